"""Write what a check has found good.

SQLite has one writer: a few hundred rows at a time are written, others get their turn in
between, and what was written is taken back if it cannot finish. PostgreSQL writes all in one
transaction, which holds nobody up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from typing import Any

import orjson
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from adborth.cases.references import CASES, COMPLIMENTS, reference, series_of, take_references
from adborth.imports import snapshots, tables
from adborth.imports.build import Making, Place, Prepared, prepare
from adborth.imports.columns import Kind
from adborth.imports.drivers import AlreadyThere, insert_rows, new_ids, update_row
from adborth.imports.history import history_of, iso_day
from adborth.imports.repository import Imported, find_imported
from adborth.imports.spool import Spool, Work
from adborth.imports.tables import Row, Target
from adborth.imports.work import OnceMore
from adborth.working_days.repository import current_calendar
from adborth.working_days.years import FinancialYear

AT_ONCE = 400
TO_WRITE = (
    "SELECT id, kind, sheet, row, key, fingerprint, status, record, previous FROM work"
    " WHERE status <> 'unchanged' AND id > ?"
)
YEARS = """
    SELECT CASE WHEN substr(day, 6, 2) < '04' THEN substr(day, 1, 4) - 1
                ELSE substr(day, 1, 4) + 0 END AS year, count(*)
    FROM (SELECT json_extract(CAST(record AS TEXT), '$.received_on') AS day
          FROM work WHERE kind = ? AND status = 'new')
    GROUP BY year"""
SERIES = {Kind.CASE: CASES, Kind.COMPLIMENT: COMPLIMENTS}
KEPT = ("id", "reference", "logged_at", "logged_by")


class ChangedMeanwhile(Exception):
    """Since the check, people or another import have changed what is to be written."""


class CalendarMoved(OnceMore):
    """A bank holiday was proclaimed since the due dates were prepared: once more, with it."""


class References:
    """Numbers taken beforehand in one short transaction, so that nobody waits for them later."""

    def __init__(self, first: Mapping[str, int]) -> None:
        self._next = dict(first)

    @classmethod
    def reserve(cls, session: Session, spool: Spool) -> "References":
        first = {}
        for kind, prefix in SERIES.items():
            for year, needed in spool.rows(YEARS, kind.value):
                series = series_of(prefix, FinancialYear(year))
                first[series] = take_references(session, series, needed)
        return cls(first)

    def take(self, kind: Kind, received_on: str) -> str:
        series = series_of(SERIES[kind], FinancialYear.of(iso_day(received_on)))
        number = self._next[series]
        self._next[series] = number + 1
        return reference(series, number)

    def copy(self) -> "References":
        return References(self._next)


@dataclass(slots=True)
class Ready:
    """A chunk whose new cases are prepared, with the ids that they will have."""

    chunk: Sequence[Work]
    revision: int
    ids: dict[str, int]
    made: Prepared


class Writer:
    """Writes chunks of work. A chunk that failed can be written again: nothing of it stays."""

    def __init__(self, spool: Spool, making: Making, references: References) -> None:
        self.spool = spool
        self.making = making
        self.references = references
        self._next_id = 1

    def chunks(self) -> Iterator[list[Work]]:
        for rows in self.spool.chunks(TO_WRITE, AT_ONCE):
            yield [Work(*row) for row in rows]

    def prepare(self, chunk: Sequence[Work], ids: Iterable[int] | None = None) -> Ready:
        """Without `ids` they are guessed, to be put right when the database is locked."""
        new = [work for work in chunk if work.kind == Kind.CASE and work.status == "new"]
        numbers = count(self._next_id) if ids is None else ids
        taken = {work.key: id for work, id in zip(new, numbers, strict=False)}
        self._next_id += len(new)
        made = Prepared()
        for work in new:
            record = orjson.loads(work.record)
            history = history_of(record, self.making.procedure_for, self.making.calendar)
            number = self.references.take(Kind.CASE, record["received_on"])
            place = Place(taken[work.key], number, 1, work.sheet, work.row)
            prepare(made, record, history, place, self.making)
        return Ready(chunk, self.making.calendar.revision, taken, made)

    def write(self, session: Session, ready: Ready) -> None:
        """Raises ChangedMeanwhile where the check does not hold any more, and CalendarMoved."""
        connection = session.connection()
        if current_calendar(connection).revision != ready.revision:
            raise CalendarMoved
        if connection.dialect.name == "sqlite":
            ready = self._with_real_ids(connection, ready)
        made = Prepared({target: list(rows) for target, rows in ready.made.rows.items()})
        for kind, group in groupby(ready.chunk, key=lambda work: Kind(work.kind)):
            works = list(group)
            looked_up = [work for work in works if not _has_unique_key(work)]
            known = find_imported(connection, kind, [work.key for work in looked_up])
            for work in looked_up:
                _check(work, known.get(work.key))
            self._write_kind(connection, kind, works, known, made, ready)
        try:
            for target, rows in made.rows.items():
                insert_rows(connection, target, rows)
        except AlreadyThere:
            raise ChangedMeanwhile from None

    def _with_real_ids(self, connection: Connection, ready: Ready) -> Ready:
        """Others may have opened cases since the ids were guessed."""
        if not ready.ids:
            return ready
        [real] = new_ids(connection, "cases", 1)
        by = real - min(ready.ids.values())
        self._next_id += by
        if not by:
            return ready
        rows = {
            target: [(row[0] + by, *row[1:]) for row in rows]
            for target, rows in ready.made.rows.items()
        }
        ids = {key: id + by for key, id in ready.ids.items()}
        return Ready(ready.chunk, ready.revision, ids, Prepared(rows))

    def _write_kind(
        self,
        connection: Connection,
        kind: Kind,
        works: list[Work],
        known: Mapping[str, Imported],
        made: Prepared,
        ready: Ready,
    ) -> None:
        if kind is Kind.CASE:
            self._write_cases(connection, works, known, made, ready)
        elif kind is Kind.COMPLIMENT:
            self._write_compliments(connection, works, made)
        else:
            for work in works:
                self._write_figure(connection, kind, work, known.get(work.key), made)

    def _write_cases(
        self,
        connection: Connection,
        works: list[Work],
        known: Mapping[str, Imported],
        made: Prepared,
        ready: Ready,
    ) -> None:
        for work in works:
            if work.status == "new":
                made.add(tables.IMPORT_ROWS, self._origin(work, ready.ids[work.key], 1, None))
                continue
            before = known[work.key]
            assert before.subject_id is not None
            self._rewrite(connection, work, before.subject_id, made)

    def _rewrite(
        self,
        connection: Connection,
        work: Work,
        case_id: int,
        made: Prepared,
    ) -> None:
        record = orjson.loads(work.record)
        history = history_of(record, self.making.procedure_for, self.making.calendar)
        snapshot = snapshots.take_snapshot(connection, case_id)
        old = dict(zip(snapshots.whole("cases").columns, snapshot["cases"][0], strict=True))
        version = old["version"] + 1
        fresh = Prepared()
        place = Place(case_id, old["reference"], version, work.sheet, work.row)
        prepare(fresh, record, history, place, self.making)
        [row] = fresh.rows.pop(tables.CASES)
        values = dict(zip(tables.CASES.columns, row, strict=True))
        changed = {name: value for name, value in values.items() if name not in KEPT}
        update_row(connection, "cases", case_id, changed)
        snapshots.replace_parts(connection, case_id, fresh.rows)
        made.add(tables.IMPORT_ROWS, self._origin(work, case_id, version, snapshot))

    def _write_compliments(self, connection: Connection, works: list[Work], made: Prepared) -> None:
        ids = self.making.ids
        references = self.references.copy()
        for work, id in zip(works, new_ids(connection, "compliments", len(works)), strict=True):
            record = orjson.loads(work.record)
            made.add(
                tables.COMPLIMENTS,
                (
                    id,
                    references.take(Kind.COMPLIMENT, record["received_on"]),
                    ids["services"][record["service"]],
                    ids["teams"][record["team"]] if "team" in record else None,
                    record["received_on"],
                    record.get("from_whom", ""),
                    record.get("language", "not_asked"),
                    record["text"],
                    self.making.logged_at,
                    self.making.by,
                    1,
                    self.making.batch_id,
                    work.sheet,
                    work.row,
                ),
            )
            made.add(tables.IMPORT_ROWS, self._origin(work, id, 1, None))
        self.references = references

    def _write_figure(
        self,
        connection: Connection,
        kind: Kind,
        work: Work,
        known: Imported | None,
        made: Prepared,
    ) -> None:
        record = orjson.loads(work.record)
        row: Row
        if kind is Kind.MAILBOX:
            target, row = tables.MAILBOX, (record["month"], record["emails"])
        else:
            service = self.making.ids["services"][record["service"]]
            target, row = tables.REFERRALS, (record["on_day"], service, record["referrals"])
        before, version = None, 1
        if known is not None:
            before = {"count": known.count, "batch_id": known.batch_id}
            version = remove_figure(connection, target, row[:-1]) + 1
        made.add(target, (*row, self.making.batch_id, version))
        made.add(tables.IMPORT_ROWS, self._origin(work, None, None, before))

    def _origin(self, work: Work, subject: int | None, version: int | None, before: Any) -> Row:
        return (
            self.making.batch_id,
            work.sheet,
            work.row,
            work.kind,
            work.key,
            work.fingerprint,
            subject,
            version,
            work.record.decode(),
            None if before is None else orjson.dumps(before).decode(),
        )


def remove_figure(connection: Connection, target: Target, keys: Row) -> int:
    """The version that it had: what is written instead is a later one."""
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    where = " AND ".join(f"{name} = {mark}" for name in target.columns[: len(keys)])
    statement = f"DELETE FROM {target.name} WHERE {where} RETURNING version"
    version: int = connection.exec_driver_sql(statement, keys).scalar_one()
    return version


def _has_unique_key(work: Work) -> bool:
    """A new case whose reference is there already is refused by the database itself."""
    return work.kind == Kind.CASE and work.status == "new"


def _check(work: Work, known: Imported | None) -> None:
    if work.status == "new":
        if known is not None:
            raise ChangedMeanwhile
    elif known is None or not known.is_as_imported or known.values != work.previous:
        raise ChangedMeanwhile
