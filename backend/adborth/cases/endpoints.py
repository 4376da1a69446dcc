from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response

from adborth.access.work import ChangeCases, ReadCases, Work
from adborth.cases import details, schemas, service, stages, timekeeping
from adborth.cases.details import detail_of, get_detail, summary_of
from adborth.cases.listing import CaseQuery, page_of, read_page
from adborth.cases.repository import whole_case
from adborth.cases.watch import stage_2_watch
from adborth.clock import today
from adborth.db.answers import json_answer
from adborth.db.versions import IfMatch
from adborth.errors import Conflict, NotFound, PreconditionMissing, Stale
from adborth.problems import responses
from adborth.procedures.timetable import StageKind
from adborth.working_days.repository import calendar_in_force, current_calendar

router = APIRouter(tags=["Cases"])

Reference = Annotated[
    str,
    Path(pattern=r"^[A-Z]{2,5}-\d{4}-\d{4,9}$", examples=["SSF-2122-0001"], max_length=20),
]
PartNumber = Annotated[int, Path(ge=1, le=999)]
READS = responses(NotFound)
CHANGES = responses(NotFound, Conflict, Stale, PreconditionMissing)
CASE: dict[str, Any] = {"response_model": schemas.CaseDetail, "responses": CHANGES}


@router.get(
    "/cases",
    operation_id="findCases",
    summary="Find cases",
    response_model=schemas.CasePage,
    responses=responses(),
)
def get_cases(query: Annotated[CaseQuery, Query()], work: ReadCases) -> Response:
    """A page of cases. `next` is the cursor of the following page, null on the last."""
    now = today()
    with work.reading_row(*page_of(query, now)) as (connection, row):
        calendar = calendar_in_force(connection, row)
        rows, cursor = read_page(connection, query, row)
    items = [summary_of(fields, calendar, now) for fields in rows]
    return json_answer({"items": items, "next": cursor})


@router.post(
    "/cases",
    status_code=201,
    operation_id="openCase",
    summary="Open a case",
    response_model=schemas.CaseDetail,
    responses=responses(),
)
def post_case(body: schemas.OpenCase, work: ChangeCases) -> Response:
    with work.writing() as session:
        case = service.open_case(session, work.actor, body)
        detail = get_detail(session.connection(), case.reference)
    location = f"/api/v1/cases/{case.reference}"
    return json_answer(detail, status=201, version=case.version, location=location)


@router.get(
    "/cases/{reference}",
    operation_id="getCase",
    summary="One case with all its parts",
    response_model=schemas.CaseDetail,
    responses=READS,
)
def get_case(reference: Reference, work: ReadCases) -> Response:
    """With its clocks, each explaining its due date, and what may be done now."""
    with work.reading_row(whole_case(), {"reference": reference}) as (connection, row):
        detail = detail_of(connection, reference, row)
    return json_answer(detail, version=detail["version"])


@router.get(
    "/cases/{reference}/history",
    operation_id="getCaseHistory",
    summary="What was done to a case, by whom",
    response_model=schemas.CaseHistory,
    responses=READS,
)
def get_history(reference: Reference, work: ReadCases) -> Response:
    """The oldest first. `changes` maps each field to its value before and after."""
    with work.reading() as connection:
        return json_answer({"items": details.get_history(connection, reference)})


@router.get(
    "/stage-2-watch",
    operation_id="getStage2Watch",
    summary="Stage 2 requests not started, and people never offered Stage 2",
    response_model=schemas.Stage2Watch,
    responses=responses(),
)
def get_stage_2_watch(work: ReadCases) -> Response:
    """Every request that has not started, however old; dissatisfaction of the last 24 months."""
    with work.reading() as connection:
        return json_answer(stage_2_watch(connection, current_calendar(connection), today()))


@router.patch("/cases/{reference}", operation_id="correctCase", summary="Correct details", **CASE)
def patch_case(
    reference: Reference, body: schemas.CorrectCase, work: ChangeCases, expected: IfMatch
) -> Response:
    """Clocks and figures follow a corrected date, service, team or theme."""
    return _change(work, reference, service.correct, expected, body)


@router.post(
    "/cases/{reference}/receipt", operation_id="recordReceipt", summary="Record a receipt", **CASE
)
def post_receipt(
    reference: Reference, body: schemas.RecordReceipt, work: ChangeCases, expected: IfMatch
) -> Response:
    """A receipt is any first reply that says "we have it"."""
    return _change(work, reference, service.record_receipt, expected, body)


@router.put(
    "/cases/{reference}/people", operation_id="changePeople", summary="Change the people", **CASE
)
def put_people(
    reference: Reference, body: schemas.ChangePeople, work: ChangeCases, expected: IfMatch
) -> Response:
    return _change(work, reference, service.change_people, expected, body)


@router.put(
    "/cases/{reference}/elements",
    operation_id="changeElements",
    summary="Change the elements",
    **CASE,
)
def put_elements(
    reference: Reference, body: schemas.ChangeElements, work: ChangeCases, expected: IfMatch
) -> Response:
    return _change(work, reference, service.change_elements, expected, body)


@router.post(
    "/cases/{reference}/enquiry-resolution",
    operation_id="resolveEnquiry",
    summary="Resolve an enquiry",
    **CASE,
)
def post_enquiry_resolution(
    reference: Reference, body: schemas.ResolveEnquiry, work: ChangeCases, expected: IfMatch
) -> Response:
    return _change(work, reference, service.resolve_enquiry, expected, body)


@router.post(
    "/cases/{reference}/stage-1",
    operation_id="enterStage1",
    summary="Take an enquiry to Stage 1",
    **CASE,
)
def post_stage_1(
    reference: Reference, body: schemas.EnterStage1, work: ChangeCases, expected: IfMatch
) -> Response:
    return _change(work, reference, stages.enter_stage_1, expected, body)


@router.post(
    "/cases/{reference}/stage-2-request",
    operation_id="requestStage2",
    summary="Record a request for Stage 2",
    **CASE,
)
def post_stage_2_request(
    reference: Reference, body: schemas.RequestStage2, work: ChangeCases, expected: IfMatch
) -> Response:
    """Stage 2 is a right: the request cannot be refused, and ends only as started, withdrawn
    by the complainant, or ruled outside the regulations."""
    return _change(work, reference, stages.request_stage_2, expected, body)


@router.post(
    "/cases/{reference}/stage-2/record",
    operation_id="sendRecord",
    summary="Record that the written record was sent for agreement",
    **CASE,
)
def post_record(
    reference: Reference, body: schemas.SendRecord, work: ChangeCases, expected: IfMatch
) -> Response:
    return _change(work, reference, stages.send_record, expected, body)


@router.post(
    "/cases/{reference}/stage-2/agreement",
    operation_id="agreeRecord",
    summary="Record that the written record was agreed: Stage 2 starts",
    **CASE,
)
def post_agreement(
    reference: Reference, body: schemas.AgreeRecord, work: ChangeCases, expected: IfMatch
) -> Response:
    return _change(work, reference, stages.agree_record, expected, body)


@router.post(
    "/cases/{reference}/stage-2/outside-regulations",
    operation_id="ruleOutsideRegulations",
    summary="Rule a Stage 2 request outside the regulations",
    **CASE,
)
def post_outside_regulations(
    reference: Reference, body: schemas.RuleOutsideRegulations, work: ChangeCases, expected: IfMatch
) -> Response:
    """Needs a reason, who decided it, and the day the Ombudsman was signposted."""
    return _change(work, reference, stages.rule_outside_regulations, expected, body)


@router.post(
    "/cases/{reference}/stage-2/investigation",
    operation_id="recordInvestigation",
    summary="Record the inner steps of Stage 2",
    **CASE,
)
def post_investigation(
    reference: Reference, body: schemas.RecordInvestigation, work: ChangeCases, expected: IfMatch
) -> Response:
    return _change(work, reference, stages.record_investigation, expected, body)


@router.patch(
    "/cases/{reference}/stages/{stage}",
    operation_id="correctStage",
    summary="Correct the days of a stage",
    **CASE,
)
def patch_stage(
    reference: Reference,
    stage: StageKind,
    body: schemas.CorrectStage,
    work: ChangeCases,
    expected: IfMatch,
) -> Response:
    """For what was typed wrongly: the clocks are worked out again, the history keeps both."""
    return _change(work, reference, stages.correct_stage, stage, expected, body)


@router.post(
    "/cases/{reference}/stages/stage_1/dissatisfaction",
    operation_id="recordDissatisfaction",
    summary="Record that the complainant is dissatisfied with Stage 1",
    **CASE,
)
def post_dissatisfaction(
    reference: Reference, body: schemas.RecordDissatisfaction, work: ChangeCases, expected: IfMatch
) -> Response:
    return _change(work, reference, stages.record_dissatisfaction, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/acknowledgement",
    operation_id="acknowledgeStage",
    summary="Record the formal acknowledgement",
    **CASE,
)
def post_acknowledgement(
    reference: Reference,
    stage: StageKind,
    body: schemas.AcknowledgeStage,
    work: ChangeCases,
    expected: IfMatch,
) -> Response:
    """Refused, naming the gaps, unless all that regulation 15 asks for was in it."""
    return _change(work, reference, stages.acknowledge, stage, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/discussion",
    operation_id="recordDiscussion",
    summary="Record the discussion offered or held",
    **CASE,
)
def post_discussion(
    reference: Reference,
    stage: StageKind,
    body: schemas.RecordDiscussion,
    work: ChangeCases,
    expected: IfMatch,
) -> Response:
    return _change(work, reference, stages.record_discussion, stage, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/resolution",
    operation_id="recordResolution",
    summary="Record that the complaint was resolved",
    **CASE,
)
def post_resolution(
    reference: Reference,
    stage: StageKind,
    body: schemas.RecordResolution,
    work: ChangeCases,
    expected: IfMatch,
) -> Response:
    return _change(work, reference, stages.record_resolution, stage, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/written-terms",
    operation_id="sendWrittenTerms",
    summary="Record that the written terms of resolution were sent",
    **CASE,
)
def post_written_terms(
    reference: Reference,
    stage: StageKind,
    body: schemas.SendWrittenTerms,
    work: ChangeCases,
    expected: IfMatch,
) -> Response:
    return _change(work, reference, stages.send_written_terms, stage, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/findings",
    operation_id="recordFindings",
    summary="Record findings on elements",
    **CASE,
)
def post_findings(
    reference: Reference,
    stage: StageKind,
    body: schemas.RecordFindings,
    work: ChangeCases,
    expected: IfMatch,
) -> Response:
    """The stage's outcome follows from them; nobody types it."""
    return _change(work, reference, stages.record_findings, stage, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/extensions",
    operation_id="extendClock",
    summary="Extend a clock by agreement",
    **CASE,
)
def post_extension(
    reference: Reference,
    stage: StageKind,
    body: schemas.ExtendClock,
    work: ChangeCases,
    expected: IfMatch,
) -> Response:
    return _change(work, reference, timekeeping.extend, stage, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/pauses",
    operation_id="pauseStage",
    summary="Pause a stage",
    **CASE,
)
def post_pause(
    reference: Reference,
    stage: StageKind,
    body: schemas.PauseStage,
    work: ChangeCases,
    expected: IfMatch,
) -> Response:
    return _change(work, reference, timekeeping.pause, stage, expected, body)


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
    body: schemas.EndPause,
    work: ChangeCases,
    expected: IfMatch,
) -> Response:
    """The due dates of the stage move by the working days of the pause."""
    return _change(work, reference, timekeeping.end_pause, stage, number, expected, body)


@router.post(
    "/cases/{reference}/stages/{stage}/response",
    operation_id="respondToStage",
    summary="Record the response to a stage",
    **CASE,
)
def post_response(
    reference: Reference,
    stage: StageKind,
    body: schemas.RespondToStage,
    work: ChangeCases,
    expected: IfMatch,
) -> Response:
    return _change(work, reference, stages.respond, stage, expected, body)


@router.post(
    "/cases/{reference}/ombudsman",
    operation_id="referToOmbudsman",
    summary="Record that the Ombudsman has the complaint",
    **CASE,
)
def post_ombudsman(
    reference: Reference, body: schemas.ReferToOmbudsman, work: ChangeCases, expected: IfMatch
) -> Response:
    return _change(work, reference, stages.refer_to_ombudsman, expected, body)


@router.patch(
    "/cases/{reference}/ombudsman",
    operation_id="recordOmbudsman",
    summary="Record what the Ombudsman did",
    **CASE,
)
def patch_ombudsman(
    reference: Reference, body: schemas.RecordOmbudsman, work: ChangeCases, expected: IfMatch
) -> Response:
    """`completed_on` ends the Ombudsman's stage. Only the fields that are sent change."""
    return _change(work, reference, stages.record_ombudsman, expected, body)


@router.post(
    "/cases/{reference}/withdrawal",
    operation_id="withdrawCase",
    summary="Record that the complainant withdrew",
    **CASE,
)
def post_withdrawal(
    reference: Reference, body: schemas.WithdrawCase, work: ChangeCases, expected: IfMatch
) -> Response:
    return _change(work, reference, service.withdraw, expected, body)


@router.post("/cases/{reference}/closure", operation_id="closeCase", summary="Close a case", **CASE)
def post_closure(
    reference: Reference, body: schemas.CloseCase, work: ChangeCases, expected: IfMatch
) -> Response:
    return _change(work, reference, service.close, expected, body)


@router.post(
    "/cases/{reference}/reopening", operation_id="reopenCase", summary="Reopen a case", **CASE
)
def post_reopening(
    reference: Reference, body: schemas.ReopenCase, work: ChangeCases, expected: IfMatch
) -> Response:
    """Back to where its stages stand; withdrawn or resolved ones run on from where they were."""
    return _change(work, reference, service.reopen, expected, body)


def _change(work: Work, reference: str, verb: Callable[..., None], *given: Any) -> Response:
    """Carry out a verb and answer with the case as it is now."""
    with work.writing() as session:
        verb(session, work.actor, reference, *given)
        detail = get_detail(session.connection(), reference)
    return json_answer(detail, version=detail["version"])
