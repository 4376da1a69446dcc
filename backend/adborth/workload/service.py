"""Set and remove the counts. A count set by hand is no longer the import's that brought it."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.audit.service import record
from adborth.clock import today
from adborth.errors import Invalid
from adborth.lists.service import Entry
from adborth.workload.errors import ActiveReferralsNotFound, MailboxCountNotFound
from adborth.workload.models import ActiveReferrals, MailboxCount
from adborth.workload.repository import Table, find_count, put_count, remove_count


def count_emails(session: Session, actor: Actor, month: date, emails: int) -> None:
    """`month` is its first day; a month that has begun can be counted already."""
    _refuse_future("month", month)
    _put(session, actor, MailboxCount, {"month": month}, emails, _mailbox_subject(month))


def uncount_emails(session: Session, actor: Actor, month: date) -> None:
    if not _remove(session, actor, MailboxCount, {"month": month}, _mailbox_subject(month)):
        raise MailboxCountNotFound(month=month.isoformat()[:7])


def count_referrals(
    session: Session, actor: Actor, on: date, service: Entry, referrals: int
) -> None:
    _refuse_future("on", on)
    key = {"on_day": on, "service_id": service.id}
    _put(session, actor, ActiveReferrals, key, referrals, _referrals_subject(on, service))


def uncount_referrals(session: Session, actor: Actor, on: date, service: Entry) -> None:
    key = {"on_day": on, "service_id": service.id}
    if not _remove(session, actor, ActiveReferrals, key, _referrals_subject(on, service)):
        raise ActiveReferralsNotFound(on=on.isoformat(), service=service.code)


def _mailbox_subject(month: date) -> str:
    return f"mailbox/{month.isoformat()[:7]}"


def _referrals_subject(on: date, service: Entry) -> str:
    return f"referrals/{on.isoformat()}/{service.id}"


def _refuse_future(field: str, day: date) -> None:
    if day > today():
        raise Invalid.one(field, "in-the-future")


def _put(
    session: Session, actor: Actor, table: Table, key: dict[str, Any], count: int, subject: str
) -> None:
    before = find_count(session, table, key)
    put_count(session, table, key, count)
    record(session, actor.username, "count.set", subject, {"count": [before, count]})


def _remove(
    session: Session, actor: Actor, table: Table, key: dict[str, Any], subject: str
) -> bool:
    before = find_count(session, table, key)
    if before is not None:
        remove_count(session, table, key)
        record(session, actor.username, "count.remove", subject, {"count": [before, None]})
    return before is not None
