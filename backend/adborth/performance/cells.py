"""The clocks of some days, counted by their cells: each is read once, in the order of an index.

What the digits of a cell say stands in `cases.figure_cells`. The clocks of a cell are those that
the link of its figure leads to.
"""

from functools import cache
from typing import Any

from sqlalchemy import BigInteger, bindparam, cast, func, literal_column, select, union_all

from adborth.cases.figure_cells import (
    BANDED_BY_START,
    BY_START,
    CLOCKS,
    MONTHS,
    OF_FINISH,
    OF_START,
    first_cell,
    last_cell,
)
from adborth.cases.models import Clock
from adborth.performance.parameters import AS_AT, FIRST, LAST, Statement
from adborth.performance.period import Span, end_of_month
from adborth.procedures.timetable import ClockKind

CLOSED = (ClockKind.ENQUIRY_RESOLUTION, ClockKind.STAGE_1_RESPONSE, ClockKind.STAGE_2_RESPONSE)
RESPONDED = (ClockKind.STAGE_1_RESPONSE, ClockKind.STAGE_2_RESPONSE)
STARTED = Clock.started_on.between(FIRST, LAST)
FINISHED = Clock.finished_on.between(FIRST, LAST)


@cache
def started(cut: bool, one_team: bool) -> Any:
    """Cells and their counts. `cut` is whether the days asked for are not whole months."""
    return union_all(
        *(
            _narrowed(
                select(Clock.start_cell, func.count()).where(started_in(clock)), cut, one_team
            ).group_by(Clock.start_cell)
            for clock in sorted(BY_START)
        )
    )


@cache
def finished_later(cut: bool, one_team: bool) -> Any:
    """Of `started`, those that finished only after `as_at`, where the figures have bands."""
    return union_all(
        *(
            _narrowed(
                select(Clock.start_cell, func.count()).where(
                    started_in(clock), Clock.finished_on > AS_AT
                ),
                cut,
                one_team,
            ).group_by(Clock.start_cell)
            for clock in sorted(BANDED_BY_START)
        )
    )


def _narrowed(found: Statement, cut: bool, one_team: bool) -> Statement:
    if cut:
        found = found.where(STARTED)
    return found.where(Clock.team_id == bindparam("team")) if one_team else found


@cache
def finished(cut: bool, one_team: bool) -> Any:
    """Clock, what stands right of the month in its cells, count."""
    return union_all(*(_finished(clock, cut, one_team) for clock in CLOSED))


def _finished(clock: ClockKind, cut: bool, one_team: bool) -> Statement:
    by_month = select(Clock.finish_cell.label("cell"), func.count().label("n"))
    by_month = by_month.where(finished_in(clock)).group_by(Clock.finish_cell)
    if cut:
        by_month = by_month.where(FINISHED)
    if one_team:
        by_month = by_month.where(Clock.team_id == bindparam("team"))
    months = by_month.subquery()
    rest = (months.c.cell % literal_column(str(OF_FINISH))).label("rest")
    return select(
        literal_column(str(CLOCKS[clock])), rest, cast(func.sum(months.c.n), BigInteger)
    ).group_by(rest)


def _any_month(clock: ClockKind) -> tuple[int, int]:
    lowest = CLOCKS[clock] * MONTHS * OF_FINISH
    return lowest, lowest + MONTHS * OF_FINISH - 1


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


def started_in(clock: ClockKind) -> Any:
    """In the months of the days asked for."""
    return Clock.start_cell.between(*_range(clock, "start"))


def finished_in(clock: ClockKind) -> Any:
    return Clock.finish_cell.between(*_range(clock, "finish"))


def _range(clock: ClockKind, event: str) -> tuple[Any, Any]:
    lowest, highest = (
        bindparam(f"{end}_{event}_{CLOCKS[clock]}", type_=BigInteger())
        for end in ("lowest", "highest")
    )
    return lowest, highest


def is_cut(span: Span) -> bool:
    """Whether it is something else than whole months."""
    return span.first.day != 1 or span.last != end_of_month(span.last)


def ranges(span: Span) -> dict[str, int]:
    """The parameters of `started_in` and `finished_in`."""
    params = {}
    for clock, number in CLOCKS.items():
        for event, room in (("start", OF_START), ("finish", OF_FINISH)):
            params[f"lowest_{event}_{number}"] = first_cell(clock, span.first, room)
            params[f"highest_{event}_{number}"] = last_cell(clock, span.last, room)
    return params
