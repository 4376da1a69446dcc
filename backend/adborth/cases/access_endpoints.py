"""Who may see a case: restriction, the people it is about, access for a time, broken glass."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Path, Response

from adborth.access.work import BreakGlass, ChangeAccess, PreviewableWork, RestrictCases
from adborth.audit.vocabulary import View
from adborth.cases import access_schemas as schemas
from adborth.cases import need_to_know_service as service
from adborth.cases.answer_schemas import Consequences
from adborth.cases.consequences import consequences
from adborth.cases.details import get_detail
from adborth.cases.endpoints import CHANGES, READS, Reference, read_detail
from adborth.db.answers import json_answer
from adborth.db.versions import IfMatch
from adborth.problems import responses
from adborth.routing import new_router

router = new_router(tags=["Need to know"])

Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
ACCESS: dict[str, Any] = {
    "response_model": schemas.CaseAccessAnswer | Consequences,
    "responses": CHANGES,
}


@router.get(
    "/cases/{reference}/access",
    operation_id="getCaseAccess",
    summary="Who may see a case",
    response_model=schemas.CaseAccessAnswer,
    responses=READS,
)
def get_access(reference: Reference, work: RestrictCases) -> Response:
    with work.reading() as connection:
        answer = service.get_access(connection, work.actor, reference)
    work.viewed(reference, View.VIEW, what="access")
    return json_answer(answer, version=answer["version"])


@router.put(
    "/cases/{reference}/restriction",
    operation_id="restrictCase",
    summary="Restrict a case to those who are named",
    **ACCESS,
)
def put_restriction(
    reference: Reference, body: schemas.RestrictCase, work: ChangeAccess, expected: IfMatch
) -> Response:
    """Whoever restricts a case is named with it."""
    return _change(work, reference, service.restrict, expected, body)


@router.put(
    "/cases/{reference}/subjects",
    operation_id="nameSubjects",
    summary="Name the members of staff whom a case is about",
    **ACCESS,
)
def put_subjects(
    reference: Reference, body: schemas.NameSubjects, work: ChangeAccess, expected: IfMatch
) -> Response:
    """They do not find it any more: not in lists, counts, searches, exports or figures."""
    return _change(work, reference, service.name_subjects, expected, body)


@router.post(
    "/cases/{reference}/access",
    operation_id="giveAccess",
    summary="Let somebody see a case",
    **ACCESS,
)
def post_access(
    reference: Reference, body: schemas.GiveAccess, work: ChangeAccess, expected: IfMatch
) -> Response:
    return _change(work, reference, service.give_access, expected, body)


@router.post(
    "/cases/{reference}/access/{number}/end",
    operation_id="endAccess",
    summary="End somebody's access to a case",
    **ACCESS,
)
def post_end(
    reference: Reference, number: Number, work: ChangeAccess, expected: IfMatch
) -> Response:
    return _change(work, reference, service.end_access, number, expected)


@router.post(
    "/cases/{reference}/break-glass",
    status_code=201,
    operation_id="breakGlass",
    summary="Open a restricted case in an emergency",
    response_model=schemas.GlassBroken,
    responses=READS,
)
def post_break_glass(
    reference: Reference, body: schemas.BreakTheGlass, work: BreakGlass
) -> Response:
    """For eight hours. The reason is shown to the complaints officers."""
    with work.writing() as session:
        answer = service.break_glass(session, work.actor, reference, body)
    return json_answer(answer, status=201)


@router.get(
    "/broken-glass",
    operation_id="findBrokenGlass",
    summary="Restricted cases that were opened in an emergency",
    response_model=schemas.GlassReports,
    responses=responses(),
)
def get_broken_glass(work: RestrictCases) -> Response:
    with work.reading() as connection:
        items = service.glass_reports(connection, work.actor)
    work.viewed("broken-glass", View.LIST, shown=len(items))
    return json_answer({"items": items})


@router.post(
    "/broken-glass/{number}/seen",
    status_code=204,
    operation_id="lookAtBrokenGlass",
    summary="Say that you have looked at why a case was opened",
    responses=READS,
)
def post_seen(number: Number, work: RestrictCases) -> None:
    with work.writing() as session:
        service.look_at(session, work.actor, number)


def _change(
    work: PreviewableWork, reference: str, verb: Callable[..., Any], *given: Any
) -> Response:
    before = read_detail(work, reference) if work.preview else None
    with work.writing() as session:
        case = verb(session, work.actor, reference, *given)
        if before is not None:
            after = get_detail(session.connection(), work.actor, reference)
            return json_answer(consequences(before, after))
        answer = service.access_of(session.connection(), case)
    return json_answer(answer, version=answer["version"])
