"""Tasks of one thread: each waits for its own, together with the others."""

import os
from collections.abc import Callable, Iterator, Sequence
from select import POLLIN
from threading import Event, current_thread
from typing import Any

import pytest

from adborth.db.strands import (
    Outcome,
    Strands,
    Turn,
    answer_to,
    are_here,
    until_ready,
)

# Seconds, which pass only where somebody waits for ever.
LONG = 30
Task = Callable[[], None]


class Doubling:
    """Doubles what it is asked; of a text it can make nothing."""

    def __init__(self) -> None:
        self.asked: list[list[Any]] = []

    def __call__(self, asked: Sequence[Any]) -> Iterator[Outcome]:
        self.asked.append(list(asked))
        for one in asked:
            if isinstance(one, str):
                yield Outcome(fault=ValueError(one))
            else:
                yield Outcome(one * 2)


@pytest.fixture
def doubling() -> Doubling:
    return Doubling()


@pytest.fixture
def run(doubling: Doubling) -> Callable[..., None]:
    """Works off all of the tasks, in this order as far as none waits."""

    def run_all(*tasks: Task) -> None:
        left = [*tasks]
        strands = Strands(lambda _waiting: left.pop(0) if left else None, doubling)
        strands.wake()
        strands.close()
        assert not left

    return run_all


def test_each_gets_the_answer_to_its_own_question(run):
    found = {}

    def ask(number: int) -> None:
        found[number] = answer_to(number)

    run(*(lambda number=number: ask(number) for number in range(50)))
    assert found == {number: number * 2 for number in range(50)}


def test_what_is_asked_at_the_same_moment_goes_together(run, doubling):
    run(*(lambda number=number: answer_to(number) for number in range(20)))
    assert doubling.asked == [[*range(20)]]


def test_a_fault_is_told_to_whoever_asked_for_it(run):
    found: list[Any] = []

    def ask(what: Any) -> None:
        try:
            found.append(answer_to(what))
        except ValueError as fault:
            found.append(str(fault))

    run(lambda: ask(1), lambda: ask("nothing"), lambda: ask(3))
    assert found == [2, "nothing", 6]


def test_one_goes_on_while_another_waits_for_a_file(run):
    reads, writes = os.pipe()
    done: list[Any] = []

    def waits() -> None:
        done.append(until_ready(reads, POLLIN))
        done.append(os.read(reads, 10))

    def writes_meanwhile() -> None:
        done.append("meanwhile")
        os.write(writes, b"come")

    run(waits, writes_meanwhile)
    assert done == ["meanwhile", POLLIN, b"come"]
    os.close(reads)
    os.close(writes)


def test_it_is_known_who_may_be_left(run):
    found: list[Any] = []
    run(lambda: found.append((are_here(), current_thread().name)))
    assert found == [(True, "strands")]
    assert not are_here()


def test_whoever_is_no_strand_waits_for_a_file_as_ever():
    reads, writes = os.pipe()
    os.write(writes, b"come")
    assert until_ready(reads, POLLIN) == POLLIN
    os.close(reads)
    os.close(writes)


def test_a_turn_is_had_by_one_at_a_time_in_the_order_of_coming(run):
    turn, had = Turn(), []

    def has(name: str) -> None:
        with turn:
            had.append(f"{name} begins")
            answer_to(1)
            had.append(f"{name} ends")

    run(*(lambda name=name: has(name) for name in "abc"))
    assert had == ["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]


def test_who_is_first_comes_before_all_who_wait(run):
    turn, had = Turn(), []

    def has(name: str) -> None:
        with turn:
            had.append(name)
            answer_to(1)

    def is_first() -> None:
        with turn.first():
            had.append("first")

    run(lambda: has("a"), lambda: has("b"), lambda: has("c"), is_first, lambda: has("d"))
    assert had == ["a", "first", "b", "c", "d"]


def test_a_turn_comes_back_after_a_fault(run):
    turn, had = Turn(), []

    def breaks() -> None:
        try:
            with turn:
                answer_to("nothing")
        except ValueError:
            had.append("broken")

    def has() -> None:
        with turn:
            had.append("had")

    run(breaks, has)
    assert had == ["broken", "had"]


def test_a_task_that_breaks_off_leaves_the_others_at_work(run, caplog):
    done: list[str] = []

    def breaks() -> None:
        raise LookupError("about somebody")

    run(breaks, lambda: done.append("done"))
    assert done == ["done"]
    assert [record.getMessage() for record in caplog.records] == ["a task broke off: LookupError"]


def test_what_is_brought_later_wakes_them(doubling):
    left: list[Task] = []
    strands = Strands(lambda _waiting: left.pop(0) if left else None, doubling)
    for _ in range(20):
        done = Event()
        left.append(done.set)
        strands.wake()
        assert done.wait(LONG)
    strands.close()
