from datetime import date
from typing import Annotated, Any

from fastapi import Path, Query, Response

from adborth.access.work import ReadFigures, WriteWorkload
from adborth.db.answers import json_answer
from adborth.db.days import Day
from adborth.db.texts import CODE
from adborth.db.versions import IfMatch, IfMatchUnlessNew
from adborth.errors import PreconditionMissing, Stale
from adborth.lists.errors import EntryNotFound
from adborth.lists.service import Entry, ListName, get_entry, names_by_id
from adborth.problems import responses
from adborth.routing import new_router
from adborth.working_days.years import FinancialYear
from adborth.workload import schemas, service
from adborth.workload.errors import ActiveReferralsNotFound, MailboxCountNotFound
from adborth.workload.repository import (
    find_active_referrals,
    find_mailbox_counts,
    get_active_referrals,
    get_mailbox_count,
)

router = new_router(tags=["Workload"])

YearAsked = Annotated[
    str | None,
    Query(max_length=7, description="A financial year; left out: all.", examples=["2021-22"]),
]
Month = Annotated[
    str, Path(pattern=r"^(19|20|21)\d\d-(0[1-9]|1[0-2])$", max_length=7, examples=["2021-04"])
]
DayAsked = Annotated[Day, Path(examples=["2022-03-31"])]
ServiceAsked = Annotated[str, Path(alias="service", pattern=CODE, examples=["adults"])]


@router.get(
    "/mailbox-counts",
    operation_id="getMailboxCounts",
    summary="E-mails received by month",
    response_model=schemas.MailboxCountList,
    responses=responses(),
)
def get_mailbox_counts(work: ReadFigures, year: YearAsked = None) -> Response:
    asked = None if year is None else FinancialYear.parse(year)
    with work.reading() as connection:
        rows = find_mailbox_counts(connection, asked)
    total = sum(row.emails for row in rows)
    return json_answer({"items": [_mailbox(row) for row in rows], "total": total})


@router.get(
    "/mailbox-counts/{month}",
    operation_id="getMailboxCount",
    summary="E-mails received in a month",
    response_model=schemas.MailboxCountDetail,
    responses=responses(MailboxCountNotFound),
)
def get_one_mailbox_count(month: Month, work: ReadFigures) -> Response:
    with work.reading() as connection:
        row = get_mailbox_count(connection, _first_day(month))
    return json_answer(_mailbox(row), version=row.version)


@router.put(
    "/mailbox-counts/{month}",
    operation_id="countEmails",
    summary="Set the e-mails received in a month",
    response_model=schemas.MailboxCountDetail,
    responses=responses(Stale, PreconditionMissing)
    | {201: {"model": schemas.MailboxCountDetail, "description": "Counted for the first time"}},
)
def put_mailbox_count(
    month: Month, body: schemas.CountEmails, work: WriteWorkload, expected: IfMatchUnlessNew
) -> Response:
    """Replaces what was counted before; only a month not yet counted needs no `If-Match`."""
    with work.writing() as session:
        day = _first_day(month)
        service.count_emails(session, work.actor, day, expected, body.emails)
        row = get_mailbox_count(session.connection(), day)
    return json_answer(_mailbox(row), status=_put_status(expected), version=row.version)


@router.delete(
    "/mailbox-counts/{month}",
    status_code=204,
    operation_id="uncountEmails",
    summary="Remove the count of a month",
    responses=responses(MailboxCountNotFound, Stale, PreconditionMissing),
)
def delete_mailbox_count(month: Month, work: WriteWorkload, expected: IfMatch) -> None:
    with work.writing() as session:
        service.uncount_emails(session, work.actor, _first_day(month), expected)


@router.get(
    "/active-referrals",
    operation_id="getActiveReferrals",
    summary="Active referrals by day and service",
    response_model=schemas.ActiveReferralsList,
    responses=responses(),
)
def get_all_active_referrals(
    work: ReadFigures, on: Annotated[Day | None, Query(examples=["2022-03-31"])] = None
) -> Response:
    """Complaints per 1,000 active referrals are measured against those of 31 March."""
    with work.reading() as connection:
        rows = find_active_referrals(connection, on)
        services = names_by_id(connection)[ListName.SERVICES]
    items = [_referrals(row, services[row.service_id]) for row in rows]
    return json_answer({"items": items})


@router.get(
    "/active-referrals/{on}/{service}",
    operation_id="getActiveReferralsOfService",
    summary="Active referrals of a service on a day",
    response_model=schemas.ActiveReferralsDetail,
    responses=responses(EntryNotFound, ActiveReferralsNotFound),
)
def get_one_active_referrals(
    on: DayAsked, service_code: ServiceAsked, work: ReadFigures
) -> Response:
    with work.reading() as connection:
        entry = get_entry(connection, ListName.SERVICES, service_code)
        row = get_active_referrals(connection, on, entry)
    return json_answer(_referrals(row, _named(entry)), version=row.version)


@router.put(
    "/active-referrals/{on}/{service}",
    operation_id="countReferrals",
    summary="Set the active referrals of a service on a day",
    response_model=schemas.ActiveReferralsDetail,
    responses=responses(EntryNotFound, Stale, PreconditionMissing)
    | {201: {"model": schemas.ActiveReferralsDetail, "description": "Counted for the first time"}},
)
def put_active_referrals(
    on: DayAsked,
    service_code: ServiceAsked,
    body: schemas.CountReferrals,
    work: WriteWorkload,
    expected: IfMatchUnlessNew,
) -> Response:
    """Replaces what was counted before; only what is not yet counted needs no `If-Match`.

    A retired service can still be counted.
    """
    with work.writing() as session:
        entry = get_entry(session.connection(), ListName.SERVICES, service_code)
        service.count_referrals(session, work.actor, on, entry, expected, body.referrals)
        row = get_active_referrals(session.connection(), on, entry)
    shown = _referrals(row, _named(entry))
    return json_answer(shown, status=_put_status(expected), version=row.version)


@router.delete(
    "/active-referrals/{on}/{service}",
    status_code=204,
    operation_id="uncountReferrals",
    summary="Remove the active referrals of a service on a day",
    responses=responses(EntryNotFound, ActiveReferralsNotFound, Stale, PreconditionMissing),
)
def delete_active_referrals(
    on: DayAsked, service_code: ServiceAsked, work: WriteWorkload, expected: IfMatch
) -> None:
    with work.writing() as session:
        entry = get_entry(session.connection(), ListName.SERVICES, service_code)
        service.uncount_referrals(session, work.actor, on, entry, expected)


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _put_status(expected: int | None) -> int:
    return 201 if expected is None else 200


def _mailbox(row: Any) -> dict[str, Any]:
    return {
        "month": row.month.isoformat()[:7],
        "emails": row.emails,
        "batch": row.batch_id,
        "version": row.version,
    }


def _referrals(row: Any, service: dict[str, Any]) -> dict[str, Any]:
    return {
        "on": row.on_day,
        "service": service,
        "referrals": row.referrals,
        "batch": row.batch_id,
        "version": row.version,
    }


def _named(entry: Entry) -> dict[str, Any]:
    return {"code": entry.code, "name": entry.name}
