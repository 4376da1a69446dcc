"""Straight to the driver, for what is asked and written all day.

SQLAlchemy writes each statement once; after that only plain values go in and come out, so there
is nothing for it to translate. Days and moments are texts, as JSON has them.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from itertools import count
from types import SimpleNamespace
from typing import Any, ClassVar, NamedTuple

from psycopg.errors import InFailedSqlTransaction
from psycopg.pq.abc import PGresult
from sqlalchemy import Dialect, Table
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.base import Executable

from adborth.db import libpq
from adborth.db.libpq import Question

# Numbered parameters: named ones would be looked for in the whole text in every execution.
DIALECTS: dict[str, Dialect] = {
    "postgresql": PGDialect_psycopg(paramstyle="numeric_dollar"),  # type: ignore[no-untyped-call]
    "sqlite": SQLiteDialect_pysqlite(paramstyle="qmark"),
}
Row = Mapping[str, Any]
# Rows of one statement: PostgreSQL takes 65,535 values.
AT_ONCE = 500
PLAIN = frozenset({str, int, bool, type(None)})


class Held(NamedTuple):
    """A row that stays as it is until the transaction ends, under its lock."""

    row: Executable
    lock: Executable


class PartStays(Exception):
    """A part cannot be taken back by itself."""


class Driver(ABC):
    """A connection of the driver's own. What changes something may wait for the next question."""

    backend: ClassVar[str]
    # Whether many write into the same transaction.
    shared = False

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        # What somebody remembers until the transaction ends.
        self.kept: dict[str, Any] = {}
        self._held: dict[Held, Any] = {}
        self._before_commit: list[Callable[[], None]] = []

    def held(self, what: Held) -> Any:
        """Read once in a transaction."""
        if what not in self._held:
            self._held[what] = self.row_of(what.row, {}, after=what.lock)
        return self._held[what]

    @abstractmethod
    def begin(self) -> None: ...

    @abstractmethod
    def end(self) -> None:
        """Commits."""

    @abstractmethod
    def row_of(self, statement: Executable, values: Row, *, after: Executable | None = None) -> Any:
        """The one row of a statement of which every column is a text or a number; None for none.

        `after` is a lock to be held first, in the same trip; SQLite has one writer and no locks.
        """

    @abstractmethod
    def insert(self, rows: Mapping[Table, Sequence[Row]]) -> None:
        """Rows of texts and numbers, table by table; those of one table have the same columns."""

    def before_commit(self, change: Callable[[], None]) -> None:
        """Called as the last thing in the transaction."""
        self._before_commit.append(change)

    def _before_end(self) -> None:
        while self._before_commit:
            self._before_commit.pop()()

    @abstractmethod
    def begin_part(self) -> None:
        """What is written until `end_part`, `undo_part` takes back, where that is cheap to have.

        Elsewhere `undo_part` raises PartStays.
        """

    @abstractmethod
    def end_part(self) -> None: ...

    @abstractmethod
    def undo_part(self) -> None: ...

    @abstractmethod
    def change(self, text: str, values: Sequence[Any]) -> int:
        """A statement in the database's own words; how many rows it touched."""

    @abstractmethod
    def also(self, text: str, values: Sequence[Any]) -> None:
        """The same where nobody asks how many."""

    def moment(self, value: datetime) -> str:
        """A UTC instant as it is to stand in a row."""
        return _moment(value, self.backend)


class SqliteDriver(Driver):
    backend = "sqlite"

    def begin(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def end(self) -> None:
        self._before_end()
        self._connection.execute("COMMIT")

    def row_of(self, statement: Executable, values: Row, *, after: Executable | None = None) -> Any:
        prepared = _prepared(statement, self.backend)
        given = prepared.given(values, self.backend)
        return prepared.row(self._connection.execute(prepared.text, given).fetchone())

    def insert(self, rows: Mapping[Table, Sequence[Row]]) -> None:
        for table, of_table in rows.items():
            if of_table:
                text = _insert(table.name, tuple(of_table[0]), self.backend)
                self._connection.executemany(text, [tuple(row.values()) for row in of_table])

    def begin_part(self) -> None:
        self._connection.execute("SAVEPOINT part")

    def end_part(self) -> None:
        self._connection.execute("RELEASE part")

    def undo_part(self) -> None:
        self._connection.execute("ROLLBACK TO part")
        self.end_part()

    def change(self, text: str, values: Sequence[Any]) -> int:
        touched: int = self._connection.execute(text, values).rowcount
        return touched

    def also(self, text: str, values: Sequence[Any]) -> None:
        self._connection.execute(text, values)


class PostgresqlDriver(Driver):
    """Whatever needs no answer goes with the next trip."""

    backend = "postgresql"

    def __init__(self, connection: Any) -> None:
        super().__init__(connection)
        self._next: list[Question] = []

    def begin(self) -> None:
        self._next.append(libpq.BEGIN)

    def end(self) -> None:
        self._before_end()
        # In a transaction that is broken it would mean the opposite, without a word.
        if self._answer(libpq.COMMIT).command_status != b"COMMIT":
            raise InFailedSqlTransaction

    def begin_part(self) -> None:
        """A savepoint for each would cost all of them more than the rare fault does."""

    def end_part(self) -> None: ...

    def undo_part(self) -> None:
        raise PartStays

    def row_of(self, statement: Executable, values: Row, *, after: Executable | None = None) -> Any:
        if after is not None:
            lock = _prepared(after, self.backend)
            self._next.append(Question(lock.text, lock.given({}, self.backend)))
        asked, row_of = asked_of(statement, values)
        return row_of(self._answer(asked))

    def insert(self, rows: Mapping[Table, Sequence[Row]]) -> None:
        for table, of_table in rows.items():
            for first in range(0, len(of_table), AT_ONCE):
                some = of_table[first : first + AT_ONCE]
                text = _insert(table.name, tuple(some[0]), self.backend, len(some))
                self._next.append(Question(text, [value for row in some for value in row.values()]))

    def change(self, text: str, values: Sequence[Any]) -> int:
        return self._answer(Question(text, values)).command_tuples or 0

    def also(self, text: str, values: Sequence[Any]) -> None:
        self._next.append(Question(text, values))

    def _answer(self, last: Question) -> PGresult:
        asked, self._next = [*self._next, last], []
        return libpq.answer_of(self._connection, asked)


def asked_of(statement: Executable, values: Row) -> tuple[Question, Callable[[PGresult], Any]]:
    """A question to PostgreSQL, and how its answer is read."""
    prepared = _prepared(statement, "postgresql")
    asked = Question(prepared.text, prepared.given(values, "postgresql"))
    return asked, lambda answer: prepared.row(libpq.row_of(answer))


DRIVERS: Mapping[str, type[Driver]] = {
    driver.backend: driver for driver in (SqliteDriver, PostgresqlDriver)
}


def driver_of(session: Session) -> Driver:
    """Of the same transaction."""
    connection = session.connection()
    return DRIVERS[connection.dialect.name](connection.connection.driver_connection)


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


@lru_cache(maxsize=1_000)
def _insert(table: str, columns: Sequence[str], backend: str, rows: int = 1) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    numbers = count(1)
    marks = [
        ", ".join("?" if backend == "sqlite" else f"${next(numbers)}" for _ in columns)
        for _ in range(rows)
    ]
    return f"INSERT INTO {table} ({names}) VALUES ({'), ('.join(marks)})"


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
