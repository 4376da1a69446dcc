"""The verbs of a stage: enter, acknowledge, discuss, resolve, decide, respond, and Stage 2."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.cases import stage_schemas
from adborth.cases.changing import changing, refuse_day
from adborth.cases.errors import InputWrong, StageNotEntered, StageOver
from adborth.cases.models import Acknowledgement, Case, ElementFinding, OmbudsmanMatter, Stage
from adborth.cases.settling import facts_of
from adborth.cases.transitions import Action
from adborth.cases.vocabulary import Ending
from adborth.db.texts import Request
from adborth.errors import FieldError
from adborth.lists.models import Channel
from adborth.procedures.timetable import StageKind


def enter_stage_1(
    session: Session, actor: Actor, ref: str, expected: int, given: stage_schemas.EnterStage1
) -> None:
    with changing(session, actor, ref, expected, Action.ENTER_STAGE_1) as case:
        _end_informal(case, given.entered_on)
        case.kind = given.kind
        case.stages.append(Stage(stage=StageKind.STAGE_1, entered_on=given.entered_on))


def acknowledge(
    session: Session,
    actor: Actor,
    ref: str,
    stage: StageKind,
    expected: int,
    given: stage_schemas.AcknowledgeStage,
) -> None:
    with changing(session, actor, ref, expected, Action.ACKNOWLEDGE) as case:
        running = open_stage(case, stage)
        _refuse_gaps(session, case, stage, given)
        running.acknowledged_on = given.acknowledged_on
        case.acknowledgements.append(
            Acknowledgement(
                stage=stage,
                sent_on=given.acknowledged_on,
                **given.model_dump(exclude={"acknowledged_on"}),
            )
        )


def _refuse_gaps(
    session: Session, case: Case, stage: StageKind, given: stage_schemas.AcknowledgeStage
) -> None:
    needed = ["explains_procedure", "offers_help_or_advocacy", "explains_formal_investigation"]
    channel = case.channel_id and session.get(Channel, case.channel_id)
    if stage is StageKind.STAGE_1 and channel and channel.is_oral:
        needed.append("encloses_written_record")
    gaps = [name for name in needed if not getattr(given, name)]
    if gaps:
        raise InputWrong(errors=[FieldError(name, "acknowledgement-gap") for name in gaps])


def record_discussion(
    session: Session,
    actor: Actor,
    ref: str,
    stage: StageKind,
    expected: int,
    given: stage_schemas.RecordDiscussion,
) -> None:
    with changing(session, actor, ref, expected, Action.RECORD_DISCUSSION) as case:
        running = open_stage(case, stage)
        if given.offered_on is None and given.discussed_on is None:
            raise InputWrong.one("discussed_on", "missing")
        if given.offered_on is not None:
            refuse_day("offered_on", given.offered_on, running.entered_on)
            running.discussion_offered_on = given.offered_on
        if given.discussed_on is not None:
            running.discussed_on = given.discussed_on


def record_resolution(
    session: Session,
    actor: Actor,
    ref: str,
    stage: StageKind,
    expected: int,
    given: stage_schemas.RecordResolution,
) -> None:
    with changing(session, actor, ref, expected, Action.RECORD_RESOLUTION) as case:
        open_stage(case, stage).resolved_on = given.resolved_on


def send_written_terms(
    session: Session,
    actor: Actor,
    ref: str,
    stage: StageKind,
    expected: int,
    given: stage_schemas.SendWrittenTerms,
) -> None:
    with changing(session, actor, ref, expected, Action.SEND_WRITTEN_TERMS) as case:
        open_stage(case, stage).terms_sent_on = given.terms_sent_on


def record_findings(
    session: Session,
    actor: Actor,
    ref: str,
    stage: StageKind,
    expected: int,
    given: stage_schemas.RecordFindings,
) -> None:
    """The outcome of an answered stage follows a corrected finding."""
    with changing(session, actor, ref, expected, Action.RECORD_FINDINGS) as case:
        entered_stage(case, stage)
        known = {element.number for element in case.elements}
        made = {(found.element, found.stage): found for found in case.findings}
        for place, decision in enumerate(given.findings):
            if decision.element not in known:
                raise InputWrong.one(f"findings.{place}.element", "element-number")
            found = made.get((decision.element, stage))
            if found is None:
                found = ElementFinding(element=decision.element, stage=stage)
                made[decision.element, stage] = found
                case.findings.append(found)
            found.finding = decision.finding


def respond(
    session: Session,
    actor: Actor,
    ref: str,
    stage: StageKind,
    expected: int,
    given: stage_schemas.RespondToStage,
) -> None:
    """The answer ends the stage. It carries the written terms where they were still owed."""
    with changing(session, actor, ref, expected, Action.RESPOND) as case:
        running = open_stage(case, stage)
        running.responded_on = running.ended_on = given.responded_on
        running.ending = Ending.RESPONDED
        if running.resolved_on is not None and running.terms_sent_on is None:
            running.terms_sent_on = given.responded_on


def record_dissatisfaction(
    session: Session,
    actor: Actor,
    ref: str,
    expected: int,
    given: stage_schemas.RecordDissatisfaction,
) -> None:
    with changing(session, actor, ref, expected, Action.RECORD_DISSATISFACTION) as case:
        stage_1 = entered_stage(case, StageKind.STAGE_1)
        refuse_day("dissatisfied_on", given.dissatisfied_on, stage_1.responded_on)
        stage_1.dissatisfied_on = given.dissatisfied_on
        if given.stage_2_offered_on is not None:
            refuse_day("stage_2_offered_on", given.stage_2_offered_on, stage_1.entered_on)
            stage_1.stage_2_offered_on = given.stage_2_offered_on


def request_stage_2(
    session: Session, actor: Actor, ref: str, expected: int, given: stage_schemas.RequestStage2
) -> None:
    """Nothing stands in its way: not an open Stage 1, not a withdrawal, not a closed case."""
    with changing(session, actor, ref, expected, Action.REQUEST_STAGE_2) as case:
        case.closed_on = case.withdrawn_on = None
        _end_informal(case, given.requested_on)
        for stage in case.stages:
            if stage.stage is StageKind.STAGE_1 and stage.ended_on is None:
                stage.ended_on, stage.ending = given.requested_on, Ending.ESCALATED
        case.stages.append(Stage(stage=StageKind.STAGE_2, entered_on=given.requested_on))


def send_record(
    session: Session, actor: Actor, ref: str, expected: int, given: stage_schemas.SendRecord
) -> None:
    with changing(session, actor, ref, expected, Action.SEND_RECORD) as case:
        open_stage(case, StageKind.STAGE_2).record_sent_on = given.record_sent_on


def agree_record(
    session: Session, actor: Actor, ref: str, expected: int, given: stage_schemas.AgreeRecord
) -> None:
    with changing(session, actor, ref, expected, Action.AGREE_RECORD) as case:
        open_stage(case, StageKind.STAGE_2).record_agreed_on = given.record_agreed_on


def rule_outside_regulations(
    session: Session,
    actor: Actor,
    ref: str,
    expected: int,
    given: stage_schemas.RuleOutsideRegulations,
) -> None:
    with changing(session, actor, ref, expected, Action.RULE_OUTSIDE_REGULATIONS) as case:
        stage_2 = open_stage(case, StageKind.STAGE_2)
        refuse_day("decided_on", given.decided_on, stage_2.entered_on)
        stage_2.ended_on, stage_2.ending = given.decided_on, Ending.OUTSIDE_REGULATIONS
        stage_2.ending_reason, stage_2.ending_decided_by = given.reason, given.decided_by
        refuse_day("ombudsman_signposted_on", given.ombudsman_signposted_on, stage_2.entered_on)
        stage_2.ombudsman_signposted_on = given.ombudsman_signposted_on
        if case.ombudsman is None:
            case.closed_on = given.decided_on


def record_investigation(
    session: Session,
    actor: Actor,
    ref: str,
    expected: int,
    given: stage_schemas.RecordInvestigation,
) -> None:
    with changing(session, actor, ref, expected, Action.RECORD_INVESTIGATION) as case:
        stage_2 = open_stage(case, StageKind.STAGE_2)
        for name, day in given.model_dump(exclude_unset=True).items():
            if day is not None:
                refuse_day(name, day, stage_2.entered_on)
            setattr(stage_2, name, day)


def refer_to_ombudsman(
    session: Session, actor: Actor, ref: str, expected: int, given: stage_schemas.ReferToOmbudsman
) -> None:
    with changing(session, actor, ref, expected, Action.REFER_TO_OMBUDSMAN) as case:
        case.closed_on = None
        case.ombudsman = OmbudsmanMatter(received_on=given.received_on)
        _end_informal(case, given.received_on)
        case.stages.append(Stage(stage=StageKind.OMBUDSMAN, entered_on=given.received_on))


def record_ombudsman(
    session: Session, actor: Actor, ref: str, expected: int, given: stage_schemas.RecordOmbudsman
) -> None:
    with changing(session, actor, ref, expected, Action.RECORD_OMBUDSMAN) as case:
        stage, matter = entered_stage(case, StageKind.OMBUDSMAN), case.ombudsman
        assert matter is not None
        for name, value in _sent(given).items():
            if isinstance(value, date):
                refuse_day(name, value, matter.received_on)
            setattr(matter, name, value)
        stage.ended_on = matter.completed_on
        stage.ending = Ending.DECIDED if matter.completed_on else None


def entered_stage(case: Case, kind: StageKind) -> Stage:
    for stage in case.stages:
        if stage.stage is kind:
            return stage
    raise StageNotEntered(stage=kind.value)


def open_stage(case: Case, kind: StageKind) -> Stage:
    """The stage, where it is the one that is being worked on."""
    stage = entered_stage(case, kind)
    current = facts_of(case).current
    if current is None or current.stage is not kind:
        raise StageOver(stage=kind.value)
    return stage


def _end_informal(case: Case, on: date) -> None:
    for stage in case.stages:
        if stage.stage is StageKind.INFORMAL and stage.ended_on is None:
            stage.enquiry_resolved_on = stage.ended_on = on
            stage.ending = Ending.ESCALATED


def _sent(given: Request) -> dict[str, Any]:
    sent: dict[str, Any] = given.model_dump(exclude_unset=True)
    return sent
