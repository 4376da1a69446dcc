from datetime import date

import pytest

from adborth.performance.period import Period, Span, span_of
from adborth.performance.quarterly import quarters_in
from adborth.working_days.years import FinancialYear

YEAR = span_of(FinancialYear(2021))
LATER = date(2026, 1, 1)


def test_a_year_has_twelve_whole_months() -> None:
    months = list(YEAR.months())
    assert months[0] == Span(date(2021, 4, 1), date(2021, 4, 30))
    assert months[-1] == Span(date(2022, 3, 1), date(2022, 3, 31))
    assert len(YEAR.whole_months()) == 12


def test_february_of_a_leap_year_is_whole_with_its_29th_day() -> None:
    [february] = Span(date(2024, 2, 1), date(2024, 2, 29)).months()
    assert february.is_whole_month
    assert not Span(date(2024, 2, 1), date(2024, 2, 28)).is_whole_month


def test_the_first_and_last_month_are_cut_to_the_span() -> None:
    span = Span(date(2021, 4, 15), date(2021, 6, 10))
    months = list(span.months())
    assert [(month.first.day, month.last.day) for month in months] == [(15, 30), (1, 31), (1, 10)]
    assert span.whole_months() == [months[1]]


def test_what_comes_after_the_day_of_reading_is_not_read() -> None:
    assert Period(YEAR, date(2021, 12, 5)).read == Span(date(2021, 4, 1), date(2021, 12, 5))
    assert Period(YEAR, LATER).read == YEAR
    assert Period(YEAR, date(2021, 3, 31)).read.is_empty
    assert list(Period(YEAR, date(2021, 3, 31)).read.months()) == []


def test_only_a_financial_year_has_years_before_it() -> None:
    years = Period(YEAR, LATER).earlier(2)
    assert [period.label for period in years] == ["2020-21", "2019-20"]
    assert Period(Span(date(2021, 4, 1), date(2022, 3, 30)), LATER).earlier(2) == []


@pytest.mark.parametrize(
    ("span", "day"),
    [
        (YEAR, date(2022, 3, 31)),
        (Span(date(2021, 4, 1), date(2021, 6, 30)), None),
        (Span(date(2020, 1, 1), date(2022, 3, 30)), date(2021, 3, 31)),
    ],
)
def test_referrals_are_those_of_the_last_31_march(span: Span, day: date | None) -> None:
    assert span.last_31_march() == day


@pytest.mark.parametrize(
    ("span", "quarters"),
    [
        (YEAR, 4),
        (Span(date(2021, 7, 1), date(2021, 9, 30)), 1),
        (Span(date(2021, 5, 1), date(2021, 7, 31)), None),
        (Span(date(2021, 7, 1), date(2021, 9, 29)), None),
    ],
)
def test_a_return_is_for_whole_quarters(span: Span, quarters: int | None) -> None:
    assert quarters_in(span) == quarters
