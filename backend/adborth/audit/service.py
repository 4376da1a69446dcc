"""Record who did what, and read it back."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast

import orjson
from sqlalchemy import ColumnElement, Connection, Table, Text, exists, insert, or_, select, update
from sqlalchemy import cast as cast_in_sql
from sqlalchemy.orm import Session

from adborth.audit.chain import digest_of
from adborth.audit.models import AuditEntry
from adborth.audit.repository import find_about
from adborth.audit.salts import new_salt
from adborth.audit.vocabulary import View
from adborth.clock import now
from adborth.trail import changed, trail

# Of the table: the class would make the session look for objects to bring up to date.
TABLE = cast(Table, AuditEntry.__table__)
ADD = insert(TABLE)
FORGET = "audit.forget"


def record(
    session: Session,
    actor: str,
    action: str,
    subject: str,
    changes: Mapping[str, Any] | None = None,
) -> None:
    """One entry. `changes` maps each field to its value before and after."""
    told = {name: plain(value) for name, value in (changes or {}).items()}
    fields = {"at": now(), "actor": actor, "action": action, "subject": subject}
    changed()
    session.connection().execute(ADD, {**fields, **origin(), **values(told)})


def entry(
    at: str, actor: str, action: str, subject: str, changes: Mapping[str, Any]
) -> dict[Table, list[dict[str, Any]]]:
    """The same as a row for `Driver.insert`; the values are plain already."""
    row = {"at": at, "actor": actor, "action": action, "subject": subject}
    changed()
    return {TABLE: [{**row, **origin(), **as_text(values(changes))}]}


def origin() -> dict[str, str | None]:
    """From where the request came that is answered here."""
    left = trail()
    return {"client": left.client, "address": left.address, "request_id": left.request_id or None}


def values(changes: Mapping[str, Any] | None) -> dict[str, Any]:
    """The columns that hold values, and stand for them in the chain."""
    if not changes:
        return {"changes": None, "salt": None, "digest": None}
    salt = new_salt()
    return {"changes": changes, "salt": salt, "digest": digest_of(changes, salt)}


def as_text(columns: dict[str, Any]) -> dict[str, Any]:
    changes = columns["changes"]
    return {**columns, "changes": changes and orjson.dumps(changes).decode()}


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {name: plain(item) for name, item in value.items()}
    return value


def history_of(
    connection: Connection, subject: str, *, views: bool = False
) -> list[dict[str, Any]]:
    """The entries about one thing, the oldest first; who only saw it, where that is asked."""
    return find_about(connection, [subject], views=views)[subject]


def histories_of(
    connection: Connection, subjects: Sequence[str]
) -> dict[str, list[dict[str, Any]]]:
    """That of each of them, in one statement."""
    return find_about(connection, subjects, views=False)


def values_of_all(
    connection: Connection, begins: Sequence[str], at_once: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    """What was changed in every thing whose name begins so, in one pass: the thing, the values."""
    named = or_(*(TABLE.c.subject.startswith(begin, autoescape=True) for begin in begins))
    told = select(TABLE.c.subject, cast_in_sql(TABLE.c.changes, Text)).where(
        TABLE.c.changes.is_not(None), TABLE.c.action.not_in(list(View)), named
    )
    for subject, changes in connection.execute(told.execution_options(yield_per=at_once)):
        yield subject, orjson.loads(changes)


def was_done(subject: Any, action: str) -> ColumnElement[bool]:
    """A condition for a query of another room: this was once done to what its column names."""
    return exists().where(TABLE.c.subject == subject, TABLE.c.action == action)


def forget_values(session: Session, actor: str, subject: str) -> int:
    """What was changed is forgotten for ever; who changed which thing when stays, and the chain.

    For the disposal of a case, once its entries are sealed. Returns how many entries that were.
    """
    held = (TABLE.c.subject == subject, TABLE.c.changes.is_not(None), TABLE.c.link.is_not(None))
    forgotten = session.connection().execute(
        update(TABLE).where(*held).values(changes=None, salt=None)
    )
    record(session, actor, FORGET, subject)
    return forgotten.rowcount
