"""Connections, transactions, and the only commit of the package."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Executable,
    column,
    create_engine,
    event,
    make_url,
    text,
)
from sqlalchemy.orm import Session

from adborth.db.brief import BriefTasks
from adborth.db.desk import Desk
from adborth.db.driver import DRIVERS, Driver, Held, asked_of
from adborth.db.faults import DatabaseFaults, DatabaseUnavailable
from adborth.db.libpq import LeavingConnection, Question, answers_of
from adborth.db.pool import Pool
from adborth.db.sharing import Sharing
from adborth.db.spare import SpareConnections
from adborth.db.strands import Outcome, Turn, answer_to, are_here
from adborth.db.workers import Workers

WRITE_WAIT_SECONDS = 15.0
ASK_AGAIN_SECONDS = 0.02
# Each connection of SQLite counts by itself, and not what it writes itself.
VERSION = {
    backend: text(asked).columns(column("version"))
    for backend, asked in {
        "sqlite": "PRAGMA data_version",
        "postgresql": "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS version",
    }.items()
}


class Line:
    """One thread at a time. SQLite has one writer: waiting here is fair, there it is polling.

    `ask_for_it` is called now and then by whoever waits.
    """

    def __init__(self, ask_for_it: Callable[[], None] | None = None) -> None:
        self._lock = Lock()
        self._ask_for_it = ask_for_it or _nobody_waits

    def __enter__(self) -> None:
        give_up = monotonic() + WRITE_WAIT_SECONDS
        while not self._lock.acquire(timeout=ASK_AGAIN_SECONDS):
            if monotonic() > give_up:
                raise DatabaseUnavailable
            self._ask_for_it()

    def __exit__(self, *_fault: object) -> None:
        self._lock.release()

    def first(self) -> "Line":
        """Nobody waits for long enough that it would be worth it."""
        return self


class Database:
    """Where the data live. Reads get a connection, writes a session; both end with the block.

    `memory` is what this process remembers of it, each thing by its name.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.backend = self.url.get_backend_name()
        self.is_sqlite = self.backend == "sqlite"
        self.desk = Desk()
        self.workers = self._workers()
        self.engine = _sqlite_engine(url) if self.is_sqlite else _postgresql_engine(url)
        self.memory: dict[str, Any] = {}
        self._driver = DRIVERS[self.backend]
        self.after_commit: Callable[[], None] = _nobody_waits
        self.before_close: Callable[[], None] = _nobody_waits
        self._spare = SpareConnections(self.engine)
        self._sharing = Sharing(self._rows, Line() if self.is_sqlite else Turn())
        # Whoever settles what was written together may be the very one who waits here.
        self._one_writer = Line(self._sharing.make_way) if self.is_sqlite else nullcontext()
        self.desk.joined, self.desk.settle = self._sharing.joined, self._sharing.settle

    def _workers(self) -> Workers:
        if self.is_sqlite:
            return Workers(self.desk, 2)
        return Workers(self.desk, 8, 2, BriefTasks(self.desk, self._answers))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with DatabaseFaults(), self.engine.connect() as connection:
            yield connection

    def row_of(self, statement: Executable, values: Mapping[str, Any]) -> Any:
        """The one row of a statement of which every column is a text or a number; None for none.

        Without a transaction around it, which on PostgreSQL would be two more trips.
        """
        if are_here():
            asked, row_in = asked_of(statement, values)
            with DatabaseFaults():
                return row_in(answer_to([asked]))
        with DatabaseFaults(), self._spare.one() as connection:
            return self._driver(connection).row_of(statement, values)

    def _answers(self, asked: Sequence[Sequence[Question]]) -> Iterator[Outcome]:
        """Of each its answer, or what broke it."""
        answered = 0
        try:
            with DatabaseFaults(), self._spare.one() as connection:
                for answer in answers_of(connection, asked):
                    answered += 1
                    if isinstance(answer, Exception):
                        yield Outcome(fault=answer)
                    else:
                        yield Outcome(answer)
        except Exception as fault:
            for _ in asked[answered:]:
                yield Outcome(fault=fault)

    def version(self) -> int:
        """Another one whenever somebody has written; a process of one thread can compare them."""
        version: int = self.row_of(VERSION[self.backend], {}).version
        return version

    @contextmanager
    def writing_together(self, held: Held | None = None) -> Iterator[Driver]:
        """`writing_rows` for what many write: what is told together is one commit."""
        if self.workers.are_asking() if self.is_sqlite else are_here():
            with DatabaseFaults(), self._sharing.writing(held) as driver:
                yield driver
        else:
            with self.writing_rows() as driver:
                yield driver

    @contextmanager
    def writing_rows(self) -> Iterator[Driver]:
        """`writing` without the session, for what is written all day."""
        self._make_way()
        with self._rows() as driver:
            yield driver

    @contextmanager
    def _rows(self) -> Iterator[Driver]:
        with self._one_writer, DatabaseFaults(), self._spare.one() as connection:
            driver = self._driver(connection)
            driver.begin()
            yield driver
            driver.end()
        self.after_commit()

    @contextmanager
    def writing_statement(self) -> Iterator[Driver]:
        """For what is one statement on PostgreSQL, and there a transaction without more trips."""
        if self.is_sqlite:
            self._sharing.make_way()
        with self._one_writer, DatabaseFaults(), self._spare.one() as connection:
            driver = self._driver(connection)
            if self.is_sqlite:
                driver.begin()
            yield driver
            if self.is_sqlite:
                driver.end()

    @contextmanager
    def writing(self, *, keep: bool = True) -> Iterator[Session]:
        """One transaction: committed at the end of the block, or nothing of it happened.

        Without `keep` nothing of it ever happens: what would follow has been seen.
        """
        self._make_way()
        with self._one_writer, DatabaseFaults(), self.engine.connect() as connection:
            writer = connection.execution_options(adborth_writes=True)
            with Session(bind=writer, autoflush=False, expire_on_commit=False) as session:
                yield session
                if not keep:
                    return
                session.commit()
        self.after_commit()

    def _make_way(self) -> None:
        """What was written together is there for whoever writes after it."""
        if self.is_sqlite or are_here():
            self._sharing.make_way()

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
    engine = create_engine(
        driver,
        poolclass=Pool,
        pool_size=8,
        # Nobody who works here has to wait for one.
        max_overflow=20,
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

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, given: Any, named: Any) -> Any:
        return LeavingConnection.connect(*given, **named)

    return engine
