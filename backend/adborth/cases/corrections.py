"""A stage whose days were recorded wrongly."""

from datetime import date

from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.cases import stage_schemas
from adborth.cases.changing import changing
from adborth.cases.errors import InputWrong, StageFollowed
from adborth.cases.models import Case, Stage
from adborth.cases.stages import entered_stage
from adborth.cases.transitions import Action
from adborth.procedures.timetable import StageKind

# The days whose recording ended the stage.
ENDS = ("responded_on", "enquiry_resolved_on")


def correct_stage(
    session: Session,
    actor: Actor,
    ref: str,
    stage: StageKind,
    expected: int,
    given: stage_schemas.CorrectStage,
) -> None:
    """A corrected day counts anew: its clocks are worked out again, with the audit beside."""
    with changing(session, actor, ref, expected, Action.CORRECT, given.reason) as case:
        wrong = entered_stage(case, stage)
        for field, day in given.model_dump(exclude_unset=True, exclude={"reason"}).items():
            if getattr(wrong, field) is None or (day is None and field == "entered_on"):
                raise InputWrong.one(field, "nothing-to-correct")
            setattr(wrong, field, day)
            if field in ENDS:
                _end_as_corrected(case, wrong, day)
        _correct_acknowledgement(case, wrong)
        _refuse_other_start(case, wrong)


def _end_as_corrected(case: Case, stage: Stage, day: date | None) -> None:
    order = list(StageKind)
    followed = any(order.index(other.stage) > order.index(stage.stage) for other in case.stages)
    if day is None and followed:
        raise StageFollowed
    stage.ended_on = day
    stage.ending = stage.ending if day else None


def _correct_acknowledgement(case: Case, stage: Stage) -> None:
    for sent in list(case.acknowledgements):
        if sent.stage is stage.stage and stage.acknowledged_on is None:
            case.acknowledgements.remove(sent)
        elif sent.stage is stage.stage and stage.acknowledged_on is not None:
            sent.sent_on = stage.acknowledged_on


def _refuse_other_start(case: Case, stage: Stage) -> None:
    """An informal stage begins with the contact itself."""
    if stage.stage is StageKind.INFORMAL and stage.entered_on != case.received_on:
        raise InputWrong.one("entered_on", "correct-received-on")
