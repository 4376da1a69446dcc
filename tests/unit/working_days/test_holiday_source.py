"""The calendar against the published list, and against the dates that must come out right."""

from datetime import date, timedelta

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from adborth.working_days.calendar import days_of
from adborth.working_days.holiday_source import bank_holidays, names_of
from adborth.working_days.years import FinancialYear
from tests.unit.working_days.calendars import SEEDED

WORKING_DAYS = {
    "2018-19": 253,
    "2019-20": 254,
    "2020-21": 253,
    "2021-22": 253,
    "2022-23": 251,
    "2023-24": 250,
    "2024-25": 254,
    "2025-26": 253,
    "2026-27": 251,
    "2027-28": 256,
}

# Where the Welsh of the published list is not Welsh that anybody would write.
MENDED = {
    "Mai gŵyl y banc Cynnar": "Gŵyl banc dechrau Mai",
    "Mai gŵyl y banc Cynnar (Diwrnod VE)": "Gŵyl banc dechrau Mai (Diwrnod VE)",
    "Gŵyl y banc y Gwanwyn": "Gŵyl banc y gwanwyn",
    "Gŵyl y banc haf": "Gŵyl banc yr haf",
    "Gŵyl y banc i goroni'r Brenin Siarl III": "Gŵyl y banc i goroni\u2019r Brenin Siarl III",
}


def published(language: str) -> dict[date, str]:
    source = BankHolidays(locale=language, use_cached_holidays=True)
    found = source.get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    return {holiday["date"]: holiday["title"] for holiday in found}


def test_every_day_of_2012_to_2028_is_a_holiday_just_when_it_is_published_as_one() -> None:
    listed = published("en")
    for day in days_of(date(2012, 1, 1), date(2028, 12, 31)):
        assert (day in SEEDED.holidays) == (day in listed), day
        assert SEEDED.is_working_day(day) == (day.weekday() < 5 and day not in listed), day


@pytest.mark.parametrize(
    ("language", "substitute"), [("en", " (substitute day)"), ("cy", " (diwrnod amgen)")]
)
def test_holidays_have_the_published_names_in_both_languages(
    language: str, substitute: str
) -> None:
    for day, title in published(language).items():
        assert getattr(SEEDED.holidays[day], language).removesuffix(substitute) == MENDED.get(
            title, title
        ), day


def test_a_substitute_day_says_so() -> None:
    names = SEEDED.holidays[date(2021, 12, 27)]
    assert names.en == "Christmas Day (substitute day)"
    assert names.cy == "Dydd Nadolig (diwrnod amgen)"


def test_a_holiday_that_no_message_knows_is_still_a_bank_holiday() -> None:
    names = names_of(date(2027, 6, 4), "A day to celebrate something")
    assert (names.en, names.cy) == ("Bank holiday", "Gŵyl banc")


def test_provisional_years_have_the_eight_holidays_of_an_ordinary_year() -> None:
    for year in range(2029, 2035):
        assert len(bank_holidays(year, year)) == 8


@pytest.mark.parametrize(("label", "expected"), WORKING_DAYS.items())
def test_working_days_of_a_financial_year(label: str, expected: int) -> None:
    year = FinancialYear.parse(label)
    assert SEEDED.working_days_between(year.first_day, year.last_day) == expected
    assert SEEDED.elapsed(year.first_day - timedelta(1), year.last_day) == expected
