"""One commit for those who write at the same time.

It costs the same for many as for one, and whoever works for others tells nobody before it. On
PostgreSQL they spare each other's locks besides: of the references, the lists, the tallies. What
one of them breaks is taken back alone; where it cannot be, nothing of theirs has happened, and
each of them is done again by itself.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from contextvars import ContextVar
from typing import Protocol

from adborth.db.driver import Driver, Held
from adborth.db.faults import DatabaseUnavailable


class Shared:
    """A transaction that stays open until it is settled; `fault` is what broke it."""

    def __init__(self, writing: AbstractContextManager[Driver]) -> None:
        self._writing = writing
        self.driver = writing.__enter__()
        self.driver.shared = True
        self.over = self.nothing_happened = False
        self.fault: BaseException | None = None

    def end(self) -> None:
        """Commits."""
        try:
            self._writing.__exit__(None, None, None)
        except Exception as broken:
            self.fault = broken
            # Whoever went away in the middle of it may have committed.
            self.nothing_happened = not isinstance(broken, DatabaseUnavailable)
        self.over = True

    def lose(self, fault: BaseException) -> None:
        """What one of them met cost all of them what they had written."""
        with suppress(Exception):
            self._writing.__exit__(type(fault), fault, None)
        self.fault = DatabaseUnavailable()
        self.over = self.nothing_happened = True


class OneAtATime(Protocol):
    """Of `first`, whoever asks comes before all who wait."""

    def __enter__(self) -> None: ...
    def __exit__(self, *fault: object) -> None: ...
    def first(self) -> AbstractContextManager[None]: ...


_joined: ContextVar[Shared | None] = ContextVar("joined", default=None)


class Sharing:
    """`begin` opens a transaction. Its locks are held until somebody settles or wants to write.

    `turn` is had by one at a time, whoever waits for it, and may raise DatabaseUnavailable.
    """

    def __init__(
        self,
        begin: Callable[[], AbstractContextManager[Driver]],
        turn: OneAtATime,
    ) -> None:
        self._begin = begin
        self._turn = turn
        self._open: Shared | None = None

    @contextmanager
    def writing(self, held: Held | None = None) -> Iterator[Driver]:
        """Its rows are there once what `joined` then gives is settled; without it, never.

        What is `held` is so for all who share.
        """
        with self._turn:
            if self._open is None:
                self._open = Shared(self._begin())
            shared = self._open
            _joined.set(shared)
            try:
                if held is not None:
                    shared.driver.held(held)
                shared.driver.begin_part()
                yield shared.driver
                shared.driver.end_part()
            except BaseException as fault:
                self._undo(shared, fault)
                raise

    def _undo(self, shared: Shared, fault: BaseException) -> None:
        try:
            shared.driver.undo_part()
        except Exception:
            # PostgreSQL's stays; a full disk ends a whole transaction of SQLite.
            self._open = None
            shared.lose(fault)

    def joined(self) -> Shared | None:
        """What was written into here, in this thread or strand, since it was last asked."""
        shared = _joined.get()
        _joined.set(None)
        return shared

    def settle(self, shared: Shared) -> BaseException | None:
        """From here on its rows are durable, or the answer is what broke it."""
        if not shared.over:
            with self._turn.first():
                if self._open is shared:
                    self._end(shared)
        return shared.fault

    def make_way(self) -> None:
        """Before another transaction waits for the lock."""
        if self._open is not None:
            with self._turn:
                if self._open is not None:
                    self._end(self._open)

    def _end(self, shared: Shared) -> None:
        self._open = None
        shared.end()
