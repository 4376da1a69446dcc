"""How long things took, and whether that was in time."""

from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from typing import Any

from adborth.cases.bands import FIRST_DAYS, UNFINISHED
from adborth.cases.vocabulary import ClockResult, NotDone
from adborth.lists.repository import Entry
from adborth.performance import tally, wording
from adborth.performance.definitions import (
    COARSE_BANDS,
    FINE_BANDS,
    NOT_DONE,
    TIMES,
    Band,
    Table,
)
from adborth.performance.figures import Figures
from adborth.performance.links import not_done, within
from adborth.performance.sheet import TOTAL, Cell, Sheet, cell, codes
from adborth.procedures.timetable import ClockKind

CLOCK = 0
Counts = Mapping[Any, int]


def receipt(figures: Figures) -> dict[str, Any]:
    return _cohort(Table.RECEIPT, figures, ClockKind.RECEIPT)


def acknowledgement(figures: Figures) -> dict[str, Any]:
    return _cohort(Table.ACKNOWLEDGEMENT, figures, ClockKind.STAGE_1_ACKNOWLEDGEMENT)


def _cohort(table: Table, figures: Figures, clock: ClockKind) -> dict[str, Any]:
    sheet = Sheet(table, figures)
    sheet.named_columns([*(band.key for band in COARSE_BANDS), f"{NOT_DONE}_{table}"])
    sheet.columns[-1]["key"] = NOT_DONE
    started = [start for start in figures.starts if start[CLOCK] is clock]
    days = _by_service(started, 2, 3)
    missing: Counts = {}
    if table is Table.ACKNOWLEDGEMENT:
        sheet.named_columns(NotDone)
        missing = _by_service(figures.unacknowledged, 0, 1)

    def row(service: Entry | None) -> tuple[int, list[Cell]]:
        key = service.id if service else None
        n = _all(days, key)
        link = sheet.links.started(clock, figures.scope.read, codes(service))
        cells = [
            cell(band.key, _within(days, key, band), of=n, cases=within(link, band))
            for band in COARSE_BANDS
        ]
        cells.append(cell(NOT_DONE, days[key, UNFINISHED], of=n, cases=not_done(link)))
        if table is Table.ACKNOWLEDGEMENT:
            cells += [cell(why, missing[key, why], cases=not_done(link, why)) for why in NotDone]
        return n, cells

    sheet.by_service(row)
    return sheet.done(tally.total(started))


def closed(table: Table, figures: Figures) -> dict[str, Any]:
    sheet = Sheet(table, figures)
    clock = TIMES[table]
    sheet.named_columns(band.key for band in FINE_BANDS)
    finished = [finish for finish in figures.finishes if finish[CLOCK] == clock]
    days = _by_service(finished, 1, 2)
    moved = _moved_by_pauses(figures, clock)

    def row(service: Entry | None) -> tuple[int, list[Cell]]:
        key = service.id if service else None
        n = _all(days, key)
        link = sheet.links.finished(clock, figures.scope.read, codes(service))
        cells = []
        for band in FINE_BANDS:
            gross = _within(days, key, band)
            net = gross + moved[key, band.key]
            cells.append(cell(band.key, gross, of=n, cases=within(link, band), net=net))
        return n, cells

    sheet.by_service(row)
    return sheet.done(tally.total(finished))


informal = partial(closed, Table.INFORMAL)
stage_1 = partial(closed, Table.STAGE_1)
stage_2 = partial(closed, Table.STAGE_2)


def on_time(figures: Figures) -> dict[str, Any]:
    """Within the target, and within the target or an agreed extension: two figures."""
    sheet = Sheet(Table.ON_TIME, figures)
    sheet.named_columns(("within_target", "within_target_or_extension", "late"))
    results = _by_service(figures.finishes, 1, 3, beside=CLOCK)
    for table, clock in TIMES.items():
        for service in (*figures.services, None):
            _on_time_row(sheet, table, clock, service, results)
    return sheet.done(tally.total(figures.finishes))


def _on_time_row(
    sheet: Sheet, table: Table, clock: ClockKind, service: Entry | None, results: Counts
) -> None:
    key = service.id if service else None
    kept, extended, late = (results[clock, key, result] for result in ClockResult)
    n = kept + extended + late
    if service and not n and sheet.is_past(service):
        return
    links = [
        sheet.links.finished(clock, sheet.scope.read, codes(service), result=result)
        for result in ClockResult
    ]
    cells = [
        cell("within_target", kept, of=n, cases=links[0]),
        cell("within_target_or_extension", kept + extended, of=n, parts=links[:2]),
        cell("late", late, of=n, cases=links[2]),
    ]
    names = service.name if service else wording.total()
    sheet.row(
        f"{table}/{codes(service) or TOTAL}", wording.joined(wording.title(table), names), n, cells
    )


def _moved_by_pauses(figures: Figures, clock: ClockKind) -> Counts:
    """By how much the bands differ in net days: pauses move a few from band to band."""
    moved: defaultdict[Any, int] = defaultdict(int)
    for paused, service, first, net_days, n in figures.paused:
        if paused != clock:
            continue
        for key in (service, None):
            moved[key, _band_of(first).key] -= n
            moved[key, _band_of(net_days).key] += n
    return moved


def _band_of(days: int) -> Band:
    return next(band for band in FINE_BANDS if band.holds(days))


def _by_service(cells: tally.Cells, service: int, *keys: int, beside: int | None = None) -> Counts:
    """Sums by service and `keys`, and for all services together under None."""
    first = () if beside is None else (beside,)
    sums = tally.by(cells, *first, service, *keys)
    for key, n in tally.by(cells, *first, *keys).items():
        parts = key if isinstance(key, tuple) else (key,)
        sums[(*parts[: len(first)], None, *parts[len(first) :])] = n
    return sums


def _all(days: Counts, service: int | None) -> int:
    return sum(days[service, first] for first in (*FIRST_DAYS, UNFINISHED))


def _within(days: Counts, service: int | None, band: Band) -> int:
    return sum(days[service, first] for first in FIRST_DAYS if band.holds(first))
