"""The first pass over a file: every row read by itself into the spool, or told to be wrong."""

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

import orjson

from adborth.imports.cells import is_blank
from adborth.imports.columns import (
    LEAST_MATCHES,
    NAMES,
    NO_MATCHES,
    Heading,
    Kind,
    Match,
    headings_in,
    likely,
    recognise,
)
from adborth.imports.formulas import Place
from adborth.imports.known import Known
from adborth.imports.places import days_ahead, days_outside, settle_places
from adborth.imports.reading import SheetRow
from adborth.imports.remarks import Remark, Severity, shown
from adborth.imports.rows import Fault, read_row
from adborth.imports.spool import Spool
from adborth.working_days.calendar import Calendar

ROWS_BEFORE_HEADER = 20
FIRST_CELLS = frozenset(name for names in NAMES.values() for name in names)
TELL_EVERY = 1000
Told = Callable[[int], None]


class Intake:
    def __init__(
        self,
        spool: Spool,
        known: Known,
        calendar: Calendar,
        today: date,
        without_value: Container[Place] = (),
        matches: Mapping[str, Match] = NO_MATCHES,
    ) -> None:
        self.spool = spool
        self.known = known
        self.calendar = calendar
        self.today = today
        self.without_value = without_value
        self.matches = matches
        self.rows = 0
        self.recognised = 0
        self._sheet = ""
        self._heading: Heading | None = None
        self._before_header = 0
        self._perhaps: SheetRow | None = None
        self._columns: list[tuple[int, str]] = []

    def take(self, rows: Iterable[SheetRow], tell: Told) -> None:
        for row in rows:
            self._take(row)
            if row.number % TELL_EVERY == 0:
                tell(self.rows)
        self._leave_sheet()
        if not self.recognised:
            self._remark(Severity.PROBLEM, None, None, None, "nothing-recognised")
        self.spool.index()
        tell(self.rows)

    def _take(self, row: SheetRow) -> None:
        if row.sheet != self._sheet:
            self._leave_sheet()
            self._sheet, self._heading, self._before_header = row.sheet, None, 0
            self._perhaps = None
        first = row.cells[0] if row.cells else None
        if self._heading is None or (isinstance(first, str) and first.casefold() in FIRST_CELLS):
            heading = None
            if self._before_header < ROWS_BEFORE_HEADER:
                heading = recognise(row.cells, self.matches)
            if heading is not None:
                self._start_section(row, heading)
                return
            if self._heading is None:
                self._pass(row)
                return
        self._take_row(row, self._heading)

    def _pass(self, row: SheetRow) -> None:
        """A row before any header row: it may be one that only a person can read."""
        if self._perhaps is None and len(_texts(row)) >= LEAST_MATCHES:
            self._perhaps = row
        self._before_header += not all(map(is_blank, row.cells))

    def _leave_sheet(self) -> None:
        if self._heading is None and self._perhaps is not None:
            headings = headings_in(self._perhaps.cells)
            self.spool.add_found(self._sheet, self._perhaps.number, headings, None)
        if self._heading is None and self._before_header:
            self._remark(Severity.WARNING, None, None, None, "sheet-not-recognised")

    def _start_section(self, row: SheetRow, heading: Heading) -> None:
        self.recognised += 1
        self._heading = heading
        self._before_header = 0
        self._columns = [
            (place, field) for place, field in enumerate(heading.fields) if field is not None
        ]
        names = {field: heading.headings[place] for place, field in self._columns}
        self.spool.add_header(row.sheet, row.number, heading.kind, names)
        self.spool.add_found(row.sheet, row.number, heading.headings, heading)
        for column in heading.missing:
            self._remark(Severity.PROBLEM, row.number, column.heading, None, "column-missing")
        for text in heading.twice:
            self._remark(Severity.PROBLEM, row.number, text, text, "column-twice")
        for text in heading.unknown:
            nearest = likely(heading.kind, text)
            if nearest is None:
                self._remark(Severity.WARNING, row.number, text, text, "column-unknown")
            else:
                self._remark(
                    Severity.PROBLEM, row.number, text, text, "column-misspelt", nearest=nearest
                )

    def _take_row(self, row: SheetRow, heading: Heading) -> None:
        cells = row.cells
        given = {
            field: cells[place]
            for place, field in self._columns
            if place < len(cells) and not is_blank(cells[place])
        }
        if not given:
            if any(not is_blank(cell) for cell in cells):
                self.rows += 1
                self._refuse(row, "row-without-columns")
            return
        self.rows += 1
        if heading.missing or heading.twice:
            self.spool.reject(row.sheet, row.number)
            return
        if len(cells) > len(heading.fields) and any(
            not is_blank(cell) for cell in cells[len(heading.fields) :]
        ):
            self._refuse(row, "too-many-cells")
            return
        record, faults = read_row(heading.kind, given)
        if self.without_value:
            unsaved = self._formulas(row)
            fields = {fault.field for fault in unsaved}
            faults = unsaved + [fault for fault in faults if fault.field not in fields]
        if not faults:
            faults = settle_places(record, self.known)
            faults += days_outside(record, self.calendar)
        if faults:
            self._refuse_cells(row, heading, given, faults)
            return
        self._keep(row, heading, given, record)

    def _formulas(self, row: SheetRow) -> list[Fault]:
        return [
            Fault(field, "formula-without-value", {})
            for place, field in self._columns
            if (row.sheet, row.number, row.first_column + place) in self.without_value
        ]

    def _keep(
        self, row: SheetRow, heading: Heading, given: dict[str, Any], record: dict[str, Any]
    ) -> None:
        for fault in days_ahead(record, self.today):
            self._remark_cell(Severity.WARNING, row, heading, given, fault)
        text = orjson.dumps(record)
        kind, key, part = heading.kind, key_of(heading.kind, record, text), ""
        if kind is Kind.ELEMENT:
            part = f"{record['stage']} {record['number']}"
        self.spool.add_item(kind, row.sheet, row.number, key, part, text)

    def _refuse(self, row: SheetRow, code: str) -> None:
        self.spool.reject(row.sheet, row.number)
        self._remark(Severity.PROBLEM, row.number, None, None, code)

    def _refuse_cells(
        self, row: SheetRow, heading: Heading, given: dict[str, Any], faults: list[Fault]
    ) -> None:
        self.spool.reject(row.sheet, row.number)
        for fault in faults:
            self._remark_cell(Severity.PROBLEM, row, heading, given, fault)
        if heading.kind in (Kind.CASE, Kind.ELEMENT) and isinstance(given.get("ref"), str):
            self.spool.spoil(" ".join(given["ref"].split()).upper())

    def _remark_cell(
        self,
        severity: Severity,
        row: SheetRow,
        heading: Heading,
        given: dict[str, Any],
        fault: Fault,
    ) -> None:
        column = heading.heading_of(fault.field)
        found = given.get(fault.field)
        text = None if found is None else shown(found)
        self.spool.add_remark(
            Remark(severity, row.sheet, row.number, column, text, fault.code, fault.params)
        )

    def _remark(
        self,
        severity: Severity,
        row: int | None,
        column: str | None,
        found: str | None,
        code: str,
        **params: Any,
    ) -> None:
        column = shown(column)[:100] if column is not None else None
        found = shown(found) if found is not None else None
        self.spool.add_remark(Remark(severity, self._sheet, row, column, found, code, params))


def _texts(row: SheetRow) -> list[str]:
    return [text for text in headings_in(row.cells) if text]


def key_of(kind: Kind, record: dict[str, Any], text: bytes) -> str:
    """What a row is about; a compliment has no name and is known by all that it says."""
    if kind in (Kind.CASE, Kind.ELEMENT):
        return str(record["ref"])
    if kind is Kind.MAILBOX:
        return str(record["month"])
    if kind is Kind.REFERRALS:
        return f"{record['on_day']} {record['service']}"
    return sha256(text).hexdigest()
