"""One process at work on one import: it shows that it lives, and outlasts a short outage."""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import IO, TypeVar

from sqlalchemy import Connection, update

from adborth.clock import now
from adborth.db.faults import DatabaseUnavailable
from adborth.db.session import Database
from adborth.imports.models import ImportBatch

BEAT_SECONDS = 2.0
PATIENCE_SECONDS = 60.0
FIRST_WAIT, LONGEST_WAIT = 0.2, 3.0
LOOK_AGAIN_SECONDS = 0.05
WAY_SHARE, LONGEST_WAY, GLANCE_SECONDS = 29.0, 3.0, 0.01
T = TypeVar("T")


class OnceMore(Exception):
    """What an attempt was based on has changed: the next one starts from what is now."""


class Phase(StrEnum):
    READING = "reading"
    COMPARING = "comparing"
    WRITING = "writing"
    TAKING_BACK = "taking_back"


Progress = Callable[[Phase, int, int | None], None]


def patiently(attempt: Callable[[], T]) -> T:
    """Tries again while the database is away. Raises DatabaseUnavailable after a minute of it."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    wait = FIRST_WAIT
    while True:
        try:
            return attempt()
        except (DatabaseUnavailable, OnceMore):
            if time.monotonic() > give_up:
                raise
            time.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT)


def be_frugal(connection: Connection) -> None:
    """An import goes through the database once: a large cache would only grow with the file.

    Pages that many chunks change are carried over into the database less often.
    """
    if connection.dialect.name == "sqlite":
        for pragma in ("cache_size=-8192", "mmap_size=0", "wal_autocheckpoint=8000"):
            connection.exec_driver_sql(f"PRAGMA {pragma}")


class LastInLine:
    """As long as others write, they come first.

    SQLite has one writer, and PostgreSQL serves an import as it serves the people at work. Among
    people who write without a pause it gets one part of the time in thirty.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seen = database.version()
        self._worked = 0.0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Around what may hold others up. Raises DatabaseUnavailable, before anything is done."""
        until = time.monotonic() + min(WAY_SHARE * self._worked, LONGEST_WAY)
        while self._others_wrote() and time.monotonic() < until:
            time.sleep(GLANCE_SECONDS)
        started = time.monotonic()
        try:
            yield
        finally:
            self._worked = time.monotonic() - started
            with suppress(DatabaseUnavailable):
                self._seen = self._database.version()

    def _others_wrote(self) -> bool:
        before, self._seen = self._seen, self._database.version()
        return before != self._seen


@dataclass
class Heart:
    """Tells the progress to whoever watches, and every few seconds to the database."""

    database: Database
    batch_id: int
    progress: Progress | None = None
    _last: float = field(default_factory=time.monotonic)

    def beat(self, phase: Phase, done: int, of: int | None = None) -> None:
        if self.progress is not None:
            self.progress(phase, done, of)
        if time.monotonic() - self._last < BEAT_SECONDS:
            return
        self._last = time.monotonic()
        # A missed beat is no reason to stop: the work itself finds out whether it can go on.
        try:
            with self.database.writing() as session:
                session.execute(
                    update(ImportBatch)
                    .where(ImportBatch.id == self.batch_id)
                    .values(beat_at=now(), rows_done=done)
                )
        except DatabaseUnavailable:
            return


class Room:
    """The folder of an import: the uploaded file, the spool, and the lock of whoever is at work.

    The operating system lets go of the lock when the process dies, however it dies.
    """

    def __init__(self, root: Path, batch_id: int) -> None:
        self.folder = root / str(batch_id)
        self.file = self.folder / "upload"
        self.spool = self.folder / "spool.sqlite3"

    def hold(self, wait: float = 0.0) -> IO[bytes]:
        """The lock, as an open file that a child process can inherit.

        Waits so many seconds for a process that is done but not gone yet. Raises BlockingIOError.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = (self.folder / "lock").open("ab")
        give_up = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return lock
            except BlockingIOError:
                if time.monotonic() >= give_up:
                    lock.close()
                    raise
                time.sleep(LOOK_AGAIN_SECONDS)

    def clear(self) -> None:
        for name in ("upload", "spool.sqlite3", "lock"):
            (self.folder / name).unlink(missing_ok=True)
        if self.folder.is_dir():
            self.folder.rmdir()
