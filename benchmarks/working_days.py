"""How fast working days are counted: against a bare call, numpy, and the `holidays` package.

    python -m benchmarks.working_days

Every contender gets and gives what a service has: Python dates in lists. numpy gets its
calendar ready-made; turning the dates into its own is part of its work, turning its answer
back into dates is not counted. What it takes with arrays of its own is shown beside it.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random

import numpy as np
from holidays import country_holidays

from adborth.working_days.calendar import Calendar
from adborth.working_days.holiday_source import CONFIRMED_TO, SEED_TO, SPAN_FROM, bank_holidays
from benchmarks.rounds import Contender, Verdict, finish, race, show_times

SINGLES, SLOW_SINGLES, MANY = 100_000, 2_000, 1_000_000
LONGEST_CASE = 60
ONE_DAY = timedelta(1)
Pair = tuple[date, date]

CALENDAR = Calendar(SPAN_FROM, SEED_TO, CONFIRMED_TO, bank_holidays(SPAN_FROM.year, SEED_TO.year))
PACKAGE = country_holidays("GB", subdiv="WLS", years=range(SPAN_FROM.year, SEED_TO.year + 1))
NUMPY = np.busdaycalendar(holidays=list(CALENDAR.holidays))


def make_pairs(number: int) -> list[Pair]:
    """Days of ten years and what came up to two months later, each a date object of its own."""
    random, first = Random(1794), date(2016, 4, 1)
    starts = (first + timedelta(random.randrange(3652)) for _ in range(number))
    return [(start, start + timedelta(random.randrange(LONGEST_CASE))) for start in starts]


def days_between(start: date, end: date) -> int:
    return (end - start).days


def day_after(start: date, days: timedelta) -> date:
    return start + days


def numpy_elapsed(after_start: date, after_end: date) -> int:
    return int(np.busday_count(after_start, after_end, busdaycal=NUMPY))


def numpy_due(start: date, days: int) -> object:
    return np.busday_offset(start, days, roll="preceding", busdaycal=NUMPY)


def each(function: Callable[..., object], pairs: Sequence[tuple[object, object]]) -> None:
    for first, second in pairs:
        function(first, second)


def one_elapsed(pairs: list[Pair]) -> list[Verdict]:
    shifted = [(start + ONE_DAY, end + ONE_DAY) for start, end in pairs]
    package = [(start + ONE_DAY, end) for start, end in pairs if end > start]
    check(
        [CALENDAR.elapsed(*pair) for pair in pairs[:SLOW_SINGLES]],
        [numpy_elapsed(*pair) for pair in shifted[:SLOW_SINGLES]],
    )
    check(
        [CALENDAR.elapsed(start - ONE_DAY, end) for start, end in package[:SLOW_SINGLES]],
        [PACKAGE.get_working_days_count(*pair) for pair in package[:SLOW_SINGLES]],
    )
    times = race(
        [
            Contender("bare call", lambda: each(days_between, pairs), SINGLES),
            Contender("ours", lambda: each(CALENDAR.elapsed, pairs), SINGLES),
            Contender(
                "numpy.busday_count",
                lambda: each(numpy_elapsed, shifted[:SLOW_SINGLES]),
                SLOW_SINGLES,
            ),
            Contender(
                "holidays.get_working_days_count",
                lambda: each(PACKAGE.get_working_days_count, package[:SLOW_SINGLES]),
                SLOW_SINGLES,
            ),
        ]
    )
    show_times("Elapsed days, one at a time", times)
    return singles("elapsed", times)


def one_due(starts: list[date], days: list[int]) -> list[Verdict]:
    pairs = list(zip(starts, days, strict=True))
    bare = [(start, timedelta(number)) for start, number in pairs]
    check(
        [CALENDAR.add(*pair) for pair in pairs[:SLOW_SINGLES]],
        [numpy_due(*pair) for pair in pairs[:SLOW_SINGLES]],
        [PACKAGE.get_nth_working_day(*pair) for pair in pairs[:SLOW_SINGLES]],
    )
    times = race(
        [
            Contender("bare call", lambda: each(day_after, bare), SINGLES),
            Contender("ours", lambda: each(CALENDAR.add, pairs), SINGLES),
            Contender(
                "numpy.busday_offset", lambda: each(numpy_due, pairs[:SLOW_SINGLES]), SLOW_SINGLES
            ),
            Contender(
                "holidays.get_nth_working_day",
                lambda: each(PACKAGE.get_nth_working_day, pairs[:SLOW_SINGLES]),
                SLOW_SINGLES,
            ),
        ]
    )
    show_times("Due dates, one at a time", times)
    return singles("due date", times)


def singles(what: str, times: dict[str, float]) -> list[Verdict]:
    bare, ours, numpy, package = times.values()
    return [
        Verdict(f"one {what}: ours / bare call", ours / bare, at_most=2),
        Verdict(f"one {what}: numpy / ours", numpy / ours, at_least=13),
        Verdict(f"one {what}: holidays / ours", package / ours, at_least=100),
    ]


def many_elapsed(pairs: list[Pair]) -> list[Verdict]:
    starts, ends = map(list, zip(*pairs, strict=True))
    numpy_starts = [start + ONE_DAY for start in starts]
    numpy_ends = [end + ONE_DAY for end in ends]
    first, last = (np.array(days, dtype="datetime64[D]") for days in (numpy_starts, numpy_ends))
    check(CALENDAR.elapsed_many(starts, ends), np.busday_count(first, last, busdaycal=NUMPY))
    times = race(
        [
            Contender("ours", lambda: CALENDAR.elapsed_many(starts, ends)),
            Contender(
                "numpy.busday_count",
                lambda: np.busday_count(numpy_starts, numpy_ends, busdaycal=NUMPY),
            ),
            Contender(
                "numpy.busday_count, arrays made before",
                lambda: np.busday_count(first, last, busdaycal=NUMPY),
            ),
        ]
    )
    return manys("elapsed", times, target=15)


def many_due(starts: list[date], days: list[int]) -> list[Verdict]:
    first, numbers = np.array(starts, dtype="datetime64[D]"), np.array(days)

    def offset(some: object, by: object) -> object:
        return np.busday_offset(some, by, roll="preceding", busdaycal=NUMPY)

    check(CALENDAR.add_many(starts, days), offset(first, numbers))
    times = race(
        [
            Contender("ours", lambda: CALENDAR.add_many(starts, days)),
            Contender("numpy.busday_offset", lambda: offset(starts, days)),
            Contender("numpy.busday_offset, arrays made before", lambda: offset(first, numbers)),
        ]
    )
    return manys("due dates", times)


def manys(what: str, times: dict[str, float], target: float | None = None) -> list[Verdict]:
    show_times(f"A million pairs: {what}", times)
    ours, numpy, prepared = times.values()
    return [
        Verdict(f"a million {what}: numpy / ours", numpy / ours, at_least=target),
        Verdict(f"a million {what}: prepared numpy / ours", prepared / ours),
    ]


def check(*answers: object) -> None:
    """Nobody wins by counting something else."""
    told = [[str(answer) for answer in some] for some in answers]  # type: ignore[attr-defined]
    assert all(some == told[0] for some in told), "the contenders disagree"


def main() -> None:
    pairs = make_pairs(MANY)
    starts = [start for start, _ in pairs]
    days = [1 + (end - start).days // 2 for start, end in pairs]
    finish(
        [
            *one_elapsed(pairs[:SINGLES]),
            *one_due(starts[:SINGLES], days[:SINGLES]),
            *many_elapsed(pairs),
            *many_due(starts, days),
        ]
    )


if __name__ == "__main__":
    main()
