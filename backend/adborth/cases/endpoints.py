from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Depends, Path, Query, Response

from adborth.access.work import ChangeCase, OpenCases, PreviewableWork, ReadCases, Work
from adborth.audit.vocabulary import View, seen_of
from adborth.cases import answer_schemas, history, schemas, service
from adborth.cases.case_query import CaseQuery
from adborth.cases.consequences import consequences
from adborth.cases.details import detail_of, get_detail
from adborth.cases.errors import CaseNotFound
from adborth.cases.listing import knows_codes, learn_codes, page_of, read_page
from adborth.cases.need_to_know import asker
from adborth.cases.opening import MADE_BY, MADE_BY_HELD, new_case, open_case
from adborth.cases.repository import read_case, whole_case
from adborth.cases.summaries import Present, summary_of
from adborth.cases.watch import stage_2_watch
from adborth.clock import today
from adborth.db.answers import json_answer
from adborth.db.texts import REFERENCE
from adborth.db.versions import IfMatch
from adborth.drafts.once import Sent
from adborth.errors import Conflict, Invalid, NotFound, PreconditionMissing, Stale
from adborth.problems import responses
from adborth.procedures.repository import timetables_at
from adborth.routing import OnceKey, asked, brief, new_router, parameters
from adborth.working_days.repository import current_calendar

router = new_router(tags=["Cases"])

Reference = Annotated[
    str,
    Path(pattern=REFERENCE, examples=["SSF-2122-0001"], max_length=20),
]
WithViews = Annotated[bool, Query(description="Also who only saw the case.")]
READS = responses(NotFound)
CHANGES = responses(NotFound, Conflict, Stale, PreconditionMissing)
CASE: dict[str, Any] = {
    "response_model": answer_schemas.CaseDetail | answer_schemas.Consequences,
    "responses": CHANGES,
}


@router.get(
    "/cases",
    operation_id="findCases",
    summary="Find cases",
    response_model=answer_schemas.CasePage,
    responses=responses(),
    openapi_extra=parameters(CaseQuery),
)
@brief
def get_cases(query: Annotated[CaseQuery, Depends(asked(CaseQuery))], work: ReadCases) -> Response:
    """A page of cases. `next` is the cursor of the following page, null on the last."""
    return page_answer(query, work)


def page_answer(query: CaseQuery, work: Work) -> Response:
    pool = work.database.engine.pool
    if not knows_codes(query, pool):
        with work.reading() as connection:
            learn_codes(query, connection)
    row = work.row_of(lambda actor: page_of(query, actor, today(), pool))
    present = Present.at(work.database, row)
    rows, cursor = read_page(query, row)
    items = [summary_of(values, present) for values in rows]
    work.viewed("cases", View.LIST, **seen_of(query, items))
    return json_answer({"items": items, "next": cursor})


@router.post(
    "/cases",
    status_code=201,
    operation_id="openCase",
    summary="Open a case",
    response_model=answer_schemas.CaseDetail,
    responses=responses(),
)
@brief
def post_case(body: schemas.OpenCase, work: OpenCases, key: OnceKey = None) -> Response:
    row = work.row_of(lambda _actor: (MADE_BY, {}))
    sent = Sent(work.actor.username, key, body)
    new = None
    try:
        new = new_case(work.database, row, body)
    except Invalid:
        # Of what is sent again the answer stays the same, whatever has changed since.
        if not sent.came_before(work.database):
            raise
    with work.writing_together(MADE_BY_HELD) as (driver, held):
        before = sent.made_before(driver)
        if before is None:
            if new is None or not new.stands(held):
                row, new = held, new_case(work.database, held, body)
            fields, parts = open_case(driver, work.actor, new)
            sent.has_made(driver, fields["reference"])
        else:
            fields, parts = read_case(driver.row_of(whole_case(), {"reference": before}))
            work.viewed(before)
    present, timetables = Present.at(work.database, row), timetables_at(work.database, row)
    detail = detail_of(fields, parts, present, timetables, work.actor)
    location = f"/api/v1/cases/{detail['reference']}"
    return json_answer(detail, status=201, version=detail["version"], location=location)


@router.get(
    "/cases/{reference}",
    operation_id="getCase",
    summary="One case with all its parts",
    response_model=answer_schemas.CaseDetail,
    responses=READS,
)
@brief
def get_case(reference: Reference, work: ReadCases) -> Response:
    """With its clocks, each explaining its due date, and what may be done now."""
    detail = read_detail(work, reference)
    work.viewed(reference)
    return json_answer(detail, version=detail["version"])


@router.get(
    "/cases/{reference}/history",
    operation_id="getCaseHistory",
    summary="What was done to a case, by whom",
    response_model=answer_schemas.CaseHistory,
    responses=READS,
)
def get_history(reference: Reference, work: ReadCases, views: WithViews = False) -> Response:
    """The oldest first. `changes` maps each field to its value before and after."""
    with work.reading() as connection:
        items = history.get_history(connection, work.actor, reference, views=views)
    work.viewed(reference, View.HISTORY)
    return json_answer({"items": items})


@router.get(
    "/stage-2-watch",
    operation_id="getStage2Watch",
    summary="Stage 2 requests not started, and people never offered Stage 2",
    response_model=answer_schemas.Stage2Watch,
    responses=responses(),
)
def get_stage_2_watch(work: ReadCases) -> Response:
    """Every request that has not started, however old; dissatisfaction of the last 24 months."""
    with work.reading() as connection:
        watched = stage_2_watch(connection, work.actor, current_calendar(connection), today())
    work.viewed("stage-2-watch", View.LIST, shown=sum(map(len, watched.values())))
    return json_answer(watched)


@router.patch("/cases/{reference}", operation_id="correctCase", summary="Correct details", **CASE)
def patch_case(
    reference: Reference, body: schemas.CorrectCase, work: ChangeCase, expected: IfMatch
) -> Response:
    """Clocks and figures follow a corrected date, service, team or theme."""
    return change(work, reference, service.correct, expected, body)


@router.post(
    "/cases/{reference}/receipt", operation_id="recordReceipt", summary="Record a receipt", **CASE
)
def post_receipt(
    reference: Reference, body: schemas.RecordReceipt, work: ChangeCase, expected: IfMatch
) -> Response:
    """A receipt is any first reply that says "we have it"."""
    return change(work, reference, service.record_receipt, expected, body)


@router.put(
    "/cases/{reference}/people", operation_id="changePeople", summary="Change the people", **CASE
)
def put_people(
    reference: Reference, body: schemas.ChangePeople, work: ChangeCase, expected: IfMatch
) -> Response:
    return change(work, reference, service.change_people, expected, body)


@router.put(
    "/cases/{reference}/elements",
    operation_id="changeElements",
    summary="Change the elements",
    **CASE,
)
def put_elements(
    reference: Reference, body: schemas.ChangeElements, work: ChangeCase, expected: IfMatch
) -> Response:
    return change(work, reference, service.change_elements, expected, body)


@router.post(
    "/cases/{reference}/enquiry-resolution",
    operation_id="resolveEnquiry",
    summary="Resolve an enquiry",
    **CASE,
)
def post_enquiry_resolution(
    reference: Reference, body: schemas.ResolveEnquiry, work: ChangeCase, expected: IfMatch
) -> Response:
    return change(work, reference, service.resolve_enquiry, expected, body)


@router.post(
    "/cases/{reference}/withdrawal",
    operation_id="withdrawCase",
    summary="Record that the complainant withdrew",
    **CASE,
)
def post_withdrawal(
    reference: Reference, body: schemas.WithdrawCase, work: ChangeCase, expected: IfMatch
) -> Response:
    return change(work, reference, service.withdraw, expected, body)


@router.post("/cases/{reference}/closure", operation_id="closeCase", summary="Close a case", **CASE)
def post_closure(
    reference: Reference, body: schemas.CloseCase, work: ChangeCase, expected: IfMatch
) -> Response:
    return change(work, reference, service.close, expected, body)


@router.post(
    "/cases/{reference}/reopening", operation_id="reopenCase", summary="Reopen a case", **CASE
)
def post_reopening(
    reference: Reference, body: schemas.ReopenCase, work: ChangeCase, expected: IfMatch
) -> Response:
    """Back to where its stages stand; withdrawn or resolved ones run on from where they were."""
    return change(work, reference, service.reopen, expected, body)


def read_detail(work: Work, reference: str) -> dict[str, Any]:
    """Raises CaseNotFound."""
    row = work.row_of(
        lambda actor: (whole_case(actor.reach), {"reference": reference, **asker(actor)})
    )
    if row is None:
        raise CaseNotFound(reference=reference)
    present, timetables = Present.at(work.database, row), timetables_at(work.database, row)
    return detail_of(*read_case(row), present, timetables, work.actor)


def change(
    work: PreviewableWork, reference: str, verb: Callable[..., None], *given: Any
) -> Response:
    """Carry out a verb and answer with the case as it is now, or show what would follow."""
    before = read_detail(work, reference) if work.preview else None
    with work.writing() as session:
        verb(session, work.actor, reference, *given)
        detail = get_detail(session.connection(), work.actor, reference)
    if before is not None:
        return json_answer(consequences(before, detail))
    return json_answer(detail, version=detail["version"])
