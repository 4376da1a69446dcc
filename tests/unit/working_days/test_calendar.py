from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adborth.working_days.calendar import MOST_DAYS, Calendar, HolidayNames, Skipped, SkipReason
from adborth.working_days.errors import (
    DaysOutOfRange,
    HolidayExists,
    HolidayMissing,
    HolidayOnWeekend,
    OutsideCalendar,
)
from tests.unit.working_days.calendars import SEEDED

NAMES = HolidayNames("Extra bank holiday", "Gŵyl banc ychwanegol")
SATURDAY, SUNDAY, MONDAY, TUESDAY = (date(2026, 8, day) for day in (1, 2, 3, 4))
BEFORE, AFTER = date(2011, 12, 31), date(2035, 1, 1)

days = st.dates(SEEDED.span_from, date(2033, 12, 31))
any_days = st.dates(SEEDED.span_from, SEEDED.span_to)
numbers = st.integers(0, 200)


def test_received_on_a_saturday_two_working_days_end_on_tuesday() -> None:
    assert SEEDED.add(SATURDAY, 2) == TUESDAY


def test_received_on_a_saturday_and_answered_on_monday_took_one_day() -> None:
    assert SEEDED.elapsed(SATURDAY, MONDAY) == 1


def test_the_day_of_receipt_is_day_0_on_whichever_day_it_falls() -> None:
    assert SEEDED.add(MONDAY, 1) == TUESDAY
    assert SEEDED.add(MONDAY, 0) == MONDAY
    assert SEEDED.add(SATURDAY, 0) == SATURDAY
    assert SEEDED.elapsed(MONDAY, MONDAY) == 0


def test_days_taken_back_in_time_are_negative() -> None:
    assert SEEDED.elapsed(TUESDAY, SATURDAY) == -2


@given(days, numbers)
def test_the_due_date_and_the_days_taken_agree(start: date, number: int) -> None:
    assert SEEDED.elapsed(start, SEEDED.add(start, number)) == number


@given(days, numbers.filter(bool))
def test_a_due_date_is_a_working_day_and_the_first_that_counts_so_many(
    start: date, number: int
) -> None:
    due = SEEDED.add(start, number)
    assert SEEDED.is_working_day(due)
    assert SEEDED.elapsed(start, due - timedelta(1)) == number - 1


@given(days, st.integers(0, 60))
def test_elapsed_days_are_the_working_days_counted_one_at_a_time(start: date, length: int) -> None:
    after = [start + timedelta(offset) for offset in range(1, length + 1)]
    counted = sum(SEEDED.is_working_day(day) for day in after)
    assert SEEDED.elapsed(start, start + timedelta(length)) == counted


@given(any_days, any_days, any_days)
def test_elapsed_days_add_up(first: date, second: date, third: date) -> None:
    parts = SEEDED.elapsed(first, second) + SEEDED.elapsed(second, third)
    assert parts == SEEDED.elapsed(first, third)


@given(days, st.integers(0, 60))
def test_every_day_after_the_start_is_either_counted_or_skipped(start: date, length: int) -> None:
    end = start + timedelta(length)
    assert SEEDED.elapsed(start, end) + len(SEEDED.skipped(start, end)) == length


@given(st.lists(st.tuples(days, numbers), max_size=20))
def test_many_due_dates_are_each_the_due_date(pairs: list[tuple[date, int]]) -> None:
    starts, lengths = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    assert SEEDED.add_many(starts, lengths) == [SEEDED.add(*pair) for pair in pairs]


@given(st.lists(st.tuples(any_days, any_days), max_size=20))
def test_many_counts_are_each_the_count(pairs: list[tuple[date, date]]) -> None:
    starts, ends = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    assert SEEDED.elapsed_many(starts, ends) == [SEEDED.elapsed(*pair) for pair in pairs]


def test_skipped_days_have_their_reason_and_bank_holidays_their_names() -> None:
    skipped = SEEDED.skipped(date(2022, 9, 16), date(2022, 9, 19))
    assert [(day.on.day, day.reason) for day in skipped] == [
        (17, SkipReason.WEEKEND),
        (18, SkipReason.WEEKEND),
        (19, SkipReason.BANK_HOLIDAY),
    ]
    assert [day.names.cy if day.names else None for day in skipped] == [
        None,
        None,
        "Gŵyl y Banc ar gyfer Angladd Gwladol y Frenhines Elizabeth II",
    ]


def test_a_skipped_first_day_is_day_0_and_not_told() -> None:
    assert SEEDED.skipped(SATURDAY, MONDAY) == [Skipped(SUNDAY, SkipReason.WEEKEND, None)]


def test_working_days_between_count_both_ends() -> None:
    assert SEEDED.working_days_between(MONDAY, TUESDAY) == 2
    assert SEEDED.working_days_between(SATURDAY, MONDAY) == 1


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_a_day_without_data_raises_and_is_never_a_day_without_holidays(day: date) -> None:
    for ask in (
        lambda: SEEDED.is_working_day(day),
        lambda: SEEDED.add(day, 1),
        lambda: SEEDED.add(day, 0),
        lambda: SEEDED.elapsed(day, MONDAY),
        lambda: SEEDED.elapsed(MONDAY, day),
        lambda: SEEDED.skipped(day, MONDAY),
        lambda: SEEDED.skipped(MONDAY, day),
        lambda: SEEDED.add_many([MONDAY, day], [1, 1]),
        lambda: SEEDED.elapsed_many([MONDAY, MONDAY], [TUESDAY, day]),
        lambda: SEEDED.working_days_between(day, MONDAY),
    ):
        with pytest.raises(OutsideCalendar) as raised:
            ask()
        assert raised.value.params == {
            "on": day,
            "span_from": date(2012, 1, 1),
            "span_to": date(2034, 12, 31),
        }


def test_a_due_date_past_the_end_names_the_first_day_without_data() -> None:
    for ask in (
        lambda: SEEDED.add(SEEDED.span_to, 1),
        lambda: SEEDED.add_many([SEEDED.span_to], [1]),
    ):
        with pytest.raises(OutsideCalendar) as raised:
            ask()
        assert raised.value.params["on"] == date(2035, 1, 1)


@pytest.mark.parametrize("number", [-1, MOST_DAYS + 1])
def test_a_negative_or_huge_number_of_days_is_refused(number: int) -> None:
    with pytest.raises(DaysOutOfRange):
        SEEDED.add(MONDAY, number)
    with pytest.raises(DaysOutOfRange):
        SEEDED.add_many([MONDAY], [number])


def test_days_after_the_published_list_are_provisional() -> None:
    assert not SEEDED.provisional(date(2028, 12, 31))
    assert SEEDED.provisional(date(2029, 1, 1))


def test_a_proclaimed_holiday_moves_what_is_due_after_it() -> None:
    proclaimed = SEEDED.with_holiday(MONDAY, NAMES)
    assert proclaimed.add(SATURDAY, 2) == date(2026, 8, 5)
    assert proclaimed.skipped(SATURDAY, MONDAY)[-1].names == NAMES


def test_proclaiming_leaves_the_calendar_itself_as_it_was() -> None:
    SEEDED.with_holiday(MONDAY, NAMES)
    assert SEEDED.add(SATURDAY, 2) == TUESDAY


def test_withdrawing_a_holiday_takes_back_its_proclamation() -> None:
    there_and_back = SEEDED.with_holiday(MONDAY, NAMES).without_holiday(MONDAY)
    assert there_and_back.holidays == SEEDED.holidays
    assert there_and_back.add(SATURDAY, 2) == TUESDAY


def test_a_changed_calendar_keeps_its_span() -> None:
    changed = SEEDED.with_holiday(MONDAY, NAMES)
    assert (changed.span_from, changed.span_to) == (SEEDED.span_from, SEEDED.span_to)
    assert changed.confirmed_to == SEEDED.confirmed_to


def test_only_a_working_day_can_be_proclaimed_and_only_a_holiday_withdrawn() -> None:
    with pytest.raises(HolidayExists):
        SEEDED.with_holiday(date(2026, 8, 31), NAMES)
    with pytest.raises(HolidayOnWeekend):
        SEEDED.with_holiday(SATURDAY, NAMES)
    with pytest.raises(HolidayMissing):
        SEEDED.without_holiday(MONDAY)
    with pytest.raises(OutsideCalendar):
        SEEDED.with_holiday(AFTER, NAMES)
    with pytest.raises(OutsideCalendar):
        SEEDED.without_holiday(AFTER)


def test_a_calendar_of_one_day_counts_nothing_beyond_it() -> None:
    tiny = Calendar(MONDAY, MONDAY, MONDAY, {})
    assert tiny.elapsed(MONDAY, MONDAY) == 0
    assert tiny.working_days_between(MONDAY, MONDAY) == 1
    with pytest.raises(OutsideCalendar):
        tiny.add(MONDAY, 1)
