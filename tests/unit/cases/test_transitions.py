"""The table of transitions, pair by pair: what may be done where, and where it leads."""

from datetime import date

import pytest

from adborth.cases.facts import CaseFacts, Pause, StageFacts
from adborth.cases.standing import state_of
from adborth.cases.transitions import TRANSITIONS, Action, allowed_actions
from adborth.cases.vocabulary import Ending, State
from adborth.procedures.timetable import Event, StageKind
from tests.unit.cases.facts import informal, stage_1, stage_2, whole

A, S = Action, State
MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
ANSWERED = stage_1(MAY, {Event.RESPONDED: JUNE}, ended_on=JUNE, ending=Ending.RESPONDED)

CASES: dict[State, CaseFacts] = {
    S.INFORMAL: whole(informal(MAY)),
    S.RESOLVED: whole(
        informal(MAY, {Event.ENQUIRY_RESOLVED: JUNE}, ended_on=JUNE, ending=Ending.RESOLVED)
    ),
    S.STAGE_1: whole(stage_1(MAY)),
    S.STAGE_1_RESPONDED: whole(ANSWERED),
    S.STAGE_2_REQUESTED: whole(ANSWERED, stage_2(JUNE)),
    S.STAGE_2: whole(ANSWERED, stage_2(JUNE, {Event.RECORD_AGREED: JUNE})),
    S.STAGE_2_RESPONDED: whole(
        ANSWERED,
        stage_2(
            JUNE,
            {Event.RECORD_AGREED: JUNE, Event.RESPONDED: JULY},
            ended_on=JULY,
            ending=Ending.RESPONDED,
        ),
    ),
    S.OMBUDSMAN: whole(ANSWERED, StageFacts(StageKind.OMBUDSMAN, JULY)),
    S.WITHDRAWN: whole(stage_1(MAY, ended_on=JUNE, ending=Ending.WITHDRAWN), withdrawn_on=JUNE),
    S.CLOSED: whole(ANSWERED, closed_on=JULY),
}
CLERICAL = {A.CORRECT, A.ASSIGN, A.RECORD_RECEIPT, A.CHANGE_PEOPLE}
WORKED_ON = {A.CHANGE_ELEMENTS, A.RECORD_FINDINGS, A.ACKNOWLEDGE, A.EXTEND, A.PAUSE}
ALLOWED: dict[State, set[Action]] = {
    S.INFORMAL: CLERICAL
    | {A.CHANGE_ELEMENTS, A.RESOLVE_ENQUIRY, A.ENTER_STAGE_1, A.REQUEST_STAGE_2}
    | {A.REFER_TO_OMBUDSMAN, A.WITHDRAW},
    S.RESOLVED: CLERICAL
    | {A.ENTER_STAGE_1, A.REQUEST_STAGE_2, A.REFER_TO_OMBUDSMAN, A.CLOSE, A.REOPEN},
    S.STAGE_1: CLERICAL
    | WORKED_ON
    | {A.RECORD_DISCUSSION, A.RECORD_RESOLUTION, A.RESPOND, A.REQUEST_STAGE_2}
    | {A.REFER_TO_OMBUDSMAN, A.WITHDRAW},
    S.STAGE_1_RESPONDED: CLERICAL
    | {A.RECORD_FINDINGS, A.RECORD_DISSATISFACTION, A.REQUEST_STAGE_2}
    | {A.REFER_TO_OMBUDSMAN, A.CLOSE},
    S.STAGE_2_REQUESTED: CLERICAL
    | WORKED_ON
    | {A.SEND_RECORD, A.AGREE_RECORD, A.RULE_OUTSIDE_REGULATIONS, A.RECORD_INVESTIGATION}
    | {A.REFER_TO_OMBUDSMAN, A.WITHDRAW},
    S.STAGE_2: CLERICAL
    | WORKED_ON
    | {A.RECORD_INVESTIGATION, A.RESPOND, A.REFER_TO_OMBUDSMAN, A.WITHDRAW},
    S.STAGE_2_RESPONDED: CLERICAL | {A.RECORD_FINDINGS, A.REFER_TO_OMBUDSMAN, A.CLOSE},
    S.OMBUDSMAN: CLERICAL
    | {A.CHANGE_ELEMENTS, A.RECORD_FINDINGS, A.RECORD_OMBUDSMAN, A.REQUEST_STAGE_2},
    S.WITHDRAWN: CLERICAL | {A.REQUEST_STAGE_2, A.CLOSE, A.REOPEN},
    S.CLOSED: {A.REQUEST_STAGE_2, A.REFER_TO_OMBUDSMAN, A.REOPEN},
}


@pytest.mark.parametrize("state", State)
def test_the_facts_say_where_a_case_stands(state: State) -> None:
    assert state_of(CASES[state]) is state


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("state", State)
def test_every_action_in_every_state_is_allowed_or_is_not(state: State, action: Action) -> None:
    assert (action in allowed_actions(state, CASES[state])) is (action in ALLOWED[state])


def test_a_stage_2_request_leads_nowhere_but_on() -> None:
    ways_on = {
        target
        for target in TRANSITIONS[S.STAGE_2_REQUESTED].values()
        if target is not S.STAGE_2_REQUESTED
    }

    assert ways_on == {S.STAGE_2, S.CLOSED, S.OMBUDSMAN, S.WITHDRAWN}
    assert A.CLOSE not in TRANSITIONS[S.STAGE_2_REQUESTED]
    assert A.CORRECT in TRANSITIONS[S.STAGE_2_REQUESTED]


@pytest.mark.parametrize(
    "state", sorted(set(State) - {S.STAGE_2_REQUESTED, S.STAGE_2, S.STAGE_2_RESPONDED})
)
def test_stage_2_may_be_requested_wherever_it_was_not_yet(state: State) -> None:
    assert A.REQUEST_STAGE_2 in allowed_actions(state, CASES[state])


def test_stage_2_is_requested_once() -> None:
    closed = whole(stage_2(JUNE, ended_on=JULY, ending=Ending.OUTSIDE_REGULATIONS), closed_on=JULY)

    assert A.REQUEST_STAGE_2 not in allowed_actions(S.CLOSED, closed)


def test_a_stage_in_progress_keeps_a_case_from_being_closed() -> None:
    at_both = whole(stage_1(MAY), StageFacts(StageKind.OMBUDSMAN, JUNE))

    assert A.CLOSE not in allowed_actions(S.OMBUDSMAN, at_both)


def test_only_what_is_paused_can_go_on_again() -> None:
    paused = whole(stage_1(MAY, pauses=(Pause(MAY, None, JUNE),)))

    actions = allowed_actions(S.STAGE_1, paused)

    assert A.END_PAUSE in actions
    assert A.PAUSE not in actions
