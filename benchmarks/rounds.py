"""Races: contenders take turns in one process, so that a busy machine slows all of them alike."""

import gc
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

ROUNDS = 7


@dataclass(frozen=True)
class Contender:
    """`run` does `times` operations."""

    name: str
    run: Callable[[], object]
    times: int = 1


@dataclass(frozen=True)
class Verdict:
    """A ratio of two contenders, and the bound that it has to keep; None only informs."""

    what: str
    ratio: float
    at_least: float | None = None
    at_most: float | None = None

    @property
    def is_kept(self) -> bool:
        enough = self.at_least is None or self.ratio >= self.at_least
        return enough and (self.at_most is None or self.ratio <= self.at_most)

    @property
    def target(self) -> str:
        if self.at_least is not None:
            return f">= {self.at_least:g}x"
        return f"<= {self.at_most:g}x" if self.at_most is not None else "-"

    @property
    def word(self) -> str:
        if self.at_least is None and self.at_most is None:
            return ""
        return "kept" if self.is_kept else "MISSED"


def race(contenders: Sequence[Contender], rounds: int = ROUNDS) -> dict[str, float]:
    """The median seconds of one operation of each, over interleaved rounds in changing order."""
    for contender in contenders:
        contender.run()
    seconds: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    gc.disable()
    try:
        for number in range(rounds):
            turn = number % len(contenders)
            for contender in (*contenders[turn:], *contenders[:turn]):
                started = perf_counter()
                contender.run()
                seconds[contender.name].append((perf_counter() - started) / contender.times)
            gc.collect()
    finally:
        gc.enable()
    return {name: median(measured) for name, measured in seconds.items()}


def show_times(title: str, times: dict[str, float]) -> None:
    print(f"\n{title}")
    for name, seconds in times.items():
        print(f"  {name:<48}{_human(seconds):>14}")


def finish(verdicts: Sequence[Verdict]) -> None:
    """Prints the table of ratios; the process ends with 1 where a target was missed."""
    print(f"\n{'':50}{'ratio':>10}{'target':>12}  verdict")
    for verdict in verdicts:
        print(f"{verdict.what:<50}{verdict.ratio:>9.1f}x{verdict.target:>12}  {verdict.word}")
    sys.exit(not all(verdict.is_kept for verdict in verdicts))


def _human(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.2f} {unit}"
    return f"{seconds * 1e9:.0f} ns"
