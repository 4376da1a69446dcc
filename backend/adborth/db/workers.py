"""Threads for what waits for the database, so that the loop never does.

Threads of one interpreter lose more time in taking turns than they need for reading a case. So
as few as possible work off what there is and tell the loop of many answers at once; the others
only help where one is held up, by a slow question or another's lock.
"""

import asyncio
from collections import deque
from collections.abc import Sized
from math import inf
from queue import SimpleQueue
from threading import Event, Lock, Thread, current_thread
from time import monotonic
from typing import Any

from adborth.db.brief import BriefTasks
from adborth.db.desk import PATIENCE, TOGETHER, Desk, Task, nothing
from adborth.db.promises import Kept, Promise, tell

# Seconds for which whoever works waits for more where many ask at once.
GATHER = 0.002
MOST_TOGETHER = 32
IDLE = inf


class Workers:
    """At most so many threads, of which `at_once` work, not counting who is held up.

    Where there are `brief` tasks, those are done elsewhere as long as nothing holds them up there.
    """

    def __init__(
        self, desk: Desk, threads: int, at_once: int = 1, brief: BriefTasks | None = None
    ) -> None:
        self._desk = desk
        self._brief = brief
        if brief:
            brief.by_itself = self._take
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

    def promised(self, task: Task, leaves: Task = nothing, *, brief: bool = False) -> Promise:
        """Its answer or its fault, once the desk has put down what `leaves` tells after it."""
        promise = Promise()
        if brief and self._brief:
            self._brief.add(promise, task, leaves)
        else:
            self._take(promise, task, leaves)
        if promise.loop not in self._watched:
            self._look_again(promise.loop)
        return promise

    def _take(self, promise: Promise, task: Task, leaves: Task) -> None:
        self._tasks.append((promise, task, leaves))
        self._end_waiting_for_more()
        self._call()

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
        if self._brief and (late := self._brief.late()):
            self._take(*late)
        if self._tasks or self._done:
            self._call()
        if self._tasks or self._done or (self._brief and self._brief.are_waiting()):
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
        kept = self._desk.carry_out(promise, task, leaves)
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
                self._desk.hand_out(done)
            finally:
                self._telling.release()

    def close(self) -> None:
        """After what is queued already. A task that comes later starts them anew."""
        with self._count:
            ending, self._threads = self._threads, []
        for _ in ending:
            self._calls.put(False)
        for thread in ending:
            thread.join()
        if self._brief:
            self._brief.close()
