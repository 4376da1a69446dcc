"""The audit as a test looks at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fastapi import FastAPI
from sqlalchemy import Connection, select, text

from adborth.audit.sealing import seal_entries
from adborth.audit.service import TABLE
from adborth.audit.verifying import Verdict, verify
from adborth.clock import now
from adborth.db.session import Database


def entries(database: Database, **wanted: Any) -> list[Any]:
    """In the order in which they were written."""
    found = select(TABLE).order_by(TABLE.c.id).filter_by(**wanted)
    with database.reading() as connection:
        return list(connection.execute(found))


def of_request(app: FastAPI, answer: Any) -> list[tuple[str, str, str]]:
    """Who did what to what in the request of that answer."""
    found = entries(app.state.database, request_id=answer.headers["X-Request-ID"])
    return [(row.actor, row.action, row.subject) for row in found]


def sealed(database: Database) -> Verdict:
    """What `verify` finds once everything is sealed."""
    seal_entries(database)
    return verified(database)


def verified(database: Database, kept: str | None = None) -> Verdict:
    with database.reading() as connection:
        return verify(connection, now(), kept)


@contextmanager
def tampering(database: Database) -> Iterator[Connection]:
    """Whoever owns the database can switch its triggers off."""
    with database.writing() as session:
        connection = session.connection()
        if database.is_sqlite:
            names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type='trigger'"))
            for name in names.all():
                connection.execute(text(f"DROP TRIGGER {name}"))
        else:
            for table in ("audit_entries", "audit_chain"):
                connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        yield connection
