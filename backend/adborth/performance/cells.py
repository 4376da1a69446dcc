"""Figures as counts of cells: each is one narrow range of one index, whatever else is stored.

A GROUP BY would have to sort the year by what it groups on; the cells are known beforehand,
so the database only counts. The numbers of a cell are those that its link leads to.
"""

from functools import cache

from sqlalchemy import ColumnElement, func, literal, literal_column, select

from adborth.cases.bands import UNFINISHED
from adborth.cases.models import Clock
from adborth.cases.vocabulary import CaseKind, ClockResult, Outcome
from adborth.lists.models import Service, Theme
from adborth.performance.grid import (
    AS_AT,
    FIRST,
    LAST,
    Statement,
    count,
    crossed,
    listed_bands,
    listing,
    of_services,
    windows,
)
from adborth.procedures.timetable import ClockKind

CLOSED = (ClockKind.ENQUIRY_RESOLUTION, ClockKind.STAGE_1_RESPONSE, ClockKind.STAGE_2_RESPONSE)
RESPONDED = (ClockKind.STAGE_1_RESPONSE, ClockKind.STAGE_2_RESPONSE)
FINISHED = Clock.finished_on.between(FIRST, LAST)
# A partial index is only found when the condition stands in the statement as it is.
IS_RECEIPT = Clock.clock == literal_column(f"'{ClockKind.RECEIPT}'")


@cache
def contacts(spans: int, one_service: bool, one_team: bool) -> Statement:
    """Per span, service, kind and theme: contacts received."""
    days, kinds = windows(spans), listing("kinds", CaseKind)
    counted = count(
        one_team,
        IS_RECEIPT,
        Clock.service_id == Service.id,
        Clock.kind == kinds.c.value,
        Clock.theme_id == Theme.id,
        Clock.started_on.between(days.c.first, days.c.last),
    )
    cells = select(days.c.number, Service.id, kinds.c.value, Theme.id, counted)
    return of_services(cells.select_from(crossed(days, Service, kinds, Theme)), one_service)


@cache
def starts(spans: int, one_service: bool, one_team: bool, later: bool) -> Statement:
    """Per span with its clock, service and band: clocks started, and how many of them finished
    only after `as_at` (asked where there are such, else 0)."""
    days, bands = windows(spans, with_clock=True), listed_bands()
    in_cell = (
        Clock.clock == days.c.clock,
        Clock.service_id == Service.id,
        Clock.band == bands.c.value,
        Clock.started_on.between(days.c.first, days.c.last),
    )
    after: ColumnElement[int] = literal(0)
    if later:
        after = count(one_team, *in_cell, Clock.finished_on > AS_AT)
    cells = select(
        days.c.number, Service.id, bands.c.value, count(one_team, *in_cell), after
    ).select_from(crossed(days, Service, bands))
    return of_services(cells, one_service)


@cache
def finishes(one_service: bool, one_team: bool) -> Statement:
    """Per clock, service, band and result: clocks finished from `first` to `last`."""
    clocks, bands = listing("kinds_of_clock", CLOSED), listed_bands()
    results = listing("results", ClockResult)
    counted = count(
        one_team,
        Clock.clock == clocks.c.value,
        Clock.service_id == Service.id,
        Clock.band == bands.c.value,
        Clock.result == results.c.value,
        FINISHED,
    )
    cells = select(clocks.c.value, Service.id, bands.c.value, results.c.value, counted)
    cells = cells.select_from(crossed(clocks, Service, bands, results))
    return of_services(cells.where(bands.c.value != UNFINISHED), one_service)


@cache
def outcomes(one_service: bool, one_team: bool) -> Statement:
    """Per clock, service and outcome: responses sent from `first` to `last`."""
    clocks = listing("kinds_of_clock", RESPONDED)
    found = listing("outcomes", Outcome)
    counted = count(
        one_team,
        Clock.clock == clocks.c.value,
        Clock.service_id == Service.id,
        Clock.outcome.is_not(None),
        Clock.outcome == found.c.value,
        FINISHED,
    )
    cells = select(clocks.c.value, Service.id, found.c.value, counted)
    return of_services(cells.select_from(crossed(clocks, Service, found)), one_service)


@cache
def last_finish() -> Statement:
    """The latest day on which any clock finished that is measured by its start."""
    clocks = listing("kinds_of_clock", (ClockKind.RECEIPT, ClockKind.STAGE_1_ACKNOWLEDGEMENT))
    bands, results = listed_bands(), listing("results", ClockResult)
    latest = (
        select(func.max(Clock.finished_on))
        .where(
            Clock.clock == clocks.c.value,
            Clock.service_id == Service.id,
            Clock.band == bands.c.value,
            Clock.result == results.c.value,
        )
        .scalar_subquery()
    )
    return select(func.max(latest)).select_from(crossed(clocks, Service, bands, results))
