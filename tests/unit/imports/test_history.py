"""What a row of the tracker says has happened."""

from datetime import date
from typing import Any

import pytest

from adborth.cases.standing import state_of
from adborth.cases.vocabulary import Ending, Outcome, State
from adborth.imports.history import History, elements_of, history_of
from adborth.procedures.loader import procedures
from adborth.procedures.timetable import Event, StageKind, procedure_on
from adborth.working_days.calendar import Calendar
from adborth.working_days.holiday_source import CONFIRMED_TO, SEED_TO, SPAN_FROM, bank_holidays

CALENDAR = Calendar(SPAN_FROM, SEED_TO, CONFIRMED_TO, bank_holidays(SPAN_FROM.year, SEED_TO.year))
STAGE_1, STAGE_2, INFORMAL = StageKind.STAGE_1, StageKind.STAGE_2, StageKind.INFORMAL


def read(kind: str = "complaint", **fields: Any) -> History:
    record = {"ref": "A/1", "kind": kind, "received_on": "2021-04-01", **fields}
    return history_of(record, lambda day: procedure_on(procedures(), day), CALENDAR)


def codes(history: History) -> list[tuple[str, str]]:
    return [(warned.field, warned.code) for warned in history.warnings]


def test_an_enquiry_that_was_closed_is_resolved() -> None:
    history = read("enquiry", enquiry_closed_on="2021-04-07")
    informal = history.facts.stages[INFORMAL]
    assert (informal.ended_on, informal.ending) == (date(2021, 4, 7), Ending.RESOLVED)
    assert state_of(history.facts) is State.RESOLVED


def test_an_enquiry_without_an_end_is_open() -> None:
    history = read("enquiry")
    assert history.facts.stages[INFORMAL].is_open
    assert not history.warnings


def test_a_complaint_that_began_as_an_enquiry_was_escalated() -> None:
    history = read(enquiry_closed_on="2021-04-09", stage_1_on="2021-04-09")
    assert history.facts.stages[INFORMAL].ending is Ending.ESCALATED
    assert history.facts.stages[STAGE_1].is_open


def test_a_complaint_without_an_enquiry_has_no_informal_stage() -> None:
    assert list(read(stage_1_on="2021-04-01").facts.stages) == [STAGE_1]


def test_a_complaint_without_a_start_started_when_it_was_received() -> None:
    history = read()
    assert history.facts.stages[STAGE_1].entered_on == date(2021, 4, 1)
    assert codes(history) == [("stage_1_on", "stage-1-start-assumed")]


def test_a_complainant_may_go_straight_to_stage_2() -> None:
    history = read(stage_2_requested_on="2021-04-01")
    assert list(history.facts.stages) == [STAGE_2]
    assert state_of(history.facts) is State.STAGE_2_REQUESTED


def test_stage_1_dates_of_an_enquiry_without_a_stage_1_are_left_out_and_told() -> None:
    history = read("enquiry", stage_1_responded_on="2021-04-20")
    assert STAGE_1 not in history.facts.stages
    assert codes(history) == [("stage_1_on", "stage-1-dates-unused")]


def test_a_request_for_stage_2_ends_an_unanswered_stage_1() -> None:
    history = read(stage_1_on="2021-04-01", stage_2_requested_on="2021-05-04")
    stage_1 = history.facts.stages[STAGE_1]
    assert (stage_1.ended_on, stage_1.ending) == (date(2021, 5, 4), Ending.ESCALATED)


def test_a_start_of_stage_2_without_its_request_is_taken_for_both() -> None:
    history = read(stage_1_on="2021-04-01", stage_2_on="2021-05-04")
    events = history.facts.stages[STAGE_2].events
    assert events[Event.REQUESTED] == events[Event.RECORD_AGREED] == date(2021, 5, 4)
    assert codes(history) == [("stage_2_requested_on", "stage-2-request-assumed")]


def test_a_withdrawal_ends_what_is_open_and_nothing_else() -> None:
    history = read(
        enquiry_closed_on="2021-04-09", stage_1_on="2021-04-09", withdrawn_on="2021-04-20"
    )
    assert history.facts.stages[INFORMAL].ending is Ending.ESCALATED
    assert history.facts.stages[STAGE_1].ending is Ending.WITHDRAWN
    assert state_of(history.facts) is State.WITHDRAWN


def test_an_extension_keeps_the_old_due_date() -> None:
    [given] = read(stage_1_on="2021-04-01", stage_1_extended_to="2021-05-14").extensions
    assert (given.old_due_on, given.new_due_on) == (date(2021, 4, 26), date(2021, 5, 14))


def test_an_extension_never_shortens() -> None:
    history = read(stage_1_on="2021-04-01", stage_1_extended_to="2021-04-26")
    assert not history.extensions
    assert codes(history) == [("stage_1_extended_to", "extension-not-later")]


@pytest.mark.parametrize(
    ("findings", "outcome"),
    [
        (["upheld", "upheld"], Outcome.UPHELD),
        (["upheld", "not_upheld"], Outcome.PARTIALLY_UPHELD),
        (["not_upheld", "withdrawn"], Outcome.NOT_UPHELD),
        (["no_finding"], None),
    ],
)
def test_the_outcome_follows_from_the_elements(
    findings: list[str], outcome: Outcome | None
) -> None:
    elements = [["stage_1", n, "other", "", finding] for n, finding in enumerate(findings, 1)]
    history = read(stage_1_on="2021-04-01", stage_1_responded_on="2021-04-20", elements=elements)
    assert history.outcomes[STAGE_1] is outcome


def test_what_the_sheet_says_otherwise_is_told() -> None:
    elements = [["stage_1", 1, "other", "", "upheld"], ["stage_1", 2, "other", "", "not_upheld"]]
    history = read(
        stage_1_on="2021-04-01",
        stage_1_responded_on="2021-04-20",
        stage_1_outcome="upheld",
        elements=elements,
    )
    [warned] = history.warnings
    assert (warned.field, warned.code) == ("stage_1_outcome", "outcome-differs")
    assert warned.params == {"asserted": "upheld", "derived": Outcome.PARTIALLY_UPHELD}


def test_an_outcome_without_elements_stays_out() -> None:
    history = read(
        stage_1_on="2021-04-01", stage_1_responded_on="2021-04-20", stage_1_outcome="upheld"
    )
    assert history.outcomes[STAGE_1] is None
    assert codes(history) == [("stage_1_outcome", "outcome-without-elements")]


def test_history_out_of_order_is_kept_and_told() -> None:
    history = read(stage_1_on="2021-04-10", acknowledged_on="2021-04-01")
    assert history.facts.stages[STAGE_1].events[Event.ACKNOWLEDGED] == date(2021, 4, 1)
    assert codes(history) == [("acknowledged_on", "out-of-order")]


def test_an_element_looked_at_again_has_two_findings_another_theme_is_another_element() -> None:
    elements = elements_of(
        [
            ["stage_2", 1, "other", "a", "upheld"],
            ["stage_1", 1, "other", "a", "not_upheld"],
            ["stage_2", 2, "financial", "b", "upheld"],
            ["stage_1", 2, "other", "b", "upheld"],
        ]
    )
    found = [(element.number, element.theme, len(element.findings)) for element in elements]
    assert found == [(1, "other", 2), (2, "other", 1), (3, "financial", 1)]
