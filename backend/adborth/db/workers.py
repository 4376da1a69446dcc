"""Threads for what waits for the database, so that the loop never does.

Threads of one interpreter lose more time in taking turns than they need for reading a case. So
as few as possible work off what there is and tell the loop of many answers at once; the others
only help where one is held up, by a slow question or another's lock.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Generator, Sequence, Sized
from contextlib import suppress
from math import inf
from queue import SimpleQueue
from threading import Event, Lock, Thread, current_thread
from time import monotonic
from typing import Any, NamedTuple

# Seconds: how long an answer waits for others that are told with it; how long whoever works waits
# for more where many ask at once; and from when on somebody is held up.
TOGETHER, GATHER, PATIENCE = 0.015, 0.002, 0.01
MOST_TOGETHER = 32
IDLE = inf

Task = Callable[[], Any]


def nothing() -> None:
    """To do, or to put down."""


class Promise:
    """An answer that somebody waits for in a loop, and that a thread will give."""

    __slots__ = ("_loop", "_waited_for")

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._waited_for: asyncio.Future[Any] = self._loop.create_future()

    def __await__(self) -> Generator[Any, None, Any]:
        """What was promised; raises what broke it."""
        return self._waited_for.__await__()


class Kept(NamedTuple):
    """`leaves` is what has to be put down before anybody is told; None for nothing."""

    promise: Promise
    leaves: Any
    answer: Any = None
    fault: BaseException | None = None
    # The transaction that it has written into and that has to be settled before.
    joined: Any = None


def tell(kept: Sequence[Kept]) -> None:
    """Wakes each loop once, however many wait in it."""
    loops = {one.promise._loop for one in kept}
    for loop in loops:
        own = kept if len(loops) == 1 else [one for one in kept if one.promise._loop is loop]
        # A loop that was closed meanwhile has nobody who waits any more.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_let_go, own)


def _let_go(kept: Sequence[Kept]) -> None:
    for promise, _, answer, fault, _ in kept:
        if promise._waited_for.done():  # Whoever asked has gone.
            continue
        if fault is None:
            promise._waited_for.set_result(answer)
        else:
            promise._waited_for.set_exception(fault)


def _stands_by_itself(_joined: Any) -> None:
    """Nothing has to be settled."""


class Workers:
    """At most so many threads, of which `at_once` work, not counting who is held up.

    `put_down` is given all that leaves something before it is told, and may break promises instead.
    `joined` tells in which transaction the task has written that stood open, and `settle` what
    broke that.
    """

    def __init__(self, threads: int, at_once: int = 1) -> None:
        self.put_down: Callable[[list[Kept]], list[Kept]] = lambda done: done
        self.joined: Callable[[], Any] = nothing
        self.settle: Callable[[Any], BaseException | None] = _stands_by_itself
        self._tasks: deque[tuple[Promise, Task, Task]] = deque()
        self._done: deque[Kept] = deque()
        self._done_since = 0.0
        self._telling = Lock()
        self._at_once = at_once
        self._threads: list[Thread] = []
        self._calls: SimpleQueue[bool] = SimpleQueue()
        self._count = Lock()
        self._at_work = 0
        self._crowd = 0
        self._gathered: Sized = ()
        self._enough = Event()
        # Of each thread: since when it has been at what it does, which may hold it up.
        self._busy_since = [IDLE] * threads
        self._watched: set[asyncio.AbstractEventLoop] = set()

    async def run(self, task: Task) -> Any:
        """What `task` returns or raises, in a thread."""
        return await self.promised(task)

    def promised(self, task: Task, leaves: Task = nothing) -> Promise:
        """Its answer or its fault, once `put_down` has what `leaves` tells after it."""
        promise = Promise()
        self._tasks.append((promise, task, leaves))
        self._end_waiting_for_more()
        self._call()
        if promise._loop not in self._watched:
            self._look_again(promise._loop)
        return promise

    def are_asking(self) -> bool:
        """Whether it is one of them who is at work here, and tells later."""
        return current_thread() in self._threads

    def _call(self) -> None:
        with self._count:
            if self._at_work == len(self._busy_since) or self._lively() >= self._at_once:
                return
            self._at_work += 1
            if len(self._threads) < self._at_work:
                self._threads.append(self._started(len(self._threads)))
        self._calls.put(True)

    def _lively(self) -> int:
        before = monotonic() - PATIENCE
        return self._at_work - sum(since < before for since in self._busy_since)

    def _started(self, number: int) -> Thread:
        name = f"worker-{number + 1}"
        thread = Thread(target=self._live, args=(number,), name=name, daemon=True)
        thread.start()
        return thread

    def _look_again(self, loop: asyncio.AbstractEventLoop) -> None:
        self._watched.add(loop)
        loop.call_later(PATIENCE, self._watch, loop)

    def _watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """As long as anything waits: whoever is held up gets help."""
        self._watched.discard(loop)
        if self._tasks or self._done:
            self._call()
            self._look_again(loop)

    def _live(self, number: int) -> None:
        while self._calls.get():
            while self._goes_on():
                # Where several work, whoever tells waits, and the others go on.
                if self._at_once == 1 and not self._done:
                    self._gather(self._tasks)
                self._busy_since[number] = monotonic()
                self._work()
                self._busy_since[number] = IDLE

    def _goes_on(self) -> bool:
        """Otherwise the rest is left to the others, or to the next call."""
        with self._count:
            untold = self._done and not self._telling.locked()
            if (self._tasks or untold) and self._lively() <= self._at_once:
                return True
            self._at_work -= 1
            return False

    def _gather(self, found: Sized) -> None:
        """Where many ask at once, more is on its way: what is put down costs the same for all."""
        if self._crowd > 1 and len(found) < self._crowd:
            self._enough.clear()
            self._gathered = found
            if len(found) < self._crowd:
                self._enough.wait(GATHER)
            self._gathered = ()

    def _end_waiting_for_more(self) -> None:
        if self._gathered and len(self._gathered) >= self._crowd:
            self._enough.set()

    def _work(self) -> None:
        try:
            promise, task, leaves = self._tasks.popleft()
        except IndexError:  # There is none left, or another was faster.
            self._tell()
            return
        if not self._done:
            self._done_since = monotonic()
        try:
            answer = task()
            kept = Kept(promise, leaves(), answer, joined=self.joined())
        except BaseException as fault:
            kept = Kept(promise, None, fault=fault, joined=self.joined())
        if kept.leaves is None and kept.joined is None and self._telling.locked():
            # What is being put down just now may wait for others' locks.
            tell([kept])
            return
        self._done.append(kept)
        if len(self._done) >= MOST_TOGETHER or monotonic() - self._done_since > TOGETHER:
            self._tell()

    def _tell(self) -> None:
        """One at a time, who takes along what the others have done meanwhile."""
        while self._done and self._telling.acquire(blocking=False):
            try:
                if self._at_once > 1:
                    self._gather(self._done)
                done = [self._done.popleft() for _ in range(len(self._done))]
                self._crowd = max(len(done), self._crowd * 3 // 4)
                done = [self._settled(one) for one in done]
                leaving = [one for one in done if one.leaves is not None]
                if len(leaving) < len(done):
                    tell([one for one in done if one.leaves is None])
                if leaving:
                    tell(self._put_down(leaving))
            finally:
                self._telling.release()

    def _settled(self, one: Kept) -> Kept:
        try:
            broken = None if one.joined is None else self.settle(one.joined)
        except Exception as fault:
            broken = fault
        return one if broken is None or one.fault else Kept(one.promise, None, fault=broken)

    def _put_down(self, done: list[Kept]) -> list[Kept]:
        try:
            return self.put_down(done)
        except Exception as fault:
            return [Kept(one.promise, None, fault=fault) for one in done]

    def close(self) -> None:
        """After what is queued already. A task that comes later starts them anew."""
        with self._count:
            ending, self._threads = self._threads, []
        for _ in ending:
            self._calls.put(False)
        for thread in ending:
            thread.join()
