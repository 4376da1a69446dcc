"""The second pass: every row beside what belongs to it in the file, and beside the last import."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from hashlib import sha256
from typing import Any, NamedTuple

import orjson

from adborth.cases.clocks import ProcedureFor, run_clocks
from adborth.imports.cells import harmless
from adborth.imports.columns import COLUMNS, Kind
from adborth.imports.history import Record, Warned, history_of, iso_day
from adborth.imports.remarks import Remark, Severity, shown
from adborth.imports.repository import Imported
from adborth.imports.spool import Item, Spool
from adborth.working_days.calendar import Calendar
from adborth.working_days.errors import OutsideCalendar

AT_ONCE = 500
ITEMS = "SELECT id, sheet, row, key, record FROM items WHERE kind = ? AND id > ?"
TWICE = """
    SELECT later.id, later.kind, later.sheet, later.row, later.key, first.sheet, first.row
    FROM (SELECT kind, key, part, min(id) AS id FROM items WHERE kind <> 'compliment'
          GROUP BY kind, key, part HAVING count(*) > 1) AS twice
    JOIN items AS first ON first.id = twice.id
    JOIN items AS later USING (kind, key, part) WHERE later.id > twice.id"""
SPOILT = "SELECT id, sheet, row, key FROM items JOIN spoilt USING (key) WHERE items.kind = ?"
GATHER_ALONE = """
    INSERT INTO alone SELECT min(id), sheet, min(row), key FROM items WHERE kind = 'element'
    AND NOT EXISTS (SELECT 1 FROM items AS c WHERE c.kind = 'case' AND c.key = items.key)
    GROUP BY key"""
ALONE = "SELECT id, sheet, row, key FROM alone WHERE id > ?"
# Due dates lie after the days of the file: the longest clock, and some to spare.
LONGEST_CLOCK = timedelta(days=400)
USUAL = {kind: {c.field: c.heading for c in columns} for kind, columns in COLUMNS.items()}
Find = Callable[[Kind, Sequence[str]], Mapping[str, Imported]]
Told = Callable[[int], None]


class Draft(NamedTuple):
    """A row with all that belongs to it."""

    item: Item
    key: str
    record: bytes

    @property
    def fingerprint(self) -> str:
        return sha256(self.record).hexdigest()


class Comparison:
    def __init__(
        self, spool: Spool, find: Find, procedure_for: ProcedureFor, calendar: Calendar
    ) -> None:
        self.spool = spool
        self.find = find
        self.procedure_for = procedure_for
        self.calendar = calendar
        self.counts: Counter[str] = Counter()
        self.done = 0
        self._names: dict[tuple[str, str], dict[str, str]] = {}
        self._has_elements = False

    def run(self, tell: Told) -> None:
        for sheet, kind, names in self.spool.rows("SELECT sheet, kind, names FROM headers"):
            self._names[sheet, kind] = orjson.loads(names)
            self._has_elements |= kind == Kind.ELEMENT
        self._refuse_twice()
        self._refuse_incomplete_cases()
        self._number_compliments()
        for kind in (Kind.CASE, Kind.COMPLIMENT, Kind.MAILBOX, Kind.REFERRALS):
            for rows in self.spool.chunks(ITEMS, AT_ONCE, kind.value):
                items = [Item(*row) for row in rows]
                self._compare(kind, self._complete(kind, items))
                self.done += len(items)
                tell(self.done)
        self._compare_elements_alone()
        self.spool.flush()

    def _refuse_twice(self) -> None:
        """Of two rows about the same thing the first one counts."""
        for id, kind, sheet, row, key, first_sheet, first_row in self.spool.rows(TWICE):
            field = "number" if kind == Kind.ELEMENT else COLUMNS[Kind(kind)][0].field
            place = {"sheet": first_sheet, "row": first_row}
            item = Item(id, sheet, row, key, b"")
            self._refuse(Kind(kind), item, field, key, "twice", place)
            self._drop(id)
            if kind == Kind.ELEMENT:
                self.spool.spoil(key)

    def _refuse_incomplete_cases(self) -> None:
        """A case without one of its elements would get an outcome that is not its own."""
        for id, sheet, row, key in self.spool.rows(SPOILT, Kind.CASE.value):
            self._refuse(Kind.CASE, Item(id, sheet, row, key, b""), "ref", key, "elements-wrong")
            self._drop(id)
        for id, sheet, row, _key in self.spool.rows(SPOILT, Kind.ELEMENT.value):
            self.spool.reject(sheet, row)
            self._drop(id)

    def _number_compliments(self) -> None:
        """The same words about the same team on the same day can have come twice."""
        self.spool.one(
            "CREATE TABLE occurrences AS"
            " SELECT id, row_number() OVER (PARTITION BY key ORDER BY id) AS number"
            " FROM items WHERE kind = 'compliment'"
        )
        self.spool.one("CREATE INDEX occurrences_by_id ON occurrences (id, number)")

    def _complete(self, kind: Kind, items: list[Item]) -> list[Draft]:
        if kind is Kind.CASE and self._has_elements:
            elements = self._elements_of(item.key for item in items)
            return [
                Draft(item, item.key, with_elements(item.record, elements[item.key]))
                for item in items
            ]
        if kind is Kind.COMPLIMENT:
            numbers = dict(
                self.spool.rows(
                    "SELECT id, number FROM occurrences WHERE id BETWEEN ? AND ?",
                    items[0].id,
                    items[-1].id,
                )
            )
            return [Draft(item, f"{item.key}#{numbers[item.id]}", item.record) for item in items]
        return [Draft(item, item.key, item.record) for item in items]

    def _elements_of(self, keys: Iterable[str]) -> dict[str, list[Any]]:
        wanted = list(keys)
        marks = ",".join("?" * len(wanted))
        found: dict[str, list[Any]] = defaultdict(list)
        statement = f"SELECT key, record FROM items WHERE kind = 'element' AND key IN ({marks})"
        for key, text in self.spool.rows(statement, *wanted):
            row = orjson.loads(text)
            parts = ("stage", "number", "theme", "description", "finding")
            found[key].append([row.get(part, "") for part in parts])
        return found

    def _compare(self, kind: Kind, drafts: list[Draft]) -> None:
        known = self.find(kind, [draft.key for draft in drafts])
        work = []
        for draft in drafts:
            last = known.get(draft.key)
            if kind is Kind.CASE and last and last.values and not self._has_elements:
                draft = draft._replace(record=keep_elements(draft.record, last.values))
            record = orjson.loads(draft.record)
            if kind is Kind.CASE and not self._warn(draft.item, record):
                continue
            fingerprint = draft.fingerprint
            status = _status(kind, fingerprint, record, last)
            if status not in ("new", "changed", "unchanged"):
                self._refuse(kind, draft.item, COLUMNS[kind][0].field, draft.item.key, status)
                continue
            self.counts[status] += 1
            item = draft.item
            previous = last.values if last and status == "changed" else None
            work.append(
                (
                    *(kind.value, item.sheet, item.row, draft.key, fingerprint, status),
                    *(draft.record, previous),
                )
            )
        self.spool.add_work(work)

    def _warn(self, item: Item, record: Record) -> bool:
        """Tells what the row asserts otherwise than its parts; False where it cannot be kept."""
        try:
            history = history_of(record, self.procedure_for, self.calendar)
            if self._is_near_the_end(record):
                run_clocks(history.facts, self.procedure_for, self.calendar)
        except OutsideCalendar as outside:
            last = {"first": outside.params["span_from"], "last": outside.params["span_to"]}
            found = record["received_on"]
            self._refuse(Kind.CASE, item, "received_on", found, "outside-calendar", last)
            return False
        for warned in history.warnings:
            self._warned(item, record, warned)
        return True

    def _is_near_the_end(self, record: Record) -> bool:
        edge = (self.calendar.span_to - LONGEST_CLOCK).isoformat()
        return any(
            value > edge for field, value in record.items() if field.endswith(("_on", "_to"))
        )

    def _warned(self, item: Item, record: Record, warned: Warned) -> None:
        value = record.get(warned.field)
        found = None
        if value is not None:
            is_day = warned.field.endswith(("_on", "_to"))
            found = harmless(iso_day(value)) if is_day else str(value)
        names = self._names.get((item.sheet, Kind.CASE.value), USUAL[Kind.CASE])
        params = {
            name: names.get(param, USUAL[Kind.CASE].get(param, param))
            if name == "before"
            else param
            for name, param in warned.params.items()
        }
        column = names.get(warned.field, USUAL[Kind.CASE][warned.field])
        self.spool.add_remark(
            Remark(Severity.WARNING, item.sheet, item.row, column, found, warned.code, params)
        )

    def _compare_elements_alone(self) -> None:
        """Elements whose case is not in the file belong to one that an earlier import made."""
        self.spool.one(GATHER_ALONE)
        for rows in self.spool.chunks(ALONE, AT_ONCE):
            items = [Item(id, sheet, row, key, b"") for id, sheet, row, key in rows]
            keys = [item.key for item in items]
            known = self.find(Kind.CASE, keys)
            elements = self._elements_of(keys)
            drafts = []
            for item in items:
                last = known.get(item.key)
                if last is None or last.values is None:
                    self._refuse(Kind.ELEMENT, item, "ref", item.key, "case-not-found")
                else:
                    record = orjson.loads(last.values)
                    record.pop("elements", None)
                    text = with_elements(orjson.dumps(record), elements[item.key])
                    drafts.append(Draft(item, item.key, text))
            self._compare(Kind.CASE, drafts)

    def _refuse(
        self,
        kind: Kind,
        item: Item,
        field: str,
        found: str,
        code: str,
        params: dict[str, Any] | None = None,
    ) -> None:
        self.spool.reject(item.sheet, item.row)
        if kind in (Kind.CASE, Kind.ELEMENT):
            self.spool.one(
                "INSERT OR IGNORE INTO rejects"
                " SELECT sheet, row FROM items WHERE kind = 'element' AND key = ?",
                item.key,
            )
        column = self._names.get((item.sheet, kind.value), USUAL[kind]).get(field)
        self.spool.add_remark(
            Remark(
                Severity.PROBLEM,
                item.sheet,
                item.row,
                column or USUAL[kind][field],
                shown(found),
                code,
                params or {},
            )
        )

    def _drop(self, id: int) -> None:
        self.spool.one("DELETE FROM items WHERE id = ?", id)


def _status(kind: Kind, fingerprint: str, record: Record, last: Imported | None) -> str:
    """new, changed or unchanged; else the code of what stands in the way."""
    if last is None:
        return "new"
    if last.fingerprint == fingerprint or last.says(kind, record):
        return "unchanged"
    if last.fingerprint is None:
        return "entered-by-people"
    return "changed" if last.is_as_imported else "changed-by-people"


def with_elements(record: bytes, elements: list[Any]) -> bytes:
    if not elements:
        return record
    return record[:-1] + b',"elements":' + orjson.dumps(sorted(elements)) + b"}"


def keep_elements(record: bytes, last: bytes) -> bytes:
    """A file without a sheet of elements says nothing about them: those of before stay."""
    return with_elements(record, orjson.loads(last).get("elements", []))
