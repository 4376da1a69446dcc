"""Contacts received: by month, by year, by service, by theme (Figures 1 to 4, Table 4)."""

from collections.abc import Mapping
from typing import Any

from adborth.cases.vocabulary import CaseKind
from adborth.lists.repository import Entry
from adborth.performance import tally, wording
from adborth.performance.definitions import EARLIER_YEARS_OF, Table
from adborth.performance.figures import Figures
from adborth.performance.period import Period, Span
from adborth.performance.sheet import TOTAL, Cell, Sheet, cell, codes
from adborth.procedures.timetable import ClockKind

CONTACTS, STAGE_1 = "contacts", "stage_1"
COLUMNS = (CONTACTS, *CaseKind, STAGE_1)
MONTH, SERVICE, KIND, THEME = range(4)
ENTERED = ClockKind.STAGE_1_ACKNOWLEDGEMENT


def contacts(figures: Figures) -> dict[str, Any]:
    sheet = Sheet(Table.CONTACTS, figures)
    sheet.named_columns(COLUMNS)
    kinds = tally.by(figures.contacts, MONTH, KIND)
    entered = tally.by(entries_of(figures), 1)
    for number, month in enumerate(figures.months_read):
        counted = {kind: kinds[number, kind] for kind in CaseKind}
        names = wording.month(month.first.year, month.first.month)
        cells = _cells(sheet, counted, entered[number], month)
        sheet.row(f"{month.first:%Y-%m}", names, sum(counted.values()), cells)
    whole = tally.by(figures.contacts, KIND)
    n = tally.total(figures.contacts)
    cells = _cells(sheet, whole, sum(entered.values()), figures.scope.read)
    sheet.row(TOTAL, wording.total(), n, cells)
    return sheet.done(n)


def contacts_by_service(figures: Figures) -> dict[str, Any]:
    sheet = Sheet(Table.CONTACTS_BY_SERVICE, figures)
    sheet.named_columns(COLUMNS)
    kinds, whole = tally.by(figures.contacts, SERVICE, KIND), tally.by(figures.contacts, KIND)
    entered = tally.by(entries_of(figures), 2)

    def row(service: Entry | None) -> tuple[int, list[Cell]]:
        if service is None:
            counted: Mapping[CaseKind, int] = whole
            stage_1 = sum(entered.values())
        else:
            counted = {kind: kinds[service.id, kind] for kind in CaseKind}
            stage_1 = entered[service.id]
        cells = _cells(sheet, counted, stage_1, figures.scope.read, codes(service))
        return sum(counted.values()), cells

    sheet.by_service(row)
    return sheet.done(tally.total(figures.contacts))


def contacts_by_year(figures: Figures) -> dict[str, Any]:
    """This year, and those before it for which the store has anything."""
    sheet = Sheet(Table.CONTACTS_BY_YEAR, figures)
    sheet.named_columns(COLUMNS)
    earlier = figures.scope.earlier_periods(EARLIER_YEARS_OF[Table.CONTACTS_BY_YEAR])
    kinds = tally.by(figures.contacts_of(earlier), MONTH, KIND)
    entered = tally.by(figures.stage_1_entered_in(earlier), 1)
    for number, period in reversed(list(enumerate(earlier))):
        counted = {kind: kinds[number, kind] for kind in CaseKind}
        if any(counted.values()) or entered[number]:
            _year(sheet, period, counted, entered[number])
    whole = tally.by(figures.contacts, KIND)
    _year(sheet, figures.scope.period, whole, tally.total(entries_of(figures)))
    return sheet.done(tally.total(figures.contacts))


def _year(sheet: Sheet, period: Period, counted: Mapping[CaseKind, int], entered: int) -> None:
    cells = _cells(sheet, counted, entered, period.read)
    sheet.row(period.label, wording.plain(period.label), sum(counted.values()), cells)


def entries_of(figures: Figures) -> tally.Cells:
    """Stage 1 entered: (clock, month, service, band, n)."""
    return [start for start in figures.starts if start[0] is ENTERED]


def _cells(
    sheet: Sheet,
    counted: Mapping[CaseKind, int],
    entered: int,
    span: Span,
    service: str | None = None,
) -> list[Cell]:
    n, links = sum(counted.values()), sheet.links
    cells = [cell(CONTACTS, n, cases=links.received(span, service=service))]
    for kind in CaseKind:
        link = links.received(span, service=service, kind=kind)
        cells.append(cell(kind, counted.get(kind, 0), of=n, cases=link))
    return [*cells, cell(STAGE_1, entered, cases=links.started(ENTERED, span, service))]


def themes(figures: Figures) -> dict[str, Any]:
    sheet = Sheet(Table.THEMES, figures)
    read, n = figures.scope.read, tally.total(figures.contacts)
    found, whole = tally.by(figures.contacts, THEME, SERVICE), tally.by(figures.contacts, THEME)
    used = tally.by(figures.contacts, SERVICE)
    services = [one for one in figures.services if used[one.id] or not sheet.is_past(one)]
    for service in services:
        sheet.column(service.code, service.name)
    sheet.column(TOTAL, wording.total())
    for theme in figures.themes:
        if not whole[theme.id] and sheet.is_past(theme):
            continue
        cells = []
        for service in services:
            link = sheet.links.received(read, service=service.code, theme=theme.code)
            cells.append(cell(service.code, found[theme.id, service.id], cases=link))
        link = sheet.links.received(read, theme=theme.code)
        cells.append(cell(TOTAL, whole[theme.id], of=n, cases=link))
        sheet.row(theme.code, theme.name, whole[theme.id], cells)
    cells = [
        cell(one.code, used[one.id], cases=sheet.links.received(read, service=one.code))
        for one in services
    ]
    cells.append(cell(TOTAL, n, of=n, cases=sheet.links.received(read)))
    sheet.row(TOTAL, wording.total(), n, cells)
    return sheet.done(n)


def themes_by_month(figures: Figures) -> dict[str, Any]:
    sheet = Sheet(Table.THEMES_BY_MONTH, figures)
    found, whole = tally.by(figures.contacts, MONTH, THEME), tally.by(figures.contacts, THEME)
    shown = [one for one in figures.themes if whole[one.id] or not sheet.is_past(one)]
    for theme in shown:
        sheet.column(theme.code, theme.name)
    for number, month in enumerate(figures.months_read):
        cells = [
            cell(
                theme.code,
                found[number, theme.id],
                cases=sheet.links.received(month, theme=theme.code),
            )
            for theme in shown
        ]
        names = wording.month(month.first.year, month.first.month)
        sheet.row(f"{month.first:%Y-%m}", names, sum(one["count"] for one in cells), cells)
    return sheet.done(tally.total(figures.contacts))
