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
        self._threads = [
            Thread(target=self._work, name=f"worker-{number}", daemon=True)
            for number in range(1, threads + 1)
        ]
        self._start = Lock()

    async def run(self, task: Callable[[], Any]) -> Any:
        """What `task` returns or raises, in a thread."""
        self._ensure_started()
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Any] = loop.create_future()
        self._tasks.put((task, done, loop))
        return await done

    def _ensure_started(self) -> None:
        if self._threads[0].ident is not None:
            return
        with self._start:
            if self._threads[0].ident is None:
                for thread in reversed(self._threads):
                    thread.start()

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
        """After what is queued already."""
        for _ in self._threads:
            self._tasks.put(None)


def _tell(done: "asyncio.Future[Any]", answer: Any, fault: BaseException | None) -> None:
    if done.done():  # Whoever asked has gone.
        return
    if fault is None:
        done.set_result(answer)
    else:
        done.set_exception(fault)
