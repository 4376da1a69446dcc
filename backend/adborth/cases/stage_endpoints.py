"""The routes of the stages: enter, acknowledge, decide, respond, Stage 2."""

from typing import Annotated

from fastapi import Path, Response

from adborth.access.work import ChangeCase
from adborth.cases import corrections, stage_schemas, stages, timekeeping
from adborth.cases.endpoints import CASE, Reference, change
from adborth.db.versions import IfMatch
from adborth.procedures.timetable import StageKind
from adborth.routing import new_router

router = new_router(tags=["Cases"])

PartNumber = Annotated[int, Path(ge=1, le=999)]


@router.post(
    "/cases/{reference}/stage-1",
    operation_id="enterStage1",
    summary="Take an enquiry to Stage 1",
    **CASE,
)
def post_stage_1(
    reference: Reference, body: stage_schemas.EnterStage1, work: ChangeCase, expected: IfMatch
) -> Response:
    return change(work, reference, stages.enter_stage_1, expected, body)


@router.post(
    "/cases/{reference}/stage-2-request",
    operation_id="requestStage2",
    summary="Record a request for Stage 2",
    **CASE,
)
def post_stage_2_request(
    reference: Reference, body: stage_schemas.RequestStage2, work: ChangeCase, expected: IfMatch
) -> Response:
    """Stage 2 is a right: the request cannot be refused, and ends only as started, withdrawn
    by the complainant, or ruled outside the regulations."""
    return change(work, reference, stages.request_stage_2, expected, body)


@router.post(
    "/cases/{reference}/stage-2/record",
    operation_id="sendRecord",
    summary="Record that the written record was sent for agreement",
    **CASE,
)
def post_record(
    reference: Reference, body: stage_schemas.SendRecord, work: ChangeCase, expected: IfMatch
) -> Response:
    return change(work, reference, stages.send_record, expected, body)


@router.post(
    "/cases/{reference}/stage-2/agreement",
    operation_id="agreeRecord",
    summary="Record that the written record was agreed: Stage 2 starts",
    **CASE,
)
def post_agreement(
    reference: Reference, body: stage_schemas.AgreeRecord, work: ChangeCase, expected: IfMatch
) -> Response:
    return change(work, reference, stages.agree_record, expected, body)


@router.post(
    "/cases/{reference}/stage-2/outside-regulations",
    operation_id="ruleOutsideRegulations",
    summary="Rule a Stage 2 request outside the regulations",
    **CASE,
)
def post_outside_regulations(
    reference: Reference,
    body: stage_schemas.RuleOutsideRegulations,
    work: ChangeCase,
    expected: IfMatch,
) -> Response:
    """Needs a reason, who decided it, and the day the Ombudsman was signposted."""
    return change(work, reference, stages.rule_outside_regulations, expected, body)


@router.post(
    "/cases/{reference}/stage-2/investigation",
    operation_id="recordInvestigation",
    summary="Record the inner steps of Stage 2",
    **CASE,
)
def post_investigation(
    reference: Reference,
    body: stage_schemas.RecordInvestigation,
    work: ChangeCase,
    expected: IfMatch,
) -> Response:
    return change(work, reference, stages.record_investigation, expected, body)


@router.patch(
    "/cases/{reference}/stages/{stage}",
    operation_id="correctStage",
    summary="Correct the days of a stage",
    **CASE,
)
def patch_stage(
    reference: Reference,
    stage: StageKind,
    body: stage_schemas.CorrectStage,
    work: ChangeCase,
    expected: IfMatch,
) -> Response:
    """For what was typed wrongly: the clocks are worked out again, the history keeps both."""
    return change(work, reference, corrections.correct_stage, stage, expected, body)


@router.post(
    "/cases/{reference}/stages/stage_1/dissatisfaction",
    operation_id="recordDissatisfaction",
    summary="Record that the complainant is dissatisfied with Stage 1",
    **CASE,
)
def post_dissatisfaction(
    reference: Reference,
    body: stage_schemas.RecordDissatisfaction,
    work: ChangeCase,
    expected: IfMatch,
) -> Response:
    return change(work, reference, stages.record_dissatisfaction, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/acknowledgement",
    operation_id="acknowledgeStage",
    summary="Record the formal acknowledgement",
    **CASE,
)
def post_acknowledgement(
    reference: Reference,
    stage: StageKind,
    body: stage_schemas.AcknowledgeStage,
    work: ChangeCase,
    expected: IfMatch,
) -> Response:
    """Refused, naming the gaps, unless all that regulation 15 asks for was in it."""
    return change(work, reference, stages.acknowledge, stage, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/discussion",
    operation_id="recordDiscussion",
    summary="Record the discussion offered or held",
    **CASE,
)
def post_discussion(
    reference: Reference,
    stage: StageKind,
    body: stage_schemas.RecordDiscussion,
    work: ChangeCase,
    expected: IfMatch,
) -> Response:
    return change(work, reference, stages.record_discussion, stage, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/resolution",
    operation_id="recordResolution",
    summary="Record that the complaint was resolved",
    **CASE,
)
def post_resolution(
    reference: Reference,
    stage: StageKind,
    body: stage_schemas.RecordResolution,
    work: ChangeCase,
    expected: IfMatch,
) -> Response:
    return change(work, reference, stages.record_resolution, stage, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/written-terms",
    operation_id="sendWrittenTerms",
    summary="Record that the written terms of resolution were sent",
    **CASE,
)
def post_written_terms(
    reference: Reference,
    stage: StageKind,
    body: stage_schemas.SendWrittenTerms,
    work: ChangeCase,
    expected: IfMatch,
) -> Response:
    return change(work, reference, stages.send_written_terms, stage, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/findings",
    operation_id="recordFindings",
    summary="Record findings on elements",
    **CASE,
)
def post_findings(
    reference: Reference,
    stage: StageKind,
    body: stage_schemas.RecordFindings,
    work: ChangeCase,
    expected: IfMatch,
) -> Response:
    """The stage's outcome follows from them; nobody types it."""
    return change(work, reference, stages.record_findings, stage, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/extensions",
    operation_id="extendClock",
    summary="Extend a clock by agreement",
    **CASE,
)
def post_extension(
    reference: Reference,
    stage: StageKind,
    body: stage_schemas.ExtendClock,
    work: ChangeCase,
    expected: IfMatch,
) -> Response:
    return change(work, reference, timekeeping.extend, stage, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/pauses",
    operation_id="pauseStage",
    summary="Pause a stage",
    **CASE,
)
def post_pause(
    reference: Reference,
    stage: StageKind,
    body: stage_schemas.PauseStage,
    work: ChangeCase,
    expected: IfMatch,
) -> Response:
    return change(work, reference, timekeeping.pause, stage, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/pauses/{number}/end",
    operation_id="endPause",
    summary="End a pause",
    **CASE,
)
def post_pause_end(
    reference: Reference,
    stage: StageKind,
    number: PartNumber,
    body: stage_schemas.EndPause,
    work: ChangeCase,
    expected: IfMatch,
) -> Response:
    """The due dates of the stage move by the working days of the pause."""
    return change(work, reference, timekeeping.end_pause, stage, number, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/response",
    operation_id="respondToStage",
    summary="Record the response to a stage",
    **CASE,
)
def post_response(
    reference: Reference,
    stage: StageKind,
    body: stage_schemas.RespondToStage,
    work: ChangeCase,
    expected: IfMatch,
) -> Response:
    return change(work, reference, stages.respond, stage, expected, body)
