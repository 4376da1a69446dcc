"""Every query about the counts."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from adborth.lists.service import Entry
from adborth.working_days.years import FinancialYear
from adborth.workload.errors import ActiveReferralsNotFound, MailboxCountNotFound
from adborth.workload.models import ActiveReferrals, MailboxCount

Table = type[MailboxCount] | type[ActiveReferrals]


def find_mailbox_counts(connection: Connection, year: FinancialYear | None) -> Sequence[Row[Any]]:
    statement = select(*MailboxCount.__table__.columns)
    if year is not None:
        statement = statement.where(MailboxCount.month.between(year.first_day, year.last_day))
    return connection.execute(statement.order_by(MailboxCount.month)).all()


def find_active_referrals(connection: Connection, on: date | None) -> Sequence[Row[Any]]:
    statement = select(*ActiveReferrals.__table__.columns)
    if on is not None:
        statement = statement.where(ActiveReferrals.on_day == on)
    order = ActiveReferrals.on_day.desc(), ActiveReferrals.service_id
    return connection.execute(statement.order_by(*order)).all()


def get_mailbox_count(connection: Connection, month: date) -> Row[Any]:
    statement = select(*MailboxCount.__table__.columns).where(MailboxCount.month == month)
    row = connection.execute(statement).one_or_none()
    if row is None:
        raise MailboxCountNotFound(month=month)
    return row


def get_active_referrals(connection: Connection, on: date, service: Entry) -> Row[Any]:
    statement = select(*ActiveReferrals.__table__.columns).where(
        ActiveReferrals.on_day == on, ActiveReferrals.service_id == service.id
    )
    row = connection.execute(statement).one_or_none()
    if row is None:
        raise ActiveReferralsNotFound(on=on, service=service.code)
    return row


def hold_count(session: Session, table: Table, key: Mapping[str, Any]) -> tuple[int, int] | None:
    """The count at the key and its version; nobody else changes it until this transaction ends."""
    query = select(_counted(table), table.version).filter_by(**key).with_for_update()
    found = session.execute(query).one_or_none()
    return None if found is None else (found[0], found[1])


def add_count(session: Session, table: Table, key: Mapping[str, Any], count: int) -> bool:
    """False where somebody else has counted the same at this very moment."""
    insert = sqlite_insert if session.connection().dialect.name == "sqlite" else postgresql_insert
    statement = insert(table).values(**key, **{_counted(table).key: count}, version=1)
    added = session.execute(statement.on_conflict_do_nothing().returning(table.version))
    return added.scalar() is not None


def change_count(session: Session, table: Table, key: Mapping[str, Any], count: int) -> None:
    values = {_counted(table).key: count, "batch_id": None, "version": table.version + 1}
    session.execute(update(table).filter_by(**key).values(values))


def remove_count(session: Session, table: Table, key: Mapping[str, Any]) -> None:
    session.execute(delete(table).filter_by(**key))


def _counted(table: Table) -> Any:
    return MailboxCount.emails if table is MailboxCount else ActiveReferrals.referrals
