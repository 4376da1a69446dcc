"""What was seen is written before it is shown, by one thread for all who wait: a group commit.

The same thread seals what changes have left, a moment after their commit.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread, get_ident
from time import monotonic, sleep
from typing import Any, NamedTuple

from adborth.audit.chain import Head
from adborth.audit.errors import AuditUnavailable
from adborth.audit.marking import write_marks
from adborth.audit.sealing import seal_entries
from adborth.clock import now
from adborth.db.session import Database
from adborth.db.workers import Kept, Promise, tell
from adborth.errors import Unavailable
from adborth.trail import Trail

# Seconds: changes that follow close upon each other are sealed together, and what a killed
# process has left is found by the others.
TOGETHER, LOOK_AGAIN = 0.1, 20.0
# Where many ask at once, as long for more of them to come: a commit costs the same for all.
GATHER = 0.002
log = logging.getLogger(__name__)


class Waiting(NamedTuple):
    trail: Trail
    promise: Promise
    answer: Any


WAKE, STOP = object(), object()


class AuditWriter:
    """One thread, started when there is something to write."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tasks: SimpleQueue[Any] = SimpleQueue()
        self._thread = Thread(target=self._work, name="audit", daemon=True)
        self._start = Lock()
        self._seal_at: float | None = None
        self._stopping = False
        self._head: Head | None = None
        self._crowd = 0
        database.after_commit = self.wake
        database.before_close = self.close

    def write(self, trail: Trail, promise: Promise, answer: Any = None) -> None:
        """Keeps the promise when the marks are durable, or breaks it with AuditUnavailable."""
        self._ensure_started()
        trail.written = True
        self._tasks.put(Waiting(trail, promise, answer))

    def wake(self) -> None:
        """Something was committed, and may want sealing."""
        if get_ident() != self._thread.ident and self._seal_at is None:
            self._ensure_started()
            self._seal_at = monotonic() + TOGETHER
            self._tasks.put(WAKE)

    def close(self) -> None:
        """After what waits already."""
        if self._thread.is_alive():
            self._tasks.put(STOP)
            self._thread.join()

    def _ensure_started(self) -> None:
        if self._thread.ident is None:
            with self._start:
                if self._thread.ident is None:
                    self._thread.start()

    def _work(self) -> None:
        looked_at = monotonic()
        while not self._stopping:
            self._write(self._taken())
            if self._stopping or monotonic() >= (self._seal_at or looked_at + LOOK_AGAIN):
                self._seal()
                looked_at = monotonic()

    def _taken(self) -> list[Waiting]:
        """Everything that is in the queue, once there is anything or it is time to seal."""
        found: list[Waiting] = []
        with suppress(Empty):
            task = self._tasks.get(timeout=self._rest())
            if self._crowd > 1:
                sleep(GATHER)
            while True:
                if task is STOP:
                    self._stopping = True
                elif task is not WAKE:
                    found.append(task)
                task = self._tasks.get_nowait()
        self._crowd = len(found)
        return found

    def _rest(self) -> float:
        due = self._seal_at
        return LOOK_AGAIN if due is None else max(0.0, due - monotonic())

    def _write(self, waiting: Sequence[Waiting]) -> None:
        if not waiting:
            return
        fault = None if self._written(waiting) else AuditUnavailable()
        tell([Kept(one.promise, one.answer, fault) for one in waiting])

    def _written(self, waiting: Sequence[Waiting]) -> bool:
        try:
            trails = [one.trail for one in waiting]
            self._head = write_marks(self._database, trails, now(), self._head)
        except Exception as error:
            self._head = None
            log.error("what was seen could not be recorded: %s", type(error).__name__)
            return False
        return True

    def _seal(self) -> None:
        self._seal_at = None
        try:
            seal_entries(self._database)
        except Unavailable:
            log.warning("the audit could not be sealed just now")
        except Exception as error:
            log.error("the audit could not be sealed: %s", type(error).__name__)
