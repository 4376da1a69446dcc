"""How long compliments are kept: the same as for cases."""

from typing import Any

from fastapi import Response

from adborth.access.work import WriteRetention
from adborth.compliments.endpoints import CHANGED, Reference
from adborth.compliments.errors import ComplimentNotFound
from adborth.db.versions import IfMatch
from adborth.errors import Conflict
from adborth.problems import responses
from adborth.retention import schemas, service
from adborth.retention.endpoints import changed_answer, kept_answer
from adborth.retention.families import COMPLIMENTS
from adborth.routing import new_router

router = new_router(prefix="/compliments/{reference}", tags=["Retention"])
KEPT: dict[str, Any] = {
    "response_model": schemas.RetentionDetail,
    "responses": responses(*CHANGED, Conflict),
}


@router.get(
    "/retention",
    operation_id="getComplimentRetention",
    summary="How long a compliment is kept",
    response_model=schemas.RetentionDetail,
    responses=responses(ComplimentNotFound),
)
def get_retention(reference: Reference, work: WriteRetention) -> Response:
    return kept_answer(work, COMPLIMENTS, reference)


@router.put(
    "/retention-class",
    operation_id="chooseComplimentRetentionClass",
    summary="Keep a compliment by another class",
    **KEPT,
)
def put_class(
    reference: Reference, body: schemas.ChooseClass, work: WriteRetention, expected: IfMatch
) -> Response:
    return changed_answer(work, service.choose_class, COMPLIMENTS, reference, expected, body)


@router.post(
    "/legal-hold",
    operation_id="holdCompliment",
    summary="Hold a compliment, so that nobody disposes of it",
    **KEPT,
)
def post_hold(
    reference: Reference, body: schemas.HoldContact, work: WriteRetention, expected: IfMatch
) -> Response:
    return changed_answer(work, service.hold, COMPLIMENTS, reference, expected, body)


@router.post(
    "/legal-hold/lifting",
    operation_id="liftComplimentHold",
    summary="Lift the legal hold on a compliment",
    **KEPT,
)
def post_lifting(
    reference: Reference, body: schemas.LiftHold, work: WriteRetention, expected: IfMatch
) -> Response:
    return changed_answer(work, service.lift_hold, COMPLIMENTS, reference, expected, body)
