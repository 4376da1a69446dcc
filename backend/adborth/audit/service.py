"""Record who did what, and read it back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, cast

import orjson
from sqlalchemy import Connection, Table, insert, select
from sqlalchemy.orm import Session

from adborth.audit.models import AuditEntry
from adborth.clock import now

# Of the table: the class would make the session look for objects to bring up to date.
TABLE = cast(Table, AuditEntry.__table__)
ADD = insert(TABLE)


def record(
    session: Session,
    actor: str,
    action: str,
    subject: str,
    changes: Mapping[str, Any] | None = None,
) -> None:
    """One entry. `changes` maps each field to its value before and after."""
    entry = {
        "at": now(),
        "actor": actor,
        "action": action,
        "subject": subject,
        "changes": {name: plain(value) for name, value in (changes or {}).items()},
    }
    session.connection().execute(ADD, entry)


def entry(
    at: str, actor: str, action: str, subject: str, changes: Mapping[str, Any]
) -> dict[Table, list[dict[str, Any]]]:
    """The same as a row for `Driver.insert`; the values are plain already."""
    row = {"at": at, "actor": actor, "action": action, "subject": subject}
    return {TABLE: [{**row, "changes": orjson.dumps(changes).decode()}]}


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {name: plain(item) for name, item in value.items()}
    return value


def history_of(connection: Connection, subject: str) -> list[dict[str, Any]]:
    """The entries about one thing, the oldest first."""
    columns = (
        AuditEntry.id,
        AuditEntry.at,
        AuditEntry.actor,
        AuditEntry.action,
        AuditEntry.changes,
    )
    rows = connection.execute(
        select(*columns).where(AuditEntry.subject == subject).order_by(AuditEntry.id)
    )
    return [dict(row._mapping) for row in rows]
