"""One action on many cases. Each is changed by itself, or left as it is."""

from collections.abc import Callable, Iterable
from typing import Any

from fastapi import Request, Response

from adborth.access.costs import Cost
from adborth.access.work import AssignCases, Work
from adborth.cases import assigning, bulk_schemas, service
from adborth.db.answers import json_answer
from adborth.errors import DomainError
from adborth.i18n.catalogue import Language
from adborth.problems import body_of, language_of, responses
from adborth.routing import new_router

router = new_router("/cases/bulk", tags=["Cases"])


@router.post(
    "/receipt",
    operation_id="recordReceipts",
    summary="Record the receipt of many cases",
    response_model=bulk_schemas.BulkResults,
    responses=responses(),
)
def post_receipts(
    body: bulk_schemas.RecordReceipts, work: AssignCases, request: Request
) -> Response:
    return _each(work, body.cases, service.record_receipt, body, request)


@router.post(
    "/assignment",
    operation_id="assignCases",
    summary="Give many cases to a member of staff",
    response_model=bulk_schemas.BulkResults,
    responses=responses(),
)
def post_assignments(
    body: bulk_schemas.AssignManyCases, work: AssignCases, request: Request
) -> Response:
    """Those who have any of them have them no more."""
    return _each(work, body.cases, assigning.assign, body, request)


def _each(
    work: Work,
    cases: Iterable[bulk_schemas.CaseAsSeen],
    verb: Callable[..., None],
    given: Any,
    request: Request,
) -> Response:
    """In a transaction of its own each: others get their turn in between."""
    work.spend(Cost.BATCHES)
    work.admit()
    language = language_of(request)
    seen = {case.reference: case.version for case in cases}
    problems = {
        reference: _problem(work, verb, (reference, version, given), language)
        for reference, version in seen.items()
    }
    left = sum(problem is not None for problem in problems.values())
    work.viewed("cases", f"bulk.{verb.__name__}", done=len(seen) - left, left=left)
    items = [{"reference": name, "problem": problem} for name, problem in problems.items()]
    answer = json_answer({"items": items})
    answer.headers["Content-Language"] = language
    return answer


def _problem(
    work: Work, verb: Callable[..., None], given: tuple[Any, ...], language: Language
) -> dict[str, Any] | None:
    try:
        with work.writing() as session:
            verb(session, work.actor, *given)
    except DomainError as error:
        return body_of(error, language)
    return None
