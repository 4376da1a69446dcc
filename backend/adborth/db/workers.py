"""Threads for what waits for the database, so that the loop never does.

The framework's own hand-over to a thread costs more than reading a page of cases: so many
requests pass a limiter, a copy of their context and several locks. This one is a queue.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any

Task = tuple[Callable[[], Any], "asyncio.Future[Any]", asyncio.AbstractEventLoop]


class Workers:
    """So many threads, started when the first task comes."""

    def __init__(self, threads: int) -> None:
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._number = threads
        self._threads: list[Thread] = []
        self._start = Lock()

    async def run(self, task: Callable[[], Any]) -> Any:
        """What `task` returns or raises, in a thread."""
        self._ensure_started()
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Any] = loop.create_future()
        self._tasks.put((task, done, loop))
        return await done

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
            task, done, loop = given
            answer: Any = None
            fault: BaseException | None = None
            try:
                answer = task()
            except BaseException as raised:
                fault = raised
            # A loop that was closed meanwhile has nobody who waits any more.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(_tell, done, answer, fault)
            del given, task, done, loop, answer, fault

    def close(self) -> None:
        """After what is queued already. A task that comes later starts them anew."""
        with self._start:
            ending, self._threads = self._threads, []
            for _ in ending:
                self._tasks.put(None)
        for thread in ending:
            thread.join()


def _tell(done: "asyncio.Future[Any]", answer: Any, fault: BaseException | None) -> None:
    if done.done():  # Whoever asked has gone.
        return
    if fault is None:
        done.set_result(answer)
    else:
        done.set_exception(fault)
