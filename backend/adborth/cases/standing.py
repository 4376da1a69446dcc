"""Where a case stands, from its facts."""

from adborth.cases.facts import CaseFacts
from adborth.cases.vocabulary import FORMAL, CaseKind, State
from adborth.procedures.timetable import Event, StageKind


def first_stage(kind: CaseKind) -> StageKind:
    """The stage that a contact of that kind enters on the day it is received."""
    return StageKind.STAGE_1 if kind in FORMAL else StageKind.INFORMAL


def state_of(case: CaseFacts) -> State:
    if case.closed_on is not None:
        return State.CLOSED
    if case.withdrawn_on is not None:
        return State.WITHDRAWN
    stages = case.stages
    if StageKind.OMBUDSMAN in stages:
        return State.OMBUDSMAN
    if stage_2 := stages.get(StageKind.STAGE_2):
        if not stage_2.is_open:
            return State.STAGE_2_RESPONDED
        started = Event.RECORD_AGREED in stage_2.events
        return State.STAGE_2 if started else State.STAGE_2_REQUESTED
    if stage_1 := stages.get(StageKind.STAGE_1):
        return State.STAGE_1 if stage_1.is_open else State.STAGE_1_RESPONDED
    return State.INFORMAL if stages[StageKind.INFORMAL].is_open else State.RESOLVED
