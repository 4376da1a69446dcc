from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adborth.working_days.errors import YearLabelWrong
from adborth.working_days.years import FinancialYear


def test_a_financial_year_starts_on_1_april_and_ends_on_31_march() -> None:
    year = FinancialYear(2021)
    assert (year.first_day, year.last_day) == (date(2021, 4, 1), date(2022, 3, 31))
    assert FinancialYear.of(date(2022, 3, 31)) == year
    assert FinancialYear.of(date(2022, 4, 1)) == FinancialYear(2022)


def test_the_label_of_a_century_ends_in_00() -> None:
    assert FinancialYear(2099).label == "2099-00"


@given(st.dates(date(1, 4, 1), date(9998, 12, 31)))
def test_every_day_is_in_its_year_and_the_label_leads_back(day: date) -> None:
    year = FinancialYear.of(day)
    assert day in year
    assert FinancialYear.parse(str(year)) == year


@pytest.mark.parametrize(
    "label",
    ["2021-23", "2021/22", "2021", "21-22", "2021-2022", "", "٢٠٢١-٢٢", "0000-01", "9999-00"],
)
def test_a_label_of_another_form_is_refused(label: str) -> None:
    with pytest.raises(YearLabelWrong):
        FinancialYear.parse(label)
