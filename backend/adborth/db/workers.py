"""Threads for what waits for the database, so that the loop never does.

The framework's own hand-over to a thread costs more than reading a page of cases: so many
requests pass a limiter, a copy of their context and several locks. This one is a queue.
"""

import asyncio
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, NamedTuple


class Promise:
    """An answer that somebody waits for in a loop, and that a thread will give."""

    __slots__ = ("_loop", "_waited_for")

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._waited_for: asyncio.Future[Any] = self._loop.create_future()

    def __await__(self) -> Generator[Any, None, Any]:
        """What was promised; raises what broke it."""
        return self._waited_for.__await__()

    def keep(self, answer: Any) -> None:
        tell([Kept(self, answer)])

    def break_(self, fault: BaseException) -> None:
        tell([Kept(self, None, fault)])


class Kept(NamedTuple):
    promise: Promise
    answer: Any
    fault: BaseException | None = None


def tell(kept: Sequence[Kept]) -> None:
    """Wakes each loop once, however many wait in it."""
    loops = {one.promise._loop for one in kept}
    for loop in loops:
        own = kept if len(loops) == 1 else [one for one in kept if one.promise._loop is loop]
        # A loop that was closed meanwhile has nobody who waits any more.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_let_go, own)


def _let_go(kept: Sequence[Kept]) -> None:
    for promise, answer, fault in kept:
        if promise._waited_for.done():  # Whoever asked has gone.
            continue
        if fault is None:
            promise._waited_for.set_result(answer)
        else:
            promise._waited_for.set_exception(fault)


Task = Callable[[Promise], None]


class Workers:
    """So many threads, started when the first task comes."""

    def __init__(self, threads: int) -> None:
        self._tasks: SimpleQueue[tuple[Task, Promise] | None] = SimpleQueue()
        self._number = threads
        self._threads: list[Thread] = []
        self._start = Lock()

    async def run(self, task: Callable[[], Any]) -> Any:
        """What `task` returns or raises, in a thread."""
        return await self.promised(lambda promise: promise.keep(task()))

    def promised(self, task: Task) -> Promise:
        """`task` runs in a thread and keeps the promise then or later; its fault breaks it."""
        self._ensure_started()
        promise = Promise()
        self._tasks.put((task, promise))
        return promise

    def _ensure_started(self) -> None:
        if self._threads:
            return
        with self._start:
            if not self._threads:
                self._threads = [self._started(number) for number in range(1, self._number + 1)]

    def _started(self, number: int) -> Thread:
        thread = Thread(target=self._work, name=f"worker-{number}", daemon=True)
        thread.start()
        return thread

    def _work(self) -> None:
        while (given := self._tasks.get()) is not None:
            task, promise = given
            try:
                task(promise)
            except BaseException as fault:
                promise.break_(fault)
            del given, task, promise

    def close(self) -> None:
        """After what is queued already. A task that comes later starts them anew."""
        with self._start:
            ending, self._threads = self._threads, []
            for _ in ending:
                self._tasks.put(None)
        for thread in ending:
            thread.join()
