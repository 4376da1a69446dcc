"""Threads that work off what there is: nobody waits for ever, and nothing is told too early."""

import asyncio
from collections.abc import Awaitable, Callable
from threading import Event, Thread
from typing import Any

import pytest

from adborth.db.brief import BriefTasks
from adborth.db.desk import Desk, Task, nothing
from adborth.db.promises import Kept, Promise
from adborth.db.workers import Workers

# Seconds, which pass only where somebody waits for ever.
LONG = 30


class OfBriefTasks(Workers):
    """Every task of theirs is a brief one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, 4, 2, BriefTasks(desk, iter))

    def promised(self, task: Task, leaves: Task = nothing, *, brief: bool = True) -> Promise:
        return super().promised(task, leaves, brief=brief)


KINDS = {
    "one at once": lambda desk: Workers(desk, 2),
    "two at once": lambda desk: Workers(desk, 4, 2),
    "brief": OfBriefTasks,
}


def within(seconds: float, asked: Callable[[], Awaitable[Any]]) -> Any:
    async def bounded() -> Any:
        return await asyncio.wait_for(asked(), seconds)

    return asyncio.run(bounded())


async def leaving(workers: Workers, task: Callable[[], Any]) -> Any:
    return await workers.promised(task, lambda: "a trace")


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture(params=KINDS.values(), ids=KINDS)
def workers(request, desk):
    made = request.param(desk)
    yield made
    made.close()


def test_each_gets_its_own_answer(workers):
    async def asked() -> list[int]:
        promises = [workers.promised(lambda number=number: number * 2) for number in range(300)]
        return [await promise for promise in promises]

    assert within(LONG, asked) == [number * 2 for number in range(300)]


def test_a_fault_breaks_its_own_promise_only(workers):
    async def asked() -> list[Any]:
        promises = [workers.run(lambda number=number: 1 // (number % 3 - 1)) for number in range(9)]
        return await asyncio.gather(*promises, return_exceptions=True)

    faulty = [isinstance(answer, ZeroDivisionError) for answer in within(LONG, asked)]
    assert faulty == [number % 3 == 1 for number in range(9)]


def test_others_go_on_where_one_is_held_up(workers):
    go_on = Event()

    async def asked() -> list[Any]:
        held = [workers.promised(lambda: go_on.wait(LONG)) for _ in range(workers._at_once)]
        quick = [await workers.run(lambda: 1) for _ in range(50)]
        go_on.set()
        return [*quick, *[await one for one in held]]

    assert within(LONG, asked) == [1] * 50 + [True] * workers._at_once


def test_what_is_done_is_told_though_the_next_takes_long(workers):
    go_on = Event()

    async def asked() -> None:
        async def quick() -> None:
            assert await workers.promised(lambda: "told") == "told"

        first = asyncio.ensure_future(quick())
        await asyncio.sleep(0)
        held = [workers.promised(lambda: go_on.wait(LONG)) for _ in range(workers._at_once)]
        await first
        go_on.set()
        assert [await one for one in held] == [True] * workers._at_once

    within(LONG, asked)


def test_what_is_left_is_put_down_before_it_is_told(workers, desk):
    put_down, at_work = [], []

    def keep(done: list[Kept]) -> list[Kept]:
        assert not at_work, "two at the same time"
        at_work.append(1)
        put_down.extend(one.leaves for one in done)
        at_work.pop()
        return done

    desk.put_down = keep

    async def one(number: int) -> None:
        await workers.promised(lambda: None, lambda: number)
        assert number in put_down

    async def asked() -> None:
        await asyncio.gather(*map(one, range(200)))

    within(LONG, asked)
    assert sorted(put_down) == list(range(200))


def test_where_nothing_can_be_put_down_all_who_wait_are_told(workers, desk):
    def full(_done: list[Kept]) -> list[Kept]:
        raise OSError("no room")

    before, desk.put_down = desk.put_down, full
    with pytest.raises(OSError, match="no room"):
        within(LONG, lambda: leaving(workers, lambda: 1))
    desk.put_down = before
    assert within(LONG, lambda: workers.run(lambda: 1)) == 1


def test_what_leaves_nothing_does_not_wait_for_what_is_being_put_down(workers, desk):
    begun, go_on = Event(), Event()

    def slowly(done: list[Kept]) -> list[Kept]:
        begun.set()
        go_on.wait(LONG)
        return done

    desk.put_down = slowly

    async def asked() -> list[Any]:
        waiting = asyncio.ensure_future(leaving(workers, lambda: "put down"))
        await asyncio.to_thread(begun.wait, LONG)
        free = [await workers.run(lambda: "free") for _ in range(20)]
        assert not waiting.done()
        go_on.set()
        return [*free, await waiting]

    assert within(LONG, asked) == ["free"] * 20 + ["put down"]


def test_whoever_has_gone_is_not_told(workers, desk):
    go_on = Event()

    async def asked() -> int:
        gone = asyncio.ensure_future(workers.run(lambda: go_on.wait(LONG)))
        await asyncio.sleep(0.02)
        gone.cancel()
        go_on.set()
        answer: int = await workers.run(lambda: 2)
        return answer

    assert within(LONG, asked) == 2


def test_several_loops_ask_the_same_workers(workers):
    found: list[int] = []

    def ask() -> None:
        async def asked() -> list[int]:
            return [await workers.run(lambda: 1) for _ in range(100)]

        found.extend(within(LONG, asked))

    loops = [Thread(target=ask) for _ in range(4)]
    for loop in loops:
        loop.start()
    for loop in loops:
        loop.join()
    assert found == [1] * 400


def test_a_task_after_the_end_begins_anew(workers):
    assert within(LONG, lambda: workers.run(lambda: 1)) == 1
    workers.close()
    assert within(LONG, lambda: workers.run(lambda: 2)) == 2
