"""Every query about the counts."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from adborth.working_days.years import FinancialYear
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


def find_count(session: Session, table: Table, key: Mapping[str, Any]) -> int | None:
    """The count at the key, which nobody else changes until this transaction ends."""
    query = select(_counted(table)).filter_by(**key).with_for_update()
    found: int | None = session.scalar(query)
    return found


def put_count(session: Session, table: Table, key: Mapping[str, Any], count: int) -> None:
    """Two people who count the same for the first time at once do not fail."""
    insert = sqlite_insert if session.connection().dialect.name == "sqlite" else postgresql_insert
    values = {_counted(table).key: count, "batch_id": None}
    statement = insert(table).values(**key, **values)
    session.execute(statement.on_conflict_do_update(index_elements=[*key], set_=values))


def remove_count(session: Session, table: Table, key: Mapping[str, Any]) -> None:
    session.execute(delete(table).filter_by(**key))


def _counted(table: Table) -> Any:
    return MailboxCount.emails if table is MailboxCount else ActiveReferrals.referrals
