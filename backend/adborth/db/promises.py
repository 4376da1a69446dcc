"""Answers that somebody waits for in a loop, and that a thread will give."""

import asyncio
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple


class Promise:
    """Made in the loop in which it is waited for."""

    __slots__ = ("_waited_for", "loop")

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self._waited_for: asyncio.Future[Any] = self.loop.create_future()

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
    # Has it done once more, by itself, where nothing of that transaction has happened.
    again: Callable[[], None] | None = None


def tell(kept: Sequence[Kept]) -> None:
    """Wakes each loop once, however many wait in it."""
    loops = {one.promise.loop for one in kept}
    for loop in loops:
        own = kept if len(loops) == 1 else [one for one in kept if one.promise.loop is loop]
        # A loop that was closed meanwhile has nobody who waits any more.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_let_go, own)


def _let_go(kept: Sequence[Kept]) -> None:
    for one in kept:
        waited_for = one.promise._waited_for
        if waited_for.done():  # Whoever asked has gone.
            continue
        if one.fault is None:
            waited_for.set_result(one.answer)
        else:
            waited_for.set_exception(one.fault)
