"""What can be done to a case, by where it stands: one table.

A Stage 2 request has three ways on (agreed and so started, withdrawn by the
complainant, ruled outside the regulations) and none back: it cannot be refused or dropped.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from adborth.cases.facts import CaseFacts
from adborth.cases.vocabulary import State
from adborth.procedures.timetable import Event, StageKind


class Action(StrEnum):
    CORRECT = "correct"
    ASSIGN = "assign"
    RECORD_RECEIPT = "record_receipt"
    CHANGE_PEOPLE = "change_people"
    CHANGE_ELEMENTS = "change_elements"
    RECORD_FINDINGS = "record_findings"
    RESOLVE_ENQUIRY = "resolve_enquiry"
    ENTER_STAGE_1 = "enter_stage_1"
    ACKNOWLEDGE = "acknowledge"
    RECORD_DISCUSSION = "record_discussion"
    RECORD_RESOLUTION = "record_resolution"
    SEND_WRITTEN_TERMS = "send_written_terms"
    EXTEND = "extend"
    PAUSE = "pause"
    END_PAUSE = "end_pause"
    RESPOND = "respond"
    RECORD_DISSATISFACTION = "record_dissatisfaction"
    REQUEST_STAGE_2 = "request_stage_2"
    SEND_RECORD = "send_record"
    AGREE_RECORD = "agree_record"
    RULE_OUTSIDE_REGULATIONS = "rule_outside_regulations"
    RECORD_INVESTIGATION = "record_investigation"
    REFER_TO_OMBUDSMAN = "refer_to_ombudsman"
    RECORD_OMBUDSMAN = "record_ombudsman"
    WITHDRAW = "withdraw"
    CLOSE = "close"
    REOPEN = "reopen"


class Resumes:
    """Reopening leads back to wherever the stages of the case stand."""


RESUMES = Resumes()
Next = State | Resumes

A, S = Action, State
CLERICAL = (A.CORRECT, A.ASSIGN, A.RECORD_RECEIPT, A.CHANGE_PEOPLE)
RUNNING = (A.CHANGE_ELEMENTS, A.RECORD_FINDINGS, A.ACKNOWLEDGE, A.EXTEND, A.PAUSE, A.END_PAUSE)


def _stays(state: State, *actions: Action) -> dict[Action, Next]:
    return dict.fromkeys(actions, state)


TRANSITIONS: Mapping[State, Mapping[Action, Next]] = {
    S.INFORMAL: {
        **_stays(S.INFORMAL, *CLERICAL, A.CHANGE_ELEMENTS),
        A.RESOLVE_ENQUIRY: S.RESOLVED,
        A.ENTER_STAGE_1: S.STAGE_1,
        A.REQUEST_STAGE_2: S.STAGE_2_REQUESTED,
        A.REFER_TO_OMBUDSMAN: S.OMBUDSMAN,
        A.WITHDRAW: S.WITHDRAWN,
    },
    S.RESOLVED: {
        **_stays(S.RESOLVED, *CLERICAL),
        A.ENTER_STAGE_1: S.STAGE_1,
        A.REQUEST_STAGE_2: S.STAGE_2_REQUESTED,
        A.REFER_TO_OMBUDSMAN: S.OMBUDSMAN,
        A.CLOSE: S.CLOSED,
        A.REOPEN: RESUMES,
    },
    S.STAGE_1: {
        **_stays(S.STAGE_1, *CLERICAL, *RUNNING),
        **_stays(S.STAGE_1, A.RECORD_DISCUSSION, A.RECORD_RESOLUTION, A.SEND_WRITTEN_TERMS),
        A.RESPOND: S.STAGE_1_RESPONDED,
        A.REQUEST_STAGE_2: S.STAGE_2_REQUESTED,
        A.REFER_TO_OMBUDSMAN: S.OMBUDSMAN,
        A.WITHDRAW: S.WITHDRAWN,
    },
    S.STAGE_1_RESPONDED: {
        **_stays(S.STAGE_1_RESPONDED, *CLERICAL, A.RECORD_FINDINGS, A.RECORD_DISSATISFACTION),
        A.REQUEST_STAGE_2: S.STAGE_2_REQUESTED,
        A.REFER_TO_OMBUDSMAN: S.OMBUDSMAN,
        A.CLOSE: S.CLOSED,
    },
    S.STAGE_2_REQUESTED: {
        **_stays(S.STAGE_2_REQUESTED, *CLERICAL, *RUNNING, A.SEND_RECORD),
        **_stays(S.STAGE_2_REQUESTED, A.RECORD_INVESTIGATION),
        A.AGREE_RECORD: S.STAGE_2,
        A.RULE_OUTSIDE_REGULATIONS: S.CLOSED,
        A.REFER_TO_OMBUDSMAN: S.OMBUDSMAN,
        A.WITHDRAW: S.WITHDRAWN,
    },
    S.STAGE_2: {
        **_stays(S.STAGE_2, *CLERICAL, *RUNNING, A.RECORD_INVESTIGATION),
        A.RESPOND: S.STAGE_2_RESPONDED,
        A.REFER_TO_OMBUDSMAN: S.OMBUDSMAN,
        A.WITHDRAW: S.WITHDRAWN,
    },
    S.STAGE_2_RESPONDED: {
        **_stays(S.STAGE_2_RESPONDED, *CLERICAL, A.RECORD_FINDINGS),
        A.REFER_TO_OMBUDSMAN: S.OMBUDSMAN,
        A.CLOSE: S.CLOSED,
    },
    S.OMBUDSMAN: {
        **_stays(S.OMBUDSMAN, *CLERICAL, *RUNNING, A.RECORD_OMBUDSMAN, A.RECORD_INVESTIGATION),
        **_stays(S.OMBUDSMAN, A.RECORD_DISCUSSION, A.RECORD_RESOLUTION, A.SEND_WRITTEN_TERMS),
        **_stays(S.OMBUDSMAN, A.SEND_RECORD, A.AGREE_RECORD, A.RESPOND, A.REQUEST_STAGE_2),
        **_stays(S.OMBUDSMAN, A.RULE_OUTSIDE_REGULATIONS, A.WITHDRAW),
        A.CLOSE: S.CLOSED,
    },
    S.WITHDRAWN: {
        **_stays(S.WITHDRAWN, *CLERICAL),
        A.REQUEST_STAGE_2: S.STAGE_2_REQUESTED,
        A.CLOSE: S.CLOSED,
        A.REOPEN: RESUMES,
    },
    S.CLOSED: {
        A.REQUEST_STAGE_2: S.STAGE_2_REQUESTED,
        A.REFER_TO_OMBUDSMAN: S.OMBUDSMAN,
        A.REOPEN: RESUMES,
    },
}


def _stage_2_never_asked(case: CaseFacts) -> bool:
    return StageKind.STAGE_2 not in case.stages


def _not_yet_at_the_ombudsman(case: CaseFacts) -> bool:
    return StageKind.OMBUDSMAN not in case.stages


def _not_receipted(case: CaseFacts) -> bool:
    return case.receipted_on is None


def _no_stage_is_open(case: CaseFacts) -> bool:
    return all(not stage.is_open for stage in case.stages.values())


def _current_lacks(event: Event) -> Callable[[CaseFacts], bool]:
    def lacks(case: CaseFacts) -> bool:
        return case.current is not None and event not in case.current.events

    return lacks


def _resolution_recorded(case: CaseFacts) -> bool:
    events = case.current.events if case.current else {}
    return Event.RESOLVED in events and Event.TERMS_SENT not in events


def _may_respond(case: CaseFacts) -> bool:
    """A Stage 2 that has not started has nothing to answer yet."""
    if case.current is None:
        return False
    return case.current.stage is StageKind.STAGE_1 or Event.RECORD_AGREED in case.current.events


def _stage_2_not_started(case: CaseFacts) -> bool:
    stage = case.stages.get(StageKind.STAGE_2)
    return stage is not None and stage.is_open and Event.RECORD_AGREED not in stage.events


def _stage_2_runs(case: CaseFacts) -> bool:
    stage = case.stages.get(StageKind.STAGE_2)
    return stage is not None and stage.is_open


def _a_pause_lasts(case: CaseFacts) -> bool:
    return case.current is not None and any(p.until_on is None for p in case.current.pauses)


def _none_pauses(case: CaseFacts) -> bool:
    return case.current is not None and not _a_pause_lasts(case)


def _a_stage_runs(case: CaseFacts) -> bool:
    return case.current is not None


def _something_to_withdraw(case: CaseFacts) -> bool:
    """From the council's procedure; the Ombudsman's goes on."""
    return any(
        stage.is_open for stage in case.stages.values() if stage.stage is not StageKind.OMBUDSMAN
    )


GUARDS: Mapping[Action, Callable[[CaseFacts], bool]] = {
    A.RECORD_RECEIPT: _not_receipted,
    A.ACKNOWLEDGE: _current_lacks(Event.ACKNOWLEDGED),
    A.RECORD_DISCUSSION: _current_lacks(Event.DISCUSSED),
    A.RECORD_RESOLUTION: _current_lacks(Event.RESOLVED),
    A.SEND_WRITTEN_TERMS: _resolution_recorded,
    A.EXTEND: _a_stage_runs,
    A.PAUSE: _none_pauses,
    A.END_PAUSE: _a_pause_lasts,
    A.RESPOND: _may_respond,
    A.REQUEST_STAGE_2: _stage_2_never_asked,
    A.SEND_RECORD: _stage_2_not_started,
    A.AGREE_RECORD: _stage_2_not_started,
    A.RECORD_INVESTIGATION: _stage_2_runs,
    A.RULE_OUTSIDE_REGULATIONS: _stage_2_not_started,
    A.REFER_TO_OMBUDSMAN: _not_yet_at_the_ombudsman,
    A.WITHDRAW: _something_to_withdraw,
    A.CLOSE: lambda case: _no_stage_is_open(case) or case.withdrawn_on is not None,
}


def allowed_actions(state: State, case: CaseFacts) -> list[Action]:
    """What may be done now, in the order of the table."""
    return [
        action
        for action in TRANSITIONS[state]
        if (guard := GUARDS.get(action)) is None or guard(case)
    ]
