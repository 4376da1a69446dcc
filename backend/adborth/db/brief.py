"""Tasks that ask PostgreSQL for a row or two, all of them in one thread."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from threading import Lock
from time import monotonic
from typing import Any

from adborth.db.desk import PATIENCE, TOGETHER, Desk, Task
from adborth.db.promises import Kept, Promise, tell
from adborth.db.strands import Outcome, Strands

# How many wait at the same time.
MOST = 16
# How many are told together, fewer where their transaction holds up others.
ENOUGH, ENOUGH_WRITTEN = 16, 8


class BriefTasks:
    """`ask` has the outcomes of many questions, in their order.

    `by_itself` takes what is to be done once more, where no other can break it.
    """

    by_itself: Callable[[Promise, Task, Task], None]

    def __init__(self, desk: Desk, ask: Callable[[Sequence[Any]], Iterator[Outcome]]) -> None:
        self._desk = desk
        self._ask = ask
        self._tasks: deque[tuple[Promise, Task, Task]] = deque()
        self._done: list[Kept] = []
        self._done_since = 0.0
        # Since then nobody has looked at what there is to do.
        self._looked_at = 0.0
        self._telling = False
        self._strands: Strands | None = None
        self._start = Lock()

    def add(self, promise: Promise, task: Task, leaves: Task) -> None:
        """It is told once the desk has put down what `leaves` tells after it."""
        if not self._tasks:
            self._looked_at = monotonic()
        self._tasks.append((promise, task, leaves))
        strands = self._strands or self._started()
        strands.wake()

    def are_waiting(self) -> bool:
        """Whether any has not begun."""
        return bool(self._tasks)

    def late(self) -> tuple[Promise, Task, Task] | None:
        """One that others had better do, since here something holds up all of them."""
        if self._tasks and monotonic() - self._looked_at > PATIENCE:
            return self._tasks.popleft()
        return None

    def _started(self) -> Strands:
        with self._start:
            if self._strands is None:
                self._strands = Strands(self._next, self._ask)
            return self._strands

    def _next(self, waiting: int) -> Callable[[], None] | None:
        if waiting < MOST:
            self._looked_at = monotonic()
            if self._tasks:
                return partial(self._carry_out, *self._tasks.popleft())
        return self._tell if self._done and not self._telling and self._enough(waiting) else None

    def _enough(self, waiting: int) -> bool:
        enough = ENOUGH if self._done[-1].joined is None else ENOUGH_WRITTEN
        in_time = monotonic() - self._done_since < TOGETHER
        return not waiting or len(self._done) >= enough or not in_time

    def _carry_out(self, promise: Promise, task: Task, leaves: Task) -> None:
        again = partial(self.by_itself, promise, task, leaves)
        kept = self._desk.carry_out(promise, task, leaves, again)
        if kept.leaves is None and kept.joined is None and self._telling:
            # What is being put down just now may wait for others' locks.
            tell([kept])
            return
        if not self._done:
            self._done_since = monotonic()
        self._done.append(kept)

    def _tell(self) -> None:
        self._telling = True
        try:
            done, self._done = self._done, []
            self._desk.hand_out(done)
        finally:
            self._telling = False

    def close(self) -> None:
        """After what was added before. What is added later starts the thread anew."""
        with self._start:
            ending, self._strands = self._strands, None
        if ending is not None:
            ending.close()
