"""Set and remove the counts. A count set by hand is no longer the import's that brought it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.audit.service import record
from adborth.clock import today
from adborth.db.versions import IfMatchMissing, check, check_unless_new
from adborth.errors import Invalid
from adborth.lists.service import Entry
from adborth.workload.errors import ActiveReferralsNotFound, MailboxCountNotFound
from adborth.workload.models import ActiveReferrals, MailboxCount
from adborth.workload.repository import Table, add_count, change_count, hold_count, remove_count


@dataclass(frozen=True)
class Place:
    """Where a count stands, and the subject under which the audit knows it."""

    table: Table
    key: dict[str, Any]
    subject: str


def _mailbox(month: date) -> Place:
    return Place(MailboxCount, {"month": month}, f"mailbox/{month.isoformat()[:7]}")


def _referrals(on: date, service: Entry) -> Place:
    key = {"on_day": on, "service_id": service.id}
    return Place(ActiveReferrals, key, f"referrals/{on.isoformat()}/{service.id}")


def count_emails(
    session: Session, actor: Actor, month: date, expected: int | None, emails: int
) -> None:
    """`month` is its first day; it may be the present one.

    `expected` is the version that the change is based on, None for what is not yet counted.
    """
    _refuse_future("month", month)
    _put(session, actor, _mailbox(month), expected, emails)


def uncount_emails(session: Session, actor: Actor, month: date, expected: int) -> None:
    if not _remove(session, actor, _mailbox(month), expected):
        raise MailboxCountNotFound(month=month)


def count_referrals(
    session: Session, actor: Actor, on: date, service: Entry, expected: int | None, referrals: int
) -> None:
    """`expected` as with e-mails."""
    _refuse_future("on", on)
    _put(session, actor, _referrals(on, service), expected, referrals)


def uncount_referrals(
    session: Session, actor: Actor, on: date, service: Entry, expected: int
) -> None:
    if not _remove(session, actor, _referrals(on, service), expected):
        raise ActiveReferralsNotFound(on=on, service=service.code)


def _refuse_future(field: str, day: date) -> None:
    if day > today():
        raise Invalid.one(field, "in-the-future")


def _put(session: Session, actor: Actor, place: Place, expected: int | None, count: int) -> None:
    held = hold_count(session, place.table, place.key)
    before, version = held or (None, None)
    check_unless_new(version, expected)
    if version is not None:
        change_count(session, place.table, place.key, count)
    elif not add_count(session, place.table, place.key, count):
        raise IfMatchMissing
    record(session, actor.username, "count.set", place.subject, {"count": [before, count]})


def _remove(session: Session, actor: Actor, place: Place, expected: int) -> bool:
    held = hold_count(session, place.table, place.key)
    if held is None:
        return False
    before, version = held
    check(version, expected)
    remove_count(session, place.table, place.key)
    record(session, actor.username, "count.remove", place.subject, {"count": [before, None]})
    return True
