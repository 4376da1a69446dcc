"""The due dates that must come out right; the day of receipt is day 0."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adborth.procedures.due_dates import add_months, due_on, due_on_if_chain_kept, expected_clocks
from adborth.procedures.loader import procedures
from adborth.procedures.timetable import ClockKind, StageKind
from tests.unit.working_days.calendars import SEEDED

PROCEDURE = procedures()[0]
CHAIN = (
    ClockKind.STAGE_1_ACKNOWLEDGEMENT,
    ClockKind.STAGE_1_DISCUSSION,
    ClockKind.STAGE_1_WRITTEN_TERMS,
)
# received, acknowledge by, discuss by, written terms by, Stage 1 response, Stage 2 response
TABLE = """
2022-06-01 2022-06-07 2022-06-21 2022-06-28 2022-06-24 2022-07-08
2022-09-16 2022-09-21 2022-10-05 2022-10-12 2022-10-10 2022-10-24
2021-12-23 2021-12-29 2022-01-13 2022-01-20 2022-01-18 2022-02-01
2023-05-05 2023-05-10 2023-05-24 2023-06-01 2023-05-30 2023-06-13
2020-05-06 2020-05-11 2020-05-26 2020-06-02 2020-05-29 2020-06-12
2022-03-31 2022-04-04 2022-04-20 2022-04-27 2022-04-25 2022-05-10
2027-12-24 2027-12-30 2028-01-14 2028-01-21 2028-01-19 2028-02-02
2025-11-22 2025-11-25 2025-12-09 2025-12-16 2025-12-12 2025-12-30
"""
ROWS = [[date.fromisoformat(day) for day in line.split()] for line in TABLE.split("\n") if line]


def due(kind: ClockKind, trigger: date) -> date:
    return due_on(PROCEDURE.rule(kind), trigger, SEEDED)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].isoformat())
def test_each_link_of_stage_1_runs_from_the_last_lawful_day_of_the_one_before(
    row: list[date],
) -> None:
    trigger = row[0]
    for kind, expected in zip(CHAIN, row[1:4], strict=True):
        trigger = due(kind, trigger)
        assert trigger == expected


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].isoformat())
def test_the_responses_run_from_their_own_start(row: list[date]) -> None:
    assert due(ClockKind.STAGE_1_RESPONSE, row[0]) == row[4]
    assert due(ClockKind.STAGE_2_RESPONSE, row[0]) == row[5]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].isoformat())
def test_the_chain_if_kept_is_told_from_its_beginning(row: list[date]) -> None:
    for kind, expected in zip(CHAIN, row[1:4], strict=True):
        assert due_on_if_chain_kept(PROCEDURE, PROCEDURE.rule(kind), row[0], SEEDED) == expected


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].isoformat())
def test_what_is_received_as_a_complaint_tells_its_whole_chain_beforehand(row: list[date]) -> None:
    expected = expected_clocks(PROCEDURE, StageKind.STAGE_1, row[0], SEEDED)
    due_days = {clock.rule.kind: clock.due_on for clock in expected}
    assert [due_days[kind] for kind in (*CHAIN, ClockKind.STAGE_1_RESPONSE)] == row[1:5]
    assert due_days[ClockKind.RECEIPT] == row[1]
    assert [clock.due_on for clock in expected] == sorted(due_days.values())


def test_what_is_received_as_an_enquiry_has_no_clock_of_a_complaint() -> None:
    expected = expected_clocks(PROCEDURE, StageKind.INFORMAL, date(2026, 8, 1), SEEDED)
    assert [(clock.rule.kind, clock.due_on) for clock in expected] == [
        (ClockKind.ENQUIRY_RESOLUTION, date(2026, 8, 4)),
        (ClockKind.RECEIPT, date(2026, 8, 4)),
    ]


def test_months_end_on_the_same_day_whatever_day_of_the_week_it_is() -> None:
    assert due(ClockKind.STAGE_2_LONG_STOP, date(2026, 2, 2)) == date(2026, 8, 2)
    assert due(ClockKind.OMBUDSMAN_ACCEPTANCE, date(2026, 5, 25)) == date(2027, 5, 25)


def test_months_end_on_the_last_day_of_a_shorter_month() -> None:
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert add_months(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)


@given(st.dates(date(2012, 1, 1), date(2034, 12, 31)), st.integers(0, 60))
def test_so_many_months_later_is_in_that_month_and_never_on_a_later_day(
    day: date, months: int
) -> None:
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day
