"""Straight to the driver, for what is asked and written all day.

SQLAlchemy writes each statement once; after that only plain values go in and come out, so there
is nothing for it to translate. Days and moments are texts, as JSON has them.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any, NamedTuple

from psycopg import RawCursor
from sqlalchemy import Dialect, Table
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.base import Executable

from adborth.db import libpq

# Numbered parameters: named ones would be looked for in the whole text in every execution.
DIALECTS: dict[str, Dialect] = {
    "postgresql": PGDialect_psycopg(paramstyle="numeric_dollar"),  # type: ignore[no-untyped-call]
    "sqlite": SQLiteDialect_pysqlite(paramstyle="qmark"),
}
Row = Mapping[str, Any]
PLAIN = frozenset({str, int, bool, type(None)})


class Driver:
    """A connection of the driver's own."""

    def __init__(self, connection: Any, backend: str) -> None:
        self._connection = connection
        self.backend = backend

    def row_of(self, statement: Executable, values: Row, *, after: Executable | None = None) -> Any:
        """The one row of a statement of which every column is a text or a number; None for none.

        `after` is a lock to be held first, in the same trip; SQLite has one writer and no locks.
        """
        prepared = _prepared(statement, self.backend)
        given = prepared.given(values, self.backend)
        if self.backend == "sqlite":
            return prepared.row(self._connection.execute(prepared.text, given).fetchone())
        if after is None and self._connection.autocommit:
            return prepared.row(libpq.row_of(self._connection, prepared.text, given))
        with self._trip(after is not None):
            if after is not None:
                lock = _prepared(after, self.backend)
                RawCursor(self._connection).execute(lock.text, lock.given({}, self.backend))
            cursor = RawCursor(self._connection).execute(prepared.text, given)
            return prepared.row(cursor.fetchone())

    def insert(self, rows: Mapping[Table, Sequence[Row]]) -> None:
        """Rows of texts and numbers, table by table; those of one table have the same columns."""
        with self._trip(self.backend != "sqlite"):
            for table, of_table in rows.items():
                if of_table:
                    text = _insert(table.name, tuple(of_table[0]), self.backend)
                    values = [tuple(row.values()) for row in of_table]
                    self._connection.cursor().executemany(text, values)

    def change(self, text: str, values: Sequence[Any]) -> int:
        """A statement in the database's own words; how many rows it touched."""
        if self.backend == "sqlite":
            touched: int = self._connection.execute(text, values).rowcount
            return touched
        return RawCursor(self._connection).execute(text.encode(), values).rowcount

    def moment(self, value: datetime) -> str:
        """A UTC instant as it is to stand in a row."""
        return _moment(value, self.backend)

    def _trip(self, together: bool) -> AbstractContextManager[Any]:
        return self._connection.pipeline() if together else nullcontext()


def driver_of(session: Session) -> Driver:
    """Of the same transaction."""
    connection = session.connection()
    return Driver(connection.connection.driver_connection, connection.dialect.name)


class _Prepared(NamedTuple):
    text: Any
    order: Sequence[str]
    fixed: Row
    columns: Sequence[str]

    def given(self, values: Row, backend: str) -> list[Any]:
        stored = {
            name: value if type(value) in PLAIN else _stored(value, backend)
            for name, value in values.items()
        }
        whole = {**self.fixed, **stored}
        return [whole[name] for name in self.order]

    def row(self, found: Any) -> SimpleNamespace | None:
        if found is None:
            return None
        return SimpleNamespace(**dict(zip(self.columns, found, strict=True)))


@lru_cache(maxsize=1_000)
def _prepared(statement: Any, backend: str) -> _Prepared:
    compiled = statement.compile(dialect=DIALECTS[backend])
    fixed = {
        name: _stored(value, backend)
        for name, value in compiled.params.items()
        if value is not None
    }
    order = compiled.positiontup or ()
    return _Prepared(compiled.string, order, fixed, statement.exported_columns.keys())


@cache
def _insert(table: str, columns: Sequence[str], backend: str) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join(["?" if backend == "sqlite" else "%s"] * len(columns))
    return f"INSERT INTO {table} ({names}) VALUES ({marks})"


def _stored(value: Any, backend: str) -> Any:
    """As SQLAlchemy stores it, so that both compare."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return _moment(value, backend)
    return value.isoformat() if isinstance(value, date) else value


def _moment(value: datetime, backend: str) -> str:
    stored = value.replace(tzinfo=None) if backend == "sqlite" else value
    return stored.isoformat(" ", "microseconds")
