from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from adborth.audit.models import AuditEntry
from adborth.audit.schemas import AuditQuery
from adborth.audit.vocabulary import View
from adborth.db.pagination import after, read_cursor, write_cursor
from adborth.errors import Invalid

TOLD = (
    AuditEntry.id,
    AuditEntry.at,
    AuditEntry.actor,
    AuditEntry.action,
    AuditEntry.changes,
)
LISTED = (
    *TOLD,
    AuditEntry.subject,
    AuditEntry.client,
    AuditEntry.address,
    AuditEntry.request_id,
    AuditEntry.link,
)
ORDER: tuple[ColumnElement[Any], ...] = (
    AuditEntry.__table__.c.at,
    AuditEntry.__table__.c.id,
)


def find_about(
    connection: Connection, subjects: Sequence[str], *, views: bool
) -> dict[str, list[dict[str, Any]]]:
    found = select(*TOLD, AuditEntry.subject).where(AuditEntry.subject.in_(subjects))
    if not views:
        found = found.where(AuditEntry.action.not_in(list(View)))
    about: dict[str, list[dict[str, Any]]] = {subject: [] for subject in subjects}
    for row in connection.execute(found.order_by(AuditEntry.id)).mappings():
        entry = {**row, "changes": row["changes"] or {}}
        about[entry.pop("subject")].append(entry)
    return about


def find_entries(
    connection: Connection, query: AuditQuery
) -> tuple[Sequence[Row[Any]], str | None]:
    """A page, the newest first, and the cursor of the next one."""
    statement = (
        select(*LISTED)
        .where(*_conditions(query))
        .order_by(*(column.desc() for column in ORDER))
        .limit(query.limit + 1)
    )
    rows = connection.execute(statement).all()
    if len(rows) <= query.limit:
        return rows, None
    last = rows[query.limit - 1]
    return rows[: query.limit], write_cursor([last.at.isoformat(), last.id])


def _conditions(query: AuditQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [
        getattr(AuditEntry, name) == value
        for name in ("actor", "action", "subject")
        if (value := getattr(query, name)) is not None
    ]
    if query.first is not None:
        found.append(AuditEntry.at >= query.first)
    if query.to is not None:
        found.append(AuditEntry.at < query.to)
    if query.cursor is not None:
        found.append(after(ORDER, _place(query.cursor), descending=True))
    return found


def _place(cursor: str) -> tuple[datetime, int]:
    told, number = read_cursor(cursor, str, int)
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        raise Invalid.one("cursor", "cursor") from None
    if moment.tzinfo is None:
        raise Invalid.one("cursor", "cursor")
    return moment, number
