"""Extensions by agreement, and pauses."""

from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.cases import stage_schemas
from adborth.cases.changing import changing, refuse_day
from adborth.cases.errors import ClockNotRunning, InputWrong, OutOfOrder, PartNotFound
from adborth.cases.models import StageExtension, StagePause
from adborth.cases.stages import open_stage
from adborth.cases.transitions import Action
from adborth.procedures.timetable import StageKind


def extend(
    session: Session,
    actor: Actor,
    ref: str,
    stage: StageKind,
    expected: int,
    given: stage_schemas.ExtendClock,
) -> None:
    with changing(session, actor, ref, expected, Action.EXTEND) as case:
        open_stage(case, stage)
        clock = next((c for c in case.clocks if c.clock is given.clock and c.stage is stage), None)
        if clock is None or not clock.is_running:
            raise ClockNotRunning(clock=given.clock.value)
        if given.new_due_on <= clock.due_on:
            raise InputWrong.one("new_due_on", "shortens", due_on=clock.due_on)
        refuse_day("agreed_on", given.agreed_on, clock.started_on)
        case.extensions.append(
            StageExtension(
                number=len(case.extensions) + 1,
                stage=stage,
                old_due_on=clock.due_on,
                **given.model_dump(),
            )
        )


def pause(
    session: Session,
    actor: Actor,
    ref: str,
    stage: StageKind,
    expected: int,
    given: stage_schemas.PauseStage,
) -> None:
    with changing(session, actor, ref, expected, Action.PAUSE) as case:
        running = open_stage(case, stage)
        refuse_day("from_on", given.from_on, running.entered_on)
        if given.review_on < given.from_on:
            earliest = given.from_on
            raise OutOfOrder.one("review_on", "too-early", earliest=earliest)
        if not {element.number for element in case.elements}.issuperset(given.only_elements):
            raise InputWrong.one("only_elements", "element-number")
        numbers = sorted(set(given.only_elements))
        case.pauses.append(
            StagePause(
                number=len(case.pauses) + 1,
                stage=stage,
                only_elements=",".join(map(str, numbers)) or None,
                **given.model_dump(exclude={"only_elements"}),
            )
        )


def end_pause(
    session: Session,
    actor: Actor,
    ref: str,
    stage: StageKind,
    number: int,
    expected: int,
    given: stage_schemas.EndPause,
) -> None:
    with changing(session, actor, ref, expected, Action.END_PAUSE) as case:
        open_stage(case, stage)
        paused = next((p for p in case.pauses if p.number == number and p.stage is stage), None)
        if paused is None:
            raise PartNotFound(number=number)
        refuse_day("until_on", given.until_on, paused.from_on)
        paused.until_on = given.until_on
