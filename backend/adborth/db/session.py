"""Connections, transactions, and the only commit of the package."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session

from adborth.db.base import Query
from adborth.db.driver import Driver
from adborth.db.faults import DatabaseFaults, DatabaseUnavailable
from adborth.db.pool import Pool
from adborth.db.sharing import Sharing
from adborth.db.spare import SpareConnections
from adborth.db.workers import Workers

WRITE_WAIT_SECONDS = 15.0
# Each connection of SQLite counts by itself, and not what it writes itself.
DATA_VERSION = "PRAGMA data_version"
NEXT_TRANSACTION = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint"


class Database:
    """Where the data live. Reads get a connection, writes a session; both end with the block.

    `memory` is what this process remembers of it, each thing by its name.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.backend = self.url.get_backend_name()
        self.is_sqlite = self.backend == "sqlite"
        self.workers = Workers(2) if self.is_sqlite else Workers(8, 2)
        self.engine = _sqlite_engine(url) if self.is_sqlite else _postgresql_engine(url)
        self.memory: dict[str, Any] = {}
        self.after_commit: Callable[[], None] = _nobody_waits
        self.before_close: Callable[[], None] = _nobody_waits
        self._spare = SpareConnections(self.engine)
        self._one_writer = Lock()
        self._sharing = Sharing(self._rows, WRITE_WAIT_SECONDS)
        self.workers.joined, self.workers.settle = self._sharing.joined, self._sharing.settle

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with DatabaseFaults(), self.engine.connect() as connection:
            yield connection

    def row_of(self, statement: Query, values: Mapping[str, Any]) -> Any:
        """The one row of a statement of which every column is a text or a number; None for none.

        Without a transaction around it, which on PostgreSQL would be two more trips.
        """
        with DatabaseFaults(), self._spare.one() as connection:
            return Driver(connection, self.backend).row_of(statement, values)

    def version(self) -> int:
        """Another one whenever somebody has written; a process of one thread can compare them."""
        asks = DATA_VERSION if self.is_sqlite else NEXT_TRANSACTION
        with self._driver() as connection:
            version: int = connection.execute(asks).fetchone()[0]
        return version

    @contextmanager
    def writing_together(self) -> Iterator[Driver]:
        """`writing_rows` for what many write: SQLite commits what is told together at once."""
        if self.is_sqlite and self.workers.are_asking():
            with DatabaseFaults(), self._sharing.writing() as driver:
                yield driver
        else:
            with self.writing_rows() as driver:
                yield driver

    @contextmanager
    def writing_rows(self) -> Iterator[Driver]:
        """`writing` without the session, for what is written all day."""
        self._sharing.make_way()
        with self._rows() as driver:
            yield driver

    @contextmanager
    def _rows(self) -> Iterator[Driver]:
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
        self._sharing.make_way()
        with self._turn(), self._driver() as connection:
            if self.is_sqlite:
                connection.execute("BEGIN IMMEDIATE")
            yield Driver(connection, self.backend)
            if self.is_sqlite:
                connection.commit()

    @contextmanager
    def _driver(self) -> Iterator[Any]:
        with DatabaseFaults(), self._spare.one() as connection:
            yield connection

    @contextmanager
    def writing(self, *, keep: bool = True) -> Iterator[Session]:
        """One transaction: committed at the end of the block, or nothing of it happened.

        Without `keep` nothing of it ever happens: what would follow has been seen.
        """
        self._sharing.make_way()
        with self._turn(), DatabaseFaults(), self.engine.connect() as connection:
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
            # No personal data in files that nobody backs up or deletes; and quicker.
            "temp_store=MEMORY",
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
