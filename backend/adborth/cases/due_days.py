"""What falls due on each day of a span, counted in one statement."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, Date, bindparam, case, func, or_, select

from adborth.access.roles import Reach, Whose
from adborth.access.service import Actor
from adborth.cases.models import Case
from adborth.cases.need_to_know import asker, known_to
from adborth.cases.waiting import OF
from adborth.db.base import Query
from adborth.errors import Invalid
from adborth.i18n.catalogue import both
from adborth.procedures.timetable import ClockKind
from adborth.working_days.calendar import Calendar, days_of

MOST_DAYS = 366
BEFORE: Any = bindparam("before", type_=Date())
FIRST: Any = bindparam("first", type_=Date())
LAST: Any = bindparam("last", type_=Date())
Counts = Mapping[date, Mapping[ClockKind, int]]
Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Span:
    first: date
    last: date
    today: date

    @classmethod
    def asked(cls, first: date | None, last: date | None, today: date) -> "Span":
        """By default the month of `first`, and this month."""
        first = first or today.replace(day=1)
        days = monthrange(first.year, first.month)[1]
        return cls(first, last or first.replace(day=days), today)

    @property
    def before(self) -> date:
        """What was due before this day is late, and not told with any day of the span."""
        return min(self.first, self.today)

    def refuse_wrong(self) -> None:
        """Raises Invalid."""
        if self.last < self.first:
            raise Invalid.one("by", "ends-before-start")
        if (self.last - self.first).days >= MOST_DAYS:
            raise Invalid.one("by", "too-many-days", most=MOST_DAYS)


@dataclass(frozen=True, slots=True)
class Due:
    overdue: int
    by_day: Counts


def count_due_days(connection: Connection, actor: Actor, span: Span, whose: Whose) -> Due:
    values = {"before": span.before, "first": span.first, "last": span.last, **asker(actor)}
    overdue = 0
    by_day: dict[date, dict[ClockKind, int]] = defaultdict(dict)
    for on, clock, count in connection.execute(_counted(actor.reach, whose), values):
        if on is None:
            overdue += count
        else:
            by_day[on][clock] = count
    return Due(overdue, by_day)


@cache
def _counted(reach: frozenset[Reach], whose: Whose) -> Query:
    """A row for each day and what is due then; without a day, what was due before."""
    asked = (
        select(case((Case.next_due_on >= FIRST, Case.next_due_on)).label("due_on"), Case.next_clock)
        .where(
            Case.next_due_on <= LAST,
            or_(Case.next_due_on >= FIRST, Case.next_due_on < BEFORE),
            known_to(reach),
            OF[whose],
        )
        .subquery()
    )
    each = (asked.c.due_on, asked.c.next_clock)
    return select(*each, func.count()).group_by(*each)


def told(
    due: Due, span: Span, whose: Whose, calendar: Calendar, closures: Mapping[date, Names]
) -> dict[str, Any]:
    """Raises OutsideCalendar: without data, a holiday would look like a working day."""
    days = [
        _day(on, due.by_day.get(on, {}), whose, calendar, closures)
        for on in days_of(span.first, span.last)
    ]
    last_before = span.before - timedelta(1)
    return {
        "from": span.first,
        "by": span.last,
        "today": span.today,
        "whose": whose,
        "total": sum(day["count"] for day in days),
        "overdue": {"count": due.overdue, "cases": link_to(None, last_before, whose)},
        "days": days,
    }


def _day(
    on: date,
    counts: Mapping[ClockKind, int],
    whose: Whose,
    calendar: Calendar,
    closures: Mapping[date, Names],
) -> dict[str, Any]:
    is_working_day = calendar.is_working_day(on)
    holiday = calendar.holidays.get(on)
    return {
        "on": on,
        "working_day": is_working_day,
        "bank_holiday": holiday and {"en": holiday.en, "cy": holiday.cy},
        "closure": closures.get(on),
        "count": sum(counts.values()),
        "cases": link_to(on, on, whose),
        "due": [
            {
                "clock": clock,
                "name": both(f"clock-{clock}"),
                "count": counts[clock],
                "cases": link_to(on, on, whose, clock),
            }
            for clock in in_order(counts)
        ],
    }


def in_order(clocks: Iterable[ClockKind]) -> list[ClockKind]:
    """As the procedure comes to them."""
    return sorted(clocks, key=list(ClockKind).index)


def link_to(first: date | None, last: date, whose: Whose, clock: ClockKind | None = None) -> str:
    """The list of exactly those cases."""
    filters = {"due_from": first, "due_by": last, "next_clock": clock, "whose": whose}
    given = [f"{name}={value}" for name, value in filters.items() if value is not None]
    return "/api/v1/cases?" + "&".join([*given, "sort=next_due_on"])
