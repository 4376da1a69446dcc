"""One commit for those who write at the same time.

SQLite's costs the same for many as for one, and whoever works for others tells nobody before it.
Each writes behind a savepoint: what one of them breaks, the others do not lose.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from threading import Lock, local

from adborth.db.driver import Driver
from adborth.db.faults import DatabaseUnavailable

OWN = "own_part"


class Shared:
    """A transaction that stays open until it is settled; `fault` is what broke it."""

    def __init__(self, writing: AbstractContextManager[Driver]) -> None:
        self._writing = writing
        self.driver = writing.__enter__()
        self.over = False
        self.fault: BaseException | None = None

    def end(self) -> None:
        """Commits."""
        try:
            self._writing.__exit__(None, None, None)
        except Exception as broken:
            self.fault = broken
        self.over = True

    def lose(self, fault: BaseException) -> None:
        """What one of them met cost all of them what they had written."""
        with suppress(Exception):
            self._writing.__exit__(type(fault), fault, None)
        self.fault, self.over = DatabaseUnavailable(), True


class Sharing:
    """`begin` opens a transaction. Its lock is held until somebody settles or wants to write.

    Everything here raises DatabaseUnavailable after so many seconds of waiting for its turn.
    """

    def __init__(self, begin: Callable[[], AbstractContextManager[Driver]], seconds: float) -> None:
        self._begin = begin
        self._seconds = seconds
        self._lock = Lock()
        self._open: Shared | None = None
        self._of_this_thread = local()

    @contextmanager
    def writing(self) -> Iterator[Driver]:
        """Its rows are there once what `joined` then gives is settled; without it, never."""
        with self._turn():
            if self._open is None:
                self._open = Shared(self._begin())
            shared = self._of_this_thread.joined = self._open
            shared.driver.change(f"SAVEPOINT {OWN}", [])
            try:
                yield shared.driver
                shared.driver.change(f"RELEASE {OWN}", [])
            except BaseException as fault:
                self._undo(shared, fault)
                raise

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._lock.acquire(timeout=self._seconds):
            raise DatabaseUnavailable
        try:
            yield
        finally:
            self._lock.release()

    def _undo(self, shared: Shared, fault: BaseException) -> None:
        try:
            shared.driver.change(f"ROLLBACK TO {OWN}", [])
            shared.driver.change(f"RELEASE {OWN}", [])
        except Exception:
            # A full disk ends the whole transaction, and its savepoints are gone.
            self._open = None
            shared.lose(fault)

    def joined(self) -> Shared | None:
        """What this thread has written into since it was last asked."""
        shared: Shared | None = getattr(self._of_this_thread, "joined", None)
        self._of_this_thread.joined = None
        return shared

    def settle(self, shared: Shared) -> BaseException | None:
        """From here on its rows are durable, or the answer is what broke it."""
        if not shared.over:
            with self._turn():
                if self._open is shared:
                    self._end(shared)
        return shared.fault

    def make_way(self) -> None:
        """Before another transaction waits for the lock."""
        if self._open is not None:
            with self._turn():
                if self._open is not None:
                    self._end(self._open)

    def _end(self, shared: Shared) -> None:
        self._open = None
        shared.end()
