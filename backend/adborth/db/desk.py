"""What becomes of an answer before anybody is told of it, whoever has worked it out."""

from collections.abc import Callable, Iterable
from typing import Any

from adborth.db.promises import Kept, Promise, tell

# Seconds: how long an answer waits for others that are told with it, and from when on whoever is
# at work is held up.
TOGETHER, PATIENCE = 0.015, 0.01
Task = Callable[[], Any]


def nothing() -> None:
    """To do, or to put down."""


def _stands_by_itself(_joined: Any) -> None:
    """Nothing has to be settled."""


class Desk:
    """`put_down` is given all that leaves something before it is told, and may break promises
    instead. `joined` tells in which transaction a task has written that stood open, and `settle`
    what broke that.
    """

    def __init__(self) -> None:
        self.put_down: Callable[[list[Kept]], list[Kept]] = lambda done: done
        self.joined: Callable[[], Any] = nothing
        self.settle: Callable[[Any], BaseException | None] = _stands_by_itself

    def carry_out(
        self, promise: Promise, task: Task, leaves: Task, again: Callable[[], None] | None = None
    ) -> Kept:
        """Its answer or its fault, of which nobody has been told."""
        try:
            answer = task()
            return Kept(promise, leaves(), answer, joined=self.joined(), again=again)
        except BaseException as fault:
            return Kept(promise, None, fault=fault, joined=self.joined(), again=again)

    def hand_out(self, done: Iterable[Kept]) -> None:
        """Tells of them all, of what leaves nothing first."""
        settled = [stands for one in done if (stands := self._settled(one))]
        leaving = [one for one in settled if one.leaves is not None]
        if len(leaving) < len(settled):
            tell([one for one in settled if one.leaves is None])
        if leaving:
            tell(self._put_down(leaving))

    def _settled(self, one: Kept) -> Kept | None:
        """None where it is done again."""
        if one.joined is None:
            return one
        try:
            broken = self.settle(one.joined)
        except Exception as fault:
            broken = fault
        if broken is None:
            return one
        if one.again is not None and one.joined.nothing_happened:
            one.again()
            return None
        return one if one.fault else Kept(one.promise, None, fault=broken)

    def _put_down(self, done: list[Kept]) -> list[Kept]:
        try:
            return self.put_down(done)
        except Exception as fault:
            return [Kept(one.promise, None, fault=fault) for one in done]
