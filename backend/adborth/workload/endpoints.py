from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response

from adborth.access.work import ChangeCases, ReadFigures
from adborth.db.answers import json_answer
from adborth.db.days import Day
from adborth.db.texts import CODE
from adborth.lists.errors import EntryNotFound
from adborth.lists.service import ListName, get_entry, names_by_id
from adborth.problems import responses
from adborth.working_days.years import FinancialYear
from adborth.workload import schemas, service
from adborth.workload.errors import ActiveReferralsNotFound, MailboxCountNotFound
from adborth.workload.repository import find_active_referrals, find_mailbox_counts

router = APIRouter(tags=["Workload"])

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
    items = [
        {"month": row.month.isoformat()[:7], "emails": row.emails, "batch": row.batch_id}
        for row in rows
    ]
    return json_answer({"items": items, "total": sum(row.emails for row in rows)})


@router.put(
    "/mailbox-counts/{month}",
    operation_id="countEmails",
    summary="Set the e-mails received in a month",
    response_model=schemas.MailboxCountDetail,
    responses=responses(),
)
def put_mailbox_count(month: Month, body: schemas.CountEmails, work: ChangeCases) -> Response:
    """Replaces what was counted before."""
    with work.writing() as session:
        service.count_emails(session, work.actor, _first_day(month), body.emails)
    return json_answer({"month": month, "emails": body.emails, "batch": None})


@router.delete(
    "/mailbox-counts/{month}",
    status_code=204,
    operation_id="uncountEmails",
    summary="Remove the count of a month",
    responses=responses(MailboxCountNotFound),
)
def delete_mailbox_count(month: Month, work: ChangeCases) -> None:
    with work.writing() as session:
        service.uncount_emails(session, work.actor, _first_day(month))


@router.get(
    "/active-referrals",
    operation_id="getActiveReferrals",
    summary="Active referrals by day and service",
    response_model=schemas.ActiveReferralsList,
    responses=responses(),
)
def get_active_referrals(
    work: ReadFigures, on: Annotated[Day | None, Query(examples=["2022-03-31"])] = None
) -> Response:
    """Complaints per 1,000 active referrals are measured against those of 31 March."""
    with work.reading() as connection:
        rows = find_active_referrals(connection, on)
        services = names_by_id(connection)[ListName.SERVICES]
    return json_answer({"items": [_referrals(row, services) for row in rows]})


@router.put(
    "/active-referrals/{on}/{service}",
    operation_id="countReferrals",
    summary="Set the active referrals of a service on a day",
    response_model=schemas.ActiveReferralsDetail,
    responses=responses(EntryNotFound),
)
def put_active_referrals(
    on: DayAsked, service_code: ServiceAsked, body: schemas.CountReferrals, work: ChangeCases
) -> Response:
    """Replaces what was counted before. A retired service can still be counted."""
    with work.writing() as session:
        entry = get_entry(session.connection(), ListName.SERVICES, service_code)
        service.count_referrals(session, work.actor, on, entry, body.referrals)
    shown = {"code": entry.code, "name": entry.name}
    return json_answer({"on": on, "service": shown, "referrals": body.referrals, "batch": None})


@router.delete(
    "/active-referrals/{on}/{service}",
    status_code=204,
    operation_id="uncountReferrals",
    summary="Remove the active referrals of a service on a day",
    responses=responses(EntryNotFound, ActiveReferralsNotFound),
)
def delete_active_referrals(on: DayAsked, service_code: ServiceAsked, work: ChangeCases) -> None:
    with work.writing() as session:
        entry = get_entry(session.connection(), ListName.SERVICES, service_code)
        service.uncount_referrals(session, work.actor, on, entry)


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _referrals(row: Any, services: dict[int, dict[str, Any]]) -> dict[str, Any]:
    return {
        "on": row.on_day,
        "service": services[row.service_id],
        "referrals": row.referrals,
        "batch": row.batch_id,
    }
