"""Disposals: proposed by one person, decided by a second, and what was removed."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Path, Query, Response
from sqlalchemy import Connection

from adborth.access.service import Actor
from adborth.access.work import Work, WriteRetention
from adborth.audit.sealing import seal_entries
from adborth.audit.vocabulary import View, seen_of
from adborth.cases.endpoints import CHANGES, READS
from adborth.db.answers import json_answer
from adborth.db.versions import IfMatch
from adborth.errors import Conflict, NotFound
from adborth.problems import responses
from adborth.retention import answers, disposing, repository, schemas
from adborth.routing import new_router

router = new_router(tags=["Retention"])
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
DECIDED: dict[str, Any] = {"response_model": schemas.DisposalDetail, "responses": CHANGES}


@router.get(
    "/disposals",
    operation_id="findDisposals",
    summary="Disposals that were proposed, and what became of them",
    response_model=schemas.DisposalPage,
    responses=responses(),
)
def get_disposals(
    query: Annotated[schemas.DisposalQuery, Query()], work: WriteRetention
) -> Response:
    with work.reading() as connection:
        rows, cursor = repository.find_disposals(connection, work.actor, query)
        references = repository.references_in(connection, [row.id for row in rows])
    items = [answers.disposal(row, references, work.actor) for row in rows]
    work.viewed("disposals", View.LIST, **seen_of(query, items))
    return json_answer({"items": items, "next": cursor})


@router.post(
    "/disposals",
    status_code=201,
    operation_id="proposeDisposal",
    summary="Propose to dispose of cases and compliments",
    response_model=schemas.DisposalDetail,
    responses=responses(NotFound, Conflict),
)
def post_disposal(body: schemas.ProposeDisposal, work: WriteRetention) -> Response:
    """Nothing is removed until a second person confirms it."""
    with work.writing() as session:
        number = disposing.propose(session, work.actor, body)
        detail = _detail(session.connection(), work.actor, number)
    location = f"/api/v1/disposals/{number}"
    return json_answer(detail, status=201, version=detail["version"], location=location)


@router.get(
    "/disposals/{number}",
    operation_id="getDisposal",
    summary="One disposal",
    response_model=schemas.DisposalDetail,
    responses=READS,
)
def get_disposal(number: Number, work: WriteRetention) -> Response:
    with work.reading() as connection:
        detail = _detail(connection, work.actor, number)
    work.viewed(f"disposal-{number}")
    return json_answer(detail, version=detail["version"])


@router.post(
    "/disposals/{number}/confirmation",
    operation_id="confirmDisposal",
    summary="Confirm a disposal, and so carry it out",
    **DECIDED,
)
def post_confirmation(number: Number, work: WriteRetention, expected: IfMatch) -> Response:
    """For somebody other than who proposed it. There is no way back."""
    work.admit()
    # The audit forgets only what is sealed in its chain already.
    seal_entries(work.database)
    return _decide(work, disposing.confirm, number, expected)


@router.post(
    "/disposals/{number}/rejection",
    operation_id="rejectDisposal",
    summary="Reject a disposal",
    **DECIDED,
)
def post_rejection(
    number: Number, body: schemas.RejectDisposal, work: WriteRetention, expected: IfMatch
) -> Response:
    return _decide(work, disposing.reject, number, expected, body)


@router.get(
    "/disposal-log",
    operation_id="getDisposalLog",
    summary="What was disposed of, without personal data",
    response_model=schemas.DisposalLogPage,
    responses=responses(),
)
def get_log(query: Annotated[schemas.PageQuery, Query()], work: WriteRetention) -> Response:
    with work.reading() as connection:
        rows, cursor = repository.find_logged(connection, query)
    work.viewed("disposal-log", View.LIST, **seen_of(query, rows))
    return json_answer({"items": [answers.logged(row) for row in rows], "next": cursor})


def _decide(work: Work, verb: Callable[..., None], number: int, *given: Any) -> Response:
    with work.writing() as session:
        verb(session, work.actor, number, *given)
        detail = _detail(session.connection(), work.actor, number)
    return json_answer(detail, version=detail["version"])


def _detail(connection: Connection, actor: Actor, number: int) -> dict[str, Any]:
    row = repository.get_disposal(connection, actor, number)
    return answers.disposal(row, repository.references_in(connection, [number]), actor)
