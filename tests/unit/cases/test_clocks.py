"""The chain of clocks, held to the dates that rules.md says must come out right."""

from datetime import date

import pytest

from adborth.cases.clocks import ClockRun, next_due, run_clocks
from adborth.cases.facts import CaseFacts, Extension, Pause
from adborth.cases.vocabulary import ClockResult, Ending
from adborth.procedures.timetable import ClockKind, Event, StageKind
from tests.unit.cases.facts import CALENDAR, procedure_for, stage_1, stage_2, whole

DATES = [
    # received, acknowledge by, discuss by, written terms by, 15 wd from receipt, 25 wd from then
    ("2022-06-01", "2022-06-07", "2022-06-21", "2022-06-28", "2022-06-24", "2022-07-08"),
    ("2022-09-16", "2022-09-21", "2022-10-05", "2022-10-12", "2022-10-10", "2022-10-24"),
    ("2021-12-23", "2021-12-29", "2022-01-13", "2022-01-20", "2022-01-18", "2022-02-01"),
    ("2023-05-05", "2023-05-10", "2023-05-24", "2023-06-01", "2023-05-30", "2023-06-13"),
    ("2020-05-06", "2020-05-11", "2020-05-26", "2020-06-02", "2020-05-29", "2020-06-12"),
    ("2022-03-31", "2022-04-04", "2022-04-20", "2022-04-27", "2022-04-25", "2022-05-10"),
    ("2027-12-24", "2027-12-30", "2028-01-14", "2028-01-21", "2028-01-19", "2028-02-02"),
    ("2025-11-22", "2025-11-25", "2025-12-09", "2025-12-16", "2025-12-12", "2025-12-30"),
]


def clocks(case: CaseFacts) -> dict[ClockKind, ClockRun]:
    return {run.clock: run for run in run_clocks(case, procedure_for, CALENDAR)}


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize("row", DATES, ids=lambda row: row[0])
def test_each_clock_of_the_chain_falls_due_on_its_last_lawful_day(row: tuple[str, ...]) -> None:
    received, acknowledge, discuss, terms, respond, _ = map(day, row)
    events = {Event.ACKNOWLEDGED: acknowledge, Event.DISCUSSED: discuss, Event.RESOLVED: discuss}

    due = {kind: run.due_on for kind, run in clocks(whole(stage_1(received, events))).items()}

    assert due[ClockKind.STAGE_1_ACKNOWLEDGEMENT] == acknowledge
    assert due[ClockKind.STAGE_1_DISCUSSION] == discuss
    assert due[ClockKind.STAGE_1_WRITTEN_TERMS] == terms
    assert due[ClockKind.STAGE_1_RESPONSE] == respond


@pytest.mark.parametrize("row", DATES, ids=lambda row: row[0])
def test_stage_2_falls_due_25_working_days_after_its_record_is_agreed(row: tuple[str, ...]) -> None:
    agreed, due = day(row[0]), day(row[5])

    runs = clocks(whole(stage_2(agreed, {Event.RECORD_AGREED: agreed})))

    assert runs[ClockKind.STAGE_2_RESPONSE].due_on == due


def test_received_on_a_saturday_and_answered_on_monday_took_one_day() -> None:
    answered = {Event.ACKNOWLEDGED: date(2026, 8, 3)}

    run = clocks(whole(stage_1(date(2026, 8, 1), answered)))[ClockKind.STAGE_1_ACKNOWLEDGEMENT]

    assert (run.due_on, run.elapsed_days) == (date(2026, 8, 4), 1)


def test_stage_2_does_not_run_before_its_record_is_agreed() -> None:
    runs = clocks(whole(stage_2(date(2026, 6, 1))))

    assert ClockKind.STAGE_2_RESPONSE not in runs
    assert runs[ClockKind.STAGE_2_RECORD].due_on == date(2026, 6, 8)


@pytest.mark.parametrize(
    ("answered", "result"),
    [
        (date(2026, 6, 22), ClockResult.ON_TIME),
        (date(2026, 6, 23), ClockResult.EXTENDED),
        (date(2026, 6, 30), ClockResult.EXTENDED),
        (date(2026, 7, 1), ClockResult.LATE),
    ],
)
def test_an_answer_is_on_time_or_inside_an_extension_or_late(
    answered: date, result: ClockResult
) -> None:
    extended = Extension(ClockKind.STAGE_1_RESPONSE, date(2026, 6, 30))
    stage = stage_1(date(2026, 6, 1), {Event.RESPONDED: answered}, extensions=(extended,))

    assert clocks(whole(stage))[ClockKind.STAGE_1_RESPONSE].result is result


def test_an_extension_never_shortens() -> None:
    shorter = Extension(ClockKind.STAGE_1_RESPONSE, date(2026, 6, 10))
    stage = stage_1(date(2026, 6, 1), extensions=(shorter,))

    assert clocks(whole(stage))[ClockKind.STAGE_1_RESPONSE].due_on == date(2026, 6, 22)


def test_a_pause_moves_the_due_date_by_its_working_days_and_shows_net_beside_gross() -> None:
    pause = Pause(date(2026, 6, 5), date(2026, 6, 12), date(2026, 6, 12))
    stage = stage_1(date(2026, 6, 1), {Event.RESPONDED: date(2026, 6, 29)}, pauses=(pause,))

    run = clocks(whole(stage))[ClockKind.STAGE_1_RESPONSE]

    assert run.base_due_on == date(2026, 6, 29)
    assert (run.elapsed_days, run.net_days) == (20, 15)
    assert run.result is ClockResult.ON_TIME


def test_a_pause_of_some_elements_stops_no_clock() -> None:
    pause = Pause(date(2026, 6, 5), date(2026, 6, 12), date(2026, 6, 12), whole_stage=False)

    run = clocks(whole(stage_1(date(2026, 6, 1), pauses=(pause,))))[ClockKind.STAGE_1_RESPONSE]

    assert run.due_on == date(2026, 6, 22)


def test_a_paused_clock_is_next_due_on_the_day_of_its_review() -> None:
    review = date(2026, 7, 20)
    stage = stage_1(
        date(2026, 6, 1),
        {Event.ACKNOWLEDGED: date(2026, 6, 2), Event.DISCUSSED: date(2026, 6, 3)},
        pauses=(Pause(date(2026, 6, 5), None, review),),
    )
    runs = run_clocks(whole(stage, receipted_on=date(2026, 6, 1)), procedure_for, CALENDAR)

    assert next_due(runs, {StageKind.STAGE_1: review}) == (review, ClockKind.STAGE_1_RESPONSE)


def test_what_was_not_done_when_a_stage_ended_is_stopped_and_not_finished() -> None:
    stage = stage_1(date(2026, 6, 1), ended_on=date(2026, 6, 4), ending=Ending.WITHDRAWN)

    run = clocks(whole(stage))[ClockKind.STAGE_1_ACKNOWLEDGEMENT]

    assert (run.finished_on, run.stopped_on, run.result) == (None, date(2026, 6, 4), None)


def test_the_time_to_go_to_the_ombudsman_runs_on_after_the_stage_2_response() -> None:
    events = {Event.RECORD_AGREED: date(2026, 3, 2), Event.RESPONDED: date(2026, 3, 31)}
    ended = stage_2(date(2026, 3, 2), events, ended_on=date(2026, 3, 31), ending=Ending.RESPONDED)
    case = whole(ended)
    runs = clocks(case)

    assert runs[ClockKind.OMBUDSMAN_ACCEPTANCE].due_on == date(2027, 3, 31)
    assert runs[ClockKind.OMBUDSMAN_ACCEPTANCE].is_running
    assert next_due(runs.values(), {}) is None


def test_a_long_stop_is_six_calendar_months_after_the_start() -> None:
    runs = clocks(whole(stage_2(date(2026, 8, 31), {Event.RECORD_AGREED: date(2026, 8, 31)})))

    assert runs[ClockKind.STAGE_2_LONG_STOP].due_on == date(2027, 2, 28)
