"""The clocks of some days by their cells: whole months are kept counted, the rest is counted anew.

What the digits of a cell say stands in `cases.figure_cells`. The clocks of a cell are those that
the link of its figure leads to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    bindparam,
    func,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute

from adborth.cases.figure_cells import (
    BANDED_BY_START,
    BY_START,
    CLOCKS,
    LOWEST_START,
    OF_FINISH,
    OF_START,
    first_cell,
    last_cell,
)
from adborth.cases.models import Clock
from adborth.performance.models import ClockTally
from adborth.performance.parameters import AS_AT, FIRST, LAST, Statement
from adborth.performance.period import Span
from adborth.procedures.timetable import ClockKind

CLOSED = (ClockKind.ENQUIRY_RESOLUTION, ClockKind.STAGE_1_RESPONSE, ClockKind.STAGE_2_RESPONSE)
RESPONDED = (ClockKind.STAGE_1_RESPONSE, ClockKind.STAGE_2_RESPONSE)
STARTED = Clock.started_on.between(FIRST, LAST)
FINISHED = Clock.finished_on.between(FIRST, LAST)
Counts = CompoundSelect[tuple[int, int]]


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """What happens to a clock: its cell, and the clocks that the figures count by it."""

    name: str
    cell: InstrumentedAttribute[int | None]
    in_days: ColumnElement[bool]
    room: int
    clocks: Sequence[ClockKind]


START = Event("start", Clock.start_cell, STARTED, OF_START, sorted(BY_START))
FINISH = Event("finish", Clock.finish_cell, FINISHED, OF_FINISH, CLOSED)


@cache
def tallies() -> Counts:
    """Cells and their counts, of whole months; starts and finishes in one statement."""
    return union_all(
        *(
            select(ClockTally.cell, ClockTally.n).where(
                ClockTally.cell.between(*_range(event, clock))
            )
            for event in (START, FINISH)
            for clock in event.clocks
        )
    )


def by_event(counted: Sequence[Any]) -> dict[Event, Sequence[Any]]:
    """What `tallies` found."""
    return {
        START: [row for row in counted if row[0] >= LOWEST_START],
        FINISH: [row for row in counted if row[0] < LOWEST_START],
    }


@cache
def counts(event: Event, one_team: bool) -> Counts:
    """The same of one event on any days, or of one team's clocks."""
    return union_all(*(_counted(event, clock, one_team) for clock in event.clocks))


@cache
def finished_later(one_team: bool) -> Counts:
    """Of what started, what finished only after `as_at`, where the figures have bands."""
    return union_all(
        *(
            _counted(START, clock, one_team).where(Clock.finished_on > AS_AT)
            for clock in sorted(BANDED_BY_START)
        )
    )


def _counted(event: Event, clock: ClockKind, one_team: bool) -> Statement:
    found: Statement = select(event.cell, func.count()).where(in_cells(event, clock), event.in_days)
    if one_team:
        found = found.where(Clock.team_id == bindparam("team"))
    return found.group_by(event.cell)


@cache
def last_finishes() -> Statement:
    """The latest day on which each clock finished that has bands by its start."""
    latest = (
        select(Clock.finished_on)
        .where(Clock.finish_cell.between(*_any_month(clock)))
        .order_by(Clock.finish_cell.desc(), Clock.finished_on.desc())
        .limit(1)
        .scalar_subquery()
        for clock in sorted(BANDED_BY_START)
    )
    return select(*latest)


def _any_month(clock: ClockKind) -> tuple[int, int]:
    return first_cell(clock, date.min, OF_FINISH), last_cell(clock, date.max, OF_FINISH)


def in_cells(event: Event, clock: ClockKind) -> ColumnElement[bool]:
    """In the months of the days asked for, as `ranges` gives them."""
    return event.cell.between(*_range(event, clock))


def _range(event: Event, clock: ClockKind) -> tuple[ColumnElement[int], ColumnElement[int]]:
    lowest, highest = _names(event, clock)
    return bindparam(lowest, type_=BigInteger()), bindparam(highest, type_=BigInteger())


def _names(event: Event, clock: ClockKind) -> tuple[str, str]:
    of = f"{event.name}_{CLOCKS[clock]}"
    return f"lowest_{of}", f"highest_{of}"


def ranges(span: Span) -> dict[str, int]:
    params = {}
    for event in (START, FINISH):
        for clock in event.clocks:
            lowest, highest = _names(event, clock)
            params[lowest] = first_cell(clock, span.first, event.room)
            params[highest] = last_cell(clock, span.last, event.room)
    return params
