"""Tasks that share a thread: while one of them waits for PostgreSQL, the next is worked on.

Threads of one interpreter lose more time in taking turns than PostgreSQL needs for a row, and it
answers many questions that come together in half the time. (SQLite answers in the thread that
asks, and leaves nobody time for others.)
"""

import logging
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from select import POLLIN, poll
from threading import Thread
from typing import Any, NamedTuple, cast

from greenlet import getcurrent, greenlet

# Milliseconds after which those who find out what there is to do are asked again.
LOOK_AGAIN = 5
Task = Callable[[], None]
log = logging.getLogger(__name__)


class Outcome(NamedTuple):
    """Of a question."""

    answer: Any = None
    fault: BaseException | None = None


class Strand(greenlet):
    """A task that is left where it waits, and what for: a file, an answer, its turn."""


class _File(NamedTuple):
    number: int
    events: int


class _Question(NamedTuple):
    asked: Any


class Turn:
    """One strand at a time; the others wait in the order in which they came."""

    def __init__(self) -> None:
        self._taken = self._hurry = False
        self._waiting: deque[Strand] = deque()
        self._next: deque[tuple[Strand, Any]] = deque()

    def __enter__(self) -> None:
        if self._taken:
            _wait_for(self)
        self._hurry = False
        self._taken = True

    def __exit__(self, *_fault: object) -> None:
        if self._waiting:
            # It stays taken: nobody who comes meanwhile gets in between.
            self._next.append((self._waiting.popleft(), None))
        else:
            self._taken = False

    @contextmanager
    def first(self) -> Iterator[None]:
        """Before all who wait already."""
        self._hurry = True
        with self:
            yield

    def wait(self, strand: Strand, go_on: deque[tuple[Strand, Any]]) -> None:
        if self._hurry:
            self._waiting.appendleft(strand)
        else:
            self._waiting.append(strand)
        self._hurry = False
        self._next = go_on


def are_here() -> bool:
    """Whether whoever asks is a strand."""
    return isinstance(getcurrent(), Strand)


def until_ready(file: int, events: int) -> int:
    """Which of these events of `poll` have come to the file."""
    if are_here():
        return cast(int, _wait_for(_File(file, events)))
    waiting = poll()
    waiting.register(file, events)
    return waiting.poll()[0][1]


def answer_to(asked: Any) -> Any:
    """For a strand: what it asks goes with what others ask at the same moment."""
    outcome: Outcome = _wait_for(_Question(asked))
    if outcome.fault is not None:
        raise outcome.fault
    return outcome.answer


def _wait_for(what: _File | _Question | Turn) -> Any:
    thread = getcurrent().parent
    assert thread is not None
    return thread.switch(what)


class Strands:
    """`next_task` is asked what there is to do, and told how many wait; it never waits itself.

    `ask` has the outcomes of many questions, in their order, and may be left too.
    """

    def __init__(
        self,
        next_task: Callable[[int], Task | None],
        ask: Callable[[Sequence[Any]], Iterator[Outcome]],
    ) -> None:
        self._next_task = next_task
        self._ask = ask
        self._files: dict[int, Strand] = {}
        self._questions: list[tuple[Strand, Any]] = []
        self._ready: deque[tuple[Strand, Any]] = deque()
        self._left = 0
        self._waiting = poll()
        self._asleep = self._over = False
        self._bell, self._rope = os.pipe()
        self._waiting.register(self._bell, POLLIN)
        self._thread = Thread(target=self._live, name="strands", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """There may be something to do."""
        if self._asleep:
            self._asleep = False
            os.write(self._rope, b".")

    def close(self) -> None:
        """After what there is to do."""
        self._over = True
        os.write(self._rope, b".")
        self._thread.join()
        os.close(self._bell)
        os.close(self._rope)

    def _live(self) -> None:
        while True:
            self._work_off()
            if self._over and not self._left:
                return
            for file, events in self._waiting.poll(LOOK_AGAIN if self._left else None):
                if file == self._bell:
                    os.read(self._bell, 100)
                else:
                    self._waiting.unregister(file)
                    self._ready.append((self._files.pop(file), events))

    def _work_off(self) -> None:
        while True:
            if self._ready:
                self._go_on(*self._ready.popleft())
            elif task := self._next():
                self._go_on(Strand(task))
            elif self._questions:
                together, self._questions = self._questions, []
                self._go_on(Strand(self._ask_together), together)
            else:
                return

    def _next(self) -> Task | None:
        # Whoever brings something after we have looked rings the bell.
        self._asleep = True
        task = self._next_task(self._left)
        self._asleep = task is None
        return task

    def _go_on(self, strand: Strand, *told: Any) -> None:
        self._left -= bool(strand)
        try:
            waits_for = strand.switch(*told)
        except Exception as fault:
            # It was to keep its faults to itself; all the others go on.
            log.error("a task broke off: %s", type(fault).__name__)
        if strand.dead:
            return
        self._left += 1
        if isinstance(waits_for, _File):
            self._files[waits_for.number] = strand
            self._waiting.register(*waits_for)
        elif isinstance(waits_for, _Question):
            self._questions.append((strand, waits_for.asked))
        else:
            waits_for.wait(strand, self._ready)

    def _ask_together(self, waiting: Sequence[tuple[Strand, Any]]) -> None:
        outcomes = self._ask([asked for _, asked in waiting])
        for (strand, _), outcome in zip(waiting, outcomes, strict=True):
            self._ready.append((strand, outcome))
