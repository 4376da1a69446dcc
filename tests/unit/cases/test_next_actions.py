"""What to do next, and who may."""

from adborth.cases.clocks import WINDOWS
from adborth.cases.next_actions import ENDED_BY, Running, next_action
from adborth.cases.transitions import Action
from adborth.cases.vocabulary import State, Waiting
from adborth.procedures.timetable import ClockKind, StageKind

RECEIPT = Running(ClockKind.RECEIPT, None, paused=False)
ANSWER = Running(ClockKind.STAGE_1_RESPONSE, StageKind.STAGE_1, paused=False)
PAUSED = Running(ClockKind.STAGE_1_RESPONSE, StageKind.STAGE_1, paused=True)


def anybody(action: Action, stage: StageKind | None) -> bool:
    return True


def manager(action: Action, stage: StageKind | None) -> bool:
    return action is Action.RESPOND


def test_every_clock_of_ours_is_ended_by_something():
    assert ENDED_BY.keys() == set(ClockKind) - WINDOWS


def test_the_first_clock_says_what_to_do():
    assert next_action(State.STAGE_1, [RECEIPT, ANSWER], anybody) is Action.RECORD_RECEIPT
    assert next_action(State.STAGE_1, [ANSWER, RECEIPT], anybody) is Action.RESPOND


def test_what_a_case_waits_for_comes_before_what_is_due_sooner():
    both = [RECEIPT, ANSWER]
    assert next_action(State.STAGE_1, both, anybody, Waiting.MANAGER) is Action.RESPOND
    assert next_action(State.STAGE_1, both, anybody, Waiting.COMPLAINANT) is Action.RECORD_RECEIPT


def test_what_is_for_others_is_passed_over():
    assert next_action(State.STAGE_1, [RECEIPT, ANSWER], manager) is Action.RESPOND
    assert next_action(State.STAGE_1, [RECEIPT], manager) is None


def test_a_paused_clock_waits_for_the_end_of_its_pause():
    assert next_action(State.STAGE_1, [PAUSED], anybody) is Action.END_PAUSE


def test_a_record_that_was_sent_waits_to_be_agreed():
    assert next_action(State.STAGE_2_REQUESTED, [], anybody) is Action.AGREE_RECORD
    assert next_action(State.STAGE_2, [], anybody) is None


def test_what_a_case_cannot_take_where_it_stands_is_not_offered():
    enquiry = Running(ClockKind.ENQUIRY_RESOLUTION, StageKind.INFORMAL, paused=False)
    assert next_action(State.OMBUDSMAN, [enquiry], anybody) is None
