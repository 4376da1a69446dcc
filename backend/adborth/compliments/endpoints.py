from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Path, Query, Response
from sqlalchemy import Connection

from adborth.access.work import ReadCompliments, Work, WriteCompliments
from adborth.audit.vocabulary import View, seen_of
from adborth.compliments import schemas, service
from adborth.compliments.errors import (
    ComplimentNotFound,
    RedactionChecked,
    RedactionMissing,
    SecondPersonNeeded,
)
from adborth.compliments.repository import find_compliments, get_compliment
from adborth.db.answers import json_answer
from adborth.db.versions import IfMatch
from adborth.errors import PreconditionMissing, Stale
from adborth.lists.service import ListName, listed, names_by_id
from adborth.problems import responses
from adborth.routing import new_router

router = new_router(prefix="/compliments", tags=["Compliments"])

Reference = Annotated[
    str,
    Path(pattern=r"^[A-Z]{2,5}-\d{4}-\d{4,9}$", examples=["SSC-2122-0001"], max_length=20),
]
CHANGED = (ComplimentNotFound, Stale, PreconditionMissing)


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
    items = [_summary(row._mapping, names) for row in rows]
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
def post_compliment(body: schemas.LogCompliment, work: WriteCompliments) -> Response:
    with work.writing() as session:
        compliment = service.log_compliment(session, work.actor, body)
        detail = _detail(session.connection(), compliment.reference)
    location = f"/api/v1/compliments/{compliment.reference}"
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
        detail = _detail(connection, reference)
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


def _id(connection: Connection, list_name: ListName, code: str | None, field: str) -> int | None:
    return None if code is None else listed(connection, list_name, code, field)


def _change(work: Work, reference: str, verb: Callable[..., None], *given: Any) -> Response:
    """Carry out a verb and answer with the compliment as it is now."""
    with work.writing() as session:
        verb(session, work.actor, reference, *given)
        detail = _detail(session.connection(), reference)
    return json_answer(detail, version=detail["version"])


def _detail(connection: Connection, reference: str) -> dict[str, Any]:
    row = get_compliment(connection, reference)._mapping
    return {
        **_named(row, names_by_id(connection)),
        **{name: row[name] for name in ("text", "logged_at", "logged_by", "version")},
        "redaction": row["redacted_text"]
        and {
            "text": row["redacted_text"],
            "redacted_by": row["redacted_by"],
            "checked_by": row["checked_by"],
        },
        "published_text": row["redacted_text"] if row["checked_by"] else None,
        "origin": row["batch_id"]
        and {"batch": row["batch_id"], "sheet": row["origin_sheet"], "row": row["origin_row"]},
    }


def _summary(row: Any, names: Any) -> dict[str, Any]:
    published = bool(row["published"])
    extra = {name: row[name] for name in ("excerpt", "version")}
    return {**_named(row, names), **extra, "published": published}


def _named(row: Any, names: Any) -> dict[str, Any]:
    return {
        "reference": row["reference"],
        "service": names["services"][row["service_id"]],
        "team": names["teams"].get(row["team_id"]),
        "received_on": row["received_on"],
        "from_whom": row["from_whom"],
        "language": row["language"],
    }
