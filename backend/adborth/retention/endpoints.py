"""How long cases are kept: classes, legal holds, and the queue of what is due for disposal."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Query, Response

from adborth.access.work import ReadLists, Work, WriteRetention
from adborth.audit.vocabulary import View, seen_of
from adborth.cases.endpoints import CHANGES, READS, Reference
from adborth.db.answers import json_answer
from adborth.db.versions import IfMatch
from adborth.lists.in_memory import current_lists
from adborth.problems import responses
from adborth.retention import answers, schemas, service
from adborth.routing import new_router

router = new_router(tags=["Retention"])
KEPT: dict[str, Any] = {"response_model": schemas.CaseRetentionDetail, "responses": CHANGES}


@router.get(
    "/retention-classes",
    operation_id="listRetentionClasses",
    summary="How long cases of each class are kept",
    response_model=schemas.RetentionClasses,
    responses=responses(),
)
def get_classes(work: ReadLists) -> Response:
    work.admit()
    return json_answer(answers.schedule(service.schedule_in_force()))


@router.get(
    "/cases/{reference}/retention",
    operation_id="getCaseRetention",
    summary="How long a case is kept",
    response_model=schemas.CaseRetentionDetail,
    responses=READS,
)
def get_retention(reference: Reference, work: WriteRetention) -> Response:
    with work.reading() as connection:
        kept = service.kept_of(connection, work.actor, reference)
    work.viewed(reference, what="retention")
    return json_answer(answers.kept_case(kept), version=kept.row.version)


@router.put(
    "/cases/{reference}/retention-class",
    operation_id="chooseRetentionClass",
    summary="Keep a case by another class",
    **KEPT,
)
def put_class(
    reference: Reference, body: schemas.ChooseClass, work: WriteRetention, expected: IfMatch
) -> Response:
    return _change(work, service.choose_class, reference, expected, body)


@router.post(
    "/cases/{reference}/legal-hold",
    operation_id="holdCase",
    summary="Hold a case, so that nobody disposes of it",
    **KEPT,
)
def post_hold(
    reference: Reference, body: schemas.HoldCase, work: WriteRetention, expected: IfMatch
) -> Response:
    return _change(work, service.hold, reference, expected, body)


@router.post(
    "/cases/{reference}/legal-hold/lifting",
    operation_id="liftHold",
    summary="Lift the legal hold on a case",
    **KEPT,
)
def post_lifting(
    reference: Reference, body: schemas.LiftHold, work: WriteRetention, expected: IfMatch
) -> Response:
    return _change(work, service.lift_hold, reference, expected, body)


@router.get(
    "/disposal-queue",
    operation_id="getDisposalQueue",
    summary="Cases that have been kept for long enough",
    response_model=schemas.DisposalQueue,
    responses=responses(),
)
def get_queue(query: Annotated[schemas.PageQuery, Query()], work: WriteRetention) -> Response:
    """Closed or withdrawn, past their disposal date, and not held."""
    with work.reading() as connection:
        found, cursor = service.due_for_disposal(connection, work.actor, query)
        lists = current_lists(connection)
    work.viewed("disposal-queue", View.LIST, **seen_of(query, found))
    return json_answer({"items": [answers.queued(one, lists) for one in found], "next": cursor})


def _change(work: Work, verb: Callable[..., None], reference: str, *given: Any) -> Response:
    with work.writing() as session:
        verb(session, work.actor, reference, *given)
        kept = service.kept_of(session.connection(), work.actor, reference)
    return json_answer(answers.kept_case(kept), version=kept.row.version)
