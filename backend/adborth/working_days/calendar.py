"""Working days (C reg 2, R reg 2): not weekends, not bank holidays of England and Wales.

The calendar is a table in memory: how many working days there are up to each day, and the
list of them. A due date and the days taken are look-ups in the same table, so they agree:
`elapsed(a, add(a, n)) == n`.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NoReturn

from adborth.working_days.errors import (
    DaysOutOfRange,
    HolidayExists,
    HolidayMissing,
    HolidayOnWeekend,
    OutsideCalendar,
)

MOST_DAYS = 10_000
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class HolidayNames:
    en: str
    cy: str


class SkipReason(StrEnum):
    WEEKEND = "weekend"
    BANK_HOLIDAY = "bank_holiday"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that does not count. Weekends have no names of their own here."""

    on: date
    reason: SkipReason
    names: HolidayNames | None


class Calendar:
    """Immutable; `with_holiday` and its kind make new ones. Days after `confirmed_to` are
    provisional, days outside the span raise OutsideCalendar."""

    __slots__ = (
        "_count",
        "_nth",
        "confirmed_to",
        "holidays",
        "revision",
        "span_from",
        "span_to",
    )

    def __init__(
        self,
        span_from: date,
        span_to: date,
        confirmed_to: date,
        holidays: Mapping[date, HolidayNames],
        revision: int = 0,
    ) -> None:
        self.span_from = span_from
        self.span_to = span_to
        self.confirmed_to = confirmed_to
        self.holidays = dict(sorted(holidays.items()))
        self.revision = revision
        self._count: dict[date, int] = {}
        # The working days, of which the first is number 1.
        self._nth = [date.min]
        for day in days_of(span_from, span_to):
            if day.weekday() < SATURDAY and day not in self.holidays:
                self._nth.append(day)
            self._count[day] = len(self._nth) - 1

    def is_working_day(self, day: date) -> bool:
        self._check(day)
        return day.weekday() < SATURDAY and day not in self.holidays

    def add(self, day: date, days: int) -> date:
        """The due date. The day of receipt is day 0, on whichever day it falls (C reg 15(2))."""
        if 0 < days <= MOST_DAYS:
            try:
                return self._nth[self._count[day] + days]
            except LookupError:
                self._fail(day)
        if days == 0:
            self._check(day)
            return day
        raise DaysOutOfRange(days=days, most=MOST_DAYS)

    def elapsed(self, start: date, end: date) -> int:
        """The number of working days in (start, end]; of an end before its start, the
        negative of the number in (end, start], as a history with mixed-up dates has it."""
        try:
            return self._count[end] - self._count[start]
        except KeyError:
            self._fail(start, end)

    def add_many(self, starts: Sequence[date], days: Sequence[int]) -> list[date]:
        """`add` for each pair; raises for the first wrong pair, without naming it."""
        count, nth = self._count, self._nth
        if days and min(days) > 0 and max(days) <= MOST_DAYS:
            with suppress(LookupError):
                return [nth[count[day] + more] for day, more in zip(starts, days, strict=True)]
        return [self.add(day, more) for day, more in zip(starts, days, strict=True)]

    def elapsed_many(self, starts: Sequence[date], ends: Sequence[date]) -> list[int]:
        """`elapsed` for each pair; raises for the first wrong pair, without naming it."""
        count = self._count
        try:
            return [count[end] - count[start] for start, end in zip(starts, ends, strict=True)]
        except KeyError as missing:
            self._fail(missing.args[0])

    def working_days_between(self, first: date, last: date) -> int:
        """The number of working days in [first, last], both included."""
        return self.elapsed(first, last) + self.is_working_day(first)

    def skipped(self, start: date, end: date) -> list[Skipped]:
        """The days in (start, end] that do not count, each with its reason."""
        self._check(start)
        self._check(end)
        found = []
        for day in days_of(start + timedelta(1), end):
            names = self.holidays.get(day)
            if names is not None:
                found.append(Skipped(day, SkipReason.BANK_HOLIDAY, names))
            elif day.weekday() >= SATURDAY:
                found.append(Skipped(day, SkipReason.WEEKEND, None))
        return found

    def provisional(self, day: date) -> bool:
        """Whether the holidays up to `day` are not all proclaimed yet."""
        return day > self.confirmed_to

    def with_holiday(self, day: date, names: HolidayNames) -> "Calendar":
        self._check(day)
        if day in self.holidays:
            raise HolidayExists(on=day)
        if day.weekday() >= SATURDAY:
            raise HolidayOnWeekend(on=day)
        return self._changed({**self.holidays, day: names})

    def without_holiday(self, day: date) -> "Calendar":
        self._check(day)
        if day not in self.holidays:
            raise HolidayMissing(on=day)
        return self._changed({d: names for d, names in self.holidays.items() if d != day})

    def _changed(self, holidays: Mapping[date, HolidayNames]) -> "Calendar":
        return Calendar(self.span_from, self.span_to, self.confirmed_to, holidays, self.revision)

    def _check(self, day: date) -> None:
        if day not in self._count:
            raise OutsideCalendar(day, self.span_from, self.span_to)

    def _fail(self, *days: date) -> NoReturn:
        """Names the day that has no data: one of `days`, or the first day past the end."""
        past_the_end = self.span_to + timedelta(1)
        day = next((day for day in days if day not in self._count), past_the_end)
        raise OutsideCalendar(day, self.span_from, self.span_to)


def days_of(first: date, last: date) -> Iterable[date]:
    """Every day of [first, last]."""
    return (first + timedelta(offset) for offset in range((last - first).days + 1))
