from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Path, Query, Response
from sqlalchemy import Connection

from adborth.access.work import ReadCompliments, Work, WriteCompliments
from adborth.audit.vocabulary import View, seen_of
from adborth.cases.answer_schemas import CaseHistory
from adborth.compliments import schemas, service
from adborth.compliments.answers import detail_of, history_told, summary_of
from adborth.compliments.errors import (
    ComplimentDisposed,
    ComplimentNotFound,
    RedactionChecked,
    RedactionMissing,
    SecondPersonNeeded,
    ShareNotFound,
)
from adborth.compliments.repository import find_compliments
from adborth.db.answers import json_answer
from adborth.db.driver import driver_of
from adborth.db.texts import REFERENCE
from adborth.db.versions import IfMatch
from adborth.drafts.once import Sent
from adborth.errors import PreconditionMissing, Stale
from adborth.lists.service import ListName, listed, names_by_id
from adborth.problems import responses
from adborth.routing import OnceKey, new_router

router = new_router(prefix="/compliments", tags=["Compliments"])

Reference = Annotated[
    str,
    Path(pattern=REFERENCE, examples=["SSC-2122-0001"], max_length=20),
]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
CHANGED = (ComplimentNotFound, ComplimentDisposed, Stale, PreconditionMissing)


@router.get(
    "",
    operation_id="findCompliments",
    summary="Find compliments",
    response_model=schemas.ComplimentPage,
    responses=responses(),
)
def get_compliments(
    query: Annotated[schemas.ComplimentQuery, Query()], work: ReadCompliments
) -> Response:
    with work.reading() as connection:
        service_id = _id(connection, ListName.SERVICES, query.service, "service")
        team_id = _id(connection, ListName.TEAMS, query.team, "team")
        rows, cursor = find_compliments(connection, query, service_id, team_id)
        names = names_by_id(connection)
    items = [summary_of(row._mapping, names) for row in rows]
    work.viewed("compliments", View.LIST, **seen_of(query, items))
    return json_answer({"items": items, "next": cursor})


@router.post(
    "",
    status_code=201,
    operation_id="logCompliment",
    summary="Log a compliment",
    response_model=schemas.ComplimentDetail,
    responses=responses(),
)
def post_compliment(
    body: schemas.LogCompliment, work: WriteCompliments, key: OnceKey = None
) -> Response:
    with work.writing() as session:
        driver, sent = driver_of(session), Sent(work.actor.username, key, body)
        made = sent.made_before(driver)
        if made is None:
            made = service.log_compliment(session, work.actor, body).reference
            sent.has_made(driver, made)
        else:
            work.viewed(made)
        detail = detail_of(session.connection(), work.actor, made)
    location = f"/api/v1/compliments/{made}"
    return json_answer(detail, status=201, version=detail["version"], location=location)


@router.get(
    "/{reference}",
    operation_id="getCompliment",
    summary="One compliment",
    response_model=schemas.ComplimentDetail,
    responses=responses(ComplimentNotFound),
)
def get_one_compliment(reference: Reference, work: ReadCompliments) -> Response:
    with work.reading() as connection:
        detail = detail_of(connection, work.actor, reference)
    work.viewed(reference)
    return json_answer(detail, version=detail["version"])


@router.patch(
    "/{reference}",
    operation_id="correctCompliment",
    summary="Correct a compliment",
    response_model=schemas.ComplimentDetail,
    responses=responses(*CHANGED),
)
def patch_compliment(
    reference: Reference, body: schemas.CorrectCompliment, work: WriteCompliments, expected: IfMatch
) -> Response:
    """After another text the redacted copy has to be checked again."""
    return _change(work, reference, service.correct_compliment, expected, body)


@router.put(
    "/{reference}/redaction",
    operation_id="redactCompliment",
    summary="Write the copy that may be published",
    response_model=schemas.ComplimentDetail,
    responses=responses(*CHANGED),
)
def put_redaction(
    reference: Reference, body: schemas.Redact, work: WriteCompliments, expected: IfMatch
) -> Response:
    """It is published only when a second person has checked it."""
    return _change(work, reference, service.redact_compliment, expected, body)


@router.delete(
    "/{reference}/redaction",
    operation_id="withdrawRedaction",
    summary="Withdraw the copy that may be published",
    response_model=schemas.ComplimentDetail,
    responses=responses(*CHANGED, RedactionMissing),
)
def delete_redaction(reference: Reference, work: WriteCompliments, expected: IfMatch) -> Response:
    return _change(work, reference, service.withdraw_redaction, expected)


@router.post(
    "/{reference}/redaction/check",
    operation_id="checkRedaction",
    summary="Confirm that the redacted copy names nobody",
    response_model=schemas.ComplimentDetail,
    responses=responses(*CHANGED, RedactionMissing, RedactionChecked, SecondPersonNeeded),
)
def post_check(reference: Reference, work: WriteCompliments, expected: IfMatch) -> Response:
    """For somebody other than who redacted it."""
    return _change(work, reference, service.check_redaction, expected)


@router.post(
    "/{reference}/shares",
    operation_id="shareCompliment",
    summary="Record with whom a compliment was shared",
    response_model=schemas.ComplimentDetail,
    responses=responses(*CHANGED),
)
def post_share(
    reference: Reference, body: schemas.ShareCompliment, work: WriteCompliments, expected: IfMatch
) -> Response:
    """Those who were praised are to hear of it; nothing is sent from here."""
    return _change(work, reference, service.share_compliment, expected, body)


@router.delete(
    "/{reference}/shares/{number}",
    operation_id="unshareCompliment",
    summary="Take back what was recorded as shared by mistake",
    response_model=schemas.ComplimentDetail,
    responses=responses(*CHANGED, ShareNotFound),
)
def delete_share(
    reference: Reference, number: Number, work: WriteCompliments, expected: IfMatch
) -> Response:
    return _change(work, reference, service.unshare_compliment, number, expected)


@router.get(
    "/{reference}/history",
    operation_id="getComplimentHistory",
    summary="What was done to a compliment, by whom",
    response_model=CaseHistory,
    responses=responses(ComplimentNotFound),
)
def get_history(reference: Reference, work: ReadCompliments) -> Response:
    """The oldest first. `changes` maps each field to its value before and after."""
    with work.reading() as connection:
        items = history_told(connection, reference)
    work.viewed(reference, View.HISTORY)
    return json_answer({"items": items})


def _id(connection: Connection, list_name: ListName, code: str | None, field: str) -> int | None:
    return None if code is None else listed(connection, list_name, code, field)


def _change(work: Work, reference: str, verb: Callable[..., None], *given: Any) -> Response:
    """Carry out a verb and answer with the compliment as it is now."""
    with work.writing() as session:
        verb(session, work.actor, reference, *given)
        detail = detail_of(session.connection(), work.actor, reference)
    return json_answer(detail, version=detail["version"])
