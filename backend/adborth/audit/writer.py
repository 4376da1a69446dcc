"""What was seen is written before it is shown: a group commit for all who wait.

What changes have left is sealed by a thread of its own, a moment after their commit.
"""

import logging
from collections.abc import Sequence
from threading import Event, Lock, Thread, get_ident

from adborth.audit.chain import Head
from adborth.audit.errors import AuditUnavailable
from adborth.audit.marking import write_marks
from adborth.audit.sealing import seal_entries
from adborth.clock import now
from adborth.db.promises import Kept
from adborth.db.session import Database
from adborth.errors import Unavailable
from adborth.trail import Trail

# Seconds: changes that follow close upon each other are sealed together, and what a killed
# process has left is found by the others.
TOGETHER, LOOK_AGAIN = 0.1, 20.0
log = logging.getLogger(__name__)


class AuditWriter:
    """Puts down what the requests leave that its database's workers have answered."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._head: Head | None = None
        self._sealer = Thread(target=self._keep_sealed, name="sealer", daemon=True)
        self._start = Lock()
        self._committed, self._stopping = Event(), Event()
        database.desk.put_down = self.put_down
        database.after_commit = self.wake
        database.before_close = self.close

    def put_down(self, done: list[Kept]) -> list[Kept]:
        """Of each its trail: durable from here on, or its promise is broken by AuditUnavailable.

        Two that call this at the same time find each its place in the chain.
        """
        if self._written([one.leaves for one in done]):
            return done
        return [Kept(one.promise, None, fault=AuditUnavailable()) for one in done]

    def _written(self, trails: Sequence[Trail]) -> bool:
        for trail in trails:
            trail.written = True
        try:
            self._head = write_marks(self._database, trails, now(), self._head)
        except Exception as error:
            self._head = None
            log.error("what was seen could not be recorded: %s", type(error).__name__)
            return False
        return True

    def wake(self) -> None:
        """Something was committed, and may want sealing."""
        if get_ident() != self._sealer.ident and not self._committed.is_set():
            self._committed.set()
            self._ensure_started()

    def _ensure_started(self) -> None:
        with self._start:
            if self._sealer.ident is None and not self._stopping.is_set():
                self._sealer.start()

    def close(self) -> None:
        """After what is committed already."""
        with self._start:
            self._stopping.set()
        self._committed.set()
        if self._sealer.is_alive():
            self._sealer.join()

    def _keep_sealed(self) -> None:
        while not self._stopping.is_set():
            if self._committed.wait(LOOK_AGAIN):
                self._stopping.wait(TOGETHER)
            self._committed.clear()
            self._seal()

    def _seal(self) -> None:
        try:
            seal_entries(self._database)
        except Unavailable:
            log.warning("the audit could not be sealed just now")
        except Exception as error:
            log.error("the audit could not be sealed: %s", type(error).__name__)
