"""How long contacts are kept: classes, legal holds, and the queue of what is due for disposal."""

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
from adborth.retention.families import CASES, Family
from adborth.routing import new_router

router = new_router(tags=["Retention"])
KEPT: dict[str, Any] = {"response_model": schemas.RetentionDetail, "responses": CHANGES}


@router.get(
    "/retention-classes",
    operation_id="listRetentionClasses",
    summary="How long contacts of each class are kept",
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
    response_model=schemas.RetentionDetail,
    responses=READS,
)
def get_retention(reference: Reference, work: WriteRetention) -> Response:
    return kept_answer(work, CASES, reference)


@router.put(
    "/cases/{reference}/retention-class",
    operation_id="chooseRetentionClass",
    summary="Keep a case by another class",
    **KEPT,
)
def put_class(
    reference: Reference, body: schemas.ChooseClass, work: WriteRetention, expected: IfMatch
) -> Response:
    return changed_answer(work, service.choose_class, CASES, reference, expected, body)


@router.post(
    "/cases/{reference}/legal-hold",
    operation_id="holdCase",
    summary="Hold a case, so that nobody disposes of it",
    **KEPT,
)
def post_hold(
    reference: Reference, body: schemas.HoldContact, work: WriteRetention, expected: IfMatch
) -> Response:
    return changed_answer(work, service.hold, CASES, reference, expected, body)


@router.post(
    "/cases/{reference}/legal-hold/lifting",
    operation_id="liftHold",
    summary="Lift the legal hold on a case",
    **KEPT,
)
def post_lifting(
    reference: Reference, body: schemas.LiftHold, work: WriteRetention, expected: IfMatch
) -> Response:
    return changed_answer(work, service.lift_hold, CASES, reference, expected, body)


@router.get(
    "/disposal-queue",
    operation_id="getDisposalQueue",
    summary="Cases and compliments that have been kept for long enough",
    response_model=schemas.DisposalQueue,
    responses=responses(),
)
def get_queue(query: Annotated[schemas.PageQuery, Query()], work: WriteRetention) -> Response:
    """Ended, past their disposal date, and not held."""
    with work.reading() as connection:
        found, cursor = service.due_for_disposal(connection, work.actor, query)
        lists = current_lists(connection)
    work.viewed("disposal-queue", View.LIST, **seen_of(query, found))
    return json_answer({"items": [answers.queued(one, lists) for one in found], "next": cursor})


def kept_answer(work: Work, family: Family, reference: str) -> Response:
    with work.reading() as connection:
        kept = service.kept_of(connection, work.actor, family, reference)
    work.viewed(reference, what="retention")
    return json_answer(answers.kept_contact(kept), version=kept.row.version)


def changed_answer(
    work: Work, verb: Callable[..., None], family: Family, reference: str, *given: Any
) -> Response:
    """Carry out a verb and answer with how long the contact is kept now."""
    with work.writing() as session:
        verb(session, work.actor, family, reference, *given)
        kept = service.kept_of(session.connection(), work.actor, family, reference)
    return json_answer(answers.kept_contact(kept), version=kept.row.version)
