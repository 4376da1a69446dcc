"""Connections, transactions, and the only commit of the package."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, TimeoutError
from sqlalchemy.orm import Session

from adborth.db.base import Query
from adborth.db.driver import Driver
from adborth.db.pool import Pool
from adborth.db.spare import SpareConnections
from adborth.db.workers import Workers
from adborth.errors import Unavailable

WRITE_WAIT_SECONDS = 15.0
# Each connection of SQLite counts by itself, and not what it writes itself.
DATA_VERSION = "PRAGMA data_version"
NEXT_TRANSACTION = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint"


class DatabaseUnavailable(Unavailable): ...


class Database:
    """Where the data live. Reads get a connection, writes a session; both end with the block.

    `memory` is what this process remembers of it, each thing by its name.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.backend = self.url.get_backend_name()
        self.is_sqlite = self.backend == "sqlite"
        self.workers = Workers(2) if self.is_sqlite else Workers(8, 3)
        self.engine = _sqlite_engine(url) if self.is_sqlite else _postgresql_engine(url)
        self.memory: dict[str, Any] = {}
        self.after_commit: Callable[[], None] = _nobody_waits
        self.before_close: Callable[[], None] = _nobody_waits
        self._spare = SpareConnections(self.engine)
        self._one_writer = Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with _DatabaseFaults(), self.engine.connect() as connection:
            yield connection

    def row_of(self, statement: Query, values: Mapping[str, Any]) -> Any:
        """The one row of a statement of which every column is a text or a number; None for none.

        Without a transaction around it, which on PostgreSQL would be two more trips.
        """
        with _DatabaseFaults(), self._spare.one() as connection:
            return Driver(connection, self.backend).row_of(statement, values)

    def version(self) -> int:
        """Another one whenever somebody has written; a process of one thread can compare them."""
        asks = DATA_VERSION if self.is_sqlite else NEXT_TRANSACTION
        with self._driver() as connection:
            version: int = connection.execute(asks).fetchone()[0]
        return version

    @contextmanager
    def writing_rows(self) -> Iterator[Driver]:
        """`writing` without the session, for what is written all day."""
        with self._turn(), self._driver() as connection:
            if self.is_sqlite:
                connection.execute("BEGIN IMMEDIATE")
            else:
                connection.autocommit = False
            yield Driver(connection, self.backend)
            connection.commit()
        self.after_commit()

    @contextmanager
    def writing_statement(self) -> Iterator[Driver]:
        """For what is one statement on PostgreSQL, and there a transaction without more trips."""
        with self._turn(), self._driver() as connection:
            if self.is_sqlite:
                connection.execute("BEGIN IMMEDIATE")
            yield Driver(connection, self.backend)
            if self.is_sqlite:
                connection.commit()

    @contextmanager
    def _driver(self) -> Iterator[Any]:
        with _DatabaseFaults(), self._spare.one() as connection:
            yield connection

    @contextmanager
    def writing(self, *, keep: bool = True) -> Iterator[Session]:
        """One transaction: committed at the end of the block, or nothing of it happened.

        Without `keep` nothing of it ever happens: what would follow has been seen.
        """
        with self._turn(), _DatabaseFaults(), self.engine.connect() as connection:
            writer = connection.execution_options(adborth_writes=True)
            with Session(bind=writer, autoflush=False, expire_on_commit=False) as session:
                yield session
                if not keep:
                    return
                session.commit()
        self.after_commit()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        # SQLite has one writer at a time; waiting here is fair, waiting in SQLite is polling.
        if not self.is_sqlite:
            yield
            return
        if not self._one_writer.acquire(timeout=WRITE_WAIT_SECONDS):
            raise DatabaseUnavailable
        try:
            yield
        finally:
            self._one_writer.release()

    def reconnect(self) -> None:
        """Whoever needs a connection from now on gets a new one."""
        self.engine.dispose()
        self._spare.close()

    def close(self) -> None:
        """Once nobody works with it any more: what is open after that would stay open."""
        self.workers.close()
        self.before_close()
        self.reconnect()


def _nobody_waits() -> None: ...


class _DatabaseFaults:
    """A database that is gone, full or busy is a passing fault; a broken rule is not.

    A class, since a generator that does the same takes three times as long.
    """

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, PASSING) or (
            isinstance(error, DBAPIError)
            and (error.connection_invalidated or type(error).__name__ == "OperationalError")
        ):
            raise DatabaseUnavailable from error


# The first: every connection is busy.
PASSING = (TimeoutError, sqlite3.OperationalError, psycopg.OperationalError)


def _sqlite_engine(url: str) -> Engine:
    database = make_url(url).database
    if database and database != ":memory:":
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, poolclass=Pool, pool_size=8, max_overflow=8, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"busy_timeout={int(WRITE_WAIT_SECONDS * 1000)}",
            "cache_size=-65536",
            "mmap_size=268435456",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A deferred transaction that turns into a write fails at once when another one writes.
        writes = connection.get_execution_options().get("adborth_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql_engine(url: str) -> Engine:
    driver = make_url(url).set(drivername="postgresql+psycopg")
    return create_engine(
        driver,
        poolclass=Pool,
        pool_size=8,
        max_overflow=4,
        pool_timeout=WRITE_WAIT_SECONDS,
        hide_parameters=True,
        connect_args={
            # Compiling takes longer than any of our queries; and with the costs of a disk that
            # turns, each execution of a statement would be planned anew.
            "options": "-c jit=off -c random_page_cost=1.1",
            # A server that is cut off says nothing: without these a thread waits for minutes.
            "connect_timeout": 5,
            "tcp_user_timeout": 10_000,
            "keepalives_idle": 5,
            "keepalives_interval": 2,
            "keepalives_count": 3,
        },
    )
