"""Write what a check has found good.

SQLite has one writer: a few hundred rows at a time are written, others get their turn in
between, and what was written is taken back if it cannot finish. PostgreSQL writes all in one
transaction, which holds nobody up.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import orjson
from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from adborth.cases.references import CASES, COMPLIMENTS, reference, series_of, take_references
from adborth.imports import snapshots, tables
from adborth.imports.build import Making, Place, Prepared, prepare
from adborth.imports.columns import Kind
from adborth.imports.drivers import insert_rows, update_row
from adborth.imports.history import history_of, iso_day
from adborth.imports.repository import Imported, find_imported
from adborth.imports.spool import Spool, Work
from adborth.imports.tables import Row, Target
from adborth.working_days.repository import current_calendar
from adborth.working_days.years import FinancialYear

AT_ONCE = 250
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
Told = Callable[[int], None]


class ChangedMeanwhile(Exception):
    """Since the check, people or another import have changed what is to be written."""


class References:
    """Numbers taken beforehand in one short transaction, so that nobody waits for them later."""

    def __init__(self, first: Mapping[str, int]) -> None:
        self._next = dict(first)

    @classmethod
    def reserve(cls, session: Session, spool: Spool) -> "References":
        first = {}
        for kind, prefix in SERIES.items():
            for year, count in spool.rows(YEARS, kind.value):
                series = series_of(prefix, FinancialYear(year))
                first[series] = take_references(session, series, count)
        return cls(first)

    def take(self, kind: Kind, received_on: str) -> str:
        series = series_of(SERIES[kind], FinancialYear.of(iso_day(received_on)))
        number = self._next[series]
        self._next[series] = number + 1
        return reference(series, number)

    def copy(self) -> "References":
        return References(self._next)


class Writer:
    """Writes chunks of work. A chunk that failed can be written again: nothing of it stays."""

    def __init__(self, spool: Spool, making: Making, references: References) -> None:
        self.spool = spool
        self.making = making
        self.references = references

    def chunks(self) -> Iterator[list[Work]]:
        for rows in self.spool.chunks(TO_WRITE, AT_ONCE):
            yield [Work(*row) for row in rows]

    def write(self, session: Session, chunk: Sequence[Work]) -> None:
        """Raises ChangedMeanwhile where the check does not hold any more."""
        connection = session.connection()
        self._check_calendar(connection)
        references = self.references.copy()
        made = Prepared()
        for kind, group in groupby(chunk, key=lambda work: Kind(work.kind)):
            works = list(group)
            known = find_imported(connection, kind, [work.key for work in works])
            for work in works:
                _check(work, known.get(work.key))
            self._write_kind(connection, kind, works, known, made, references)
        for target, rows in made.rows.items():
            insert_rows(connection, target, rows)
        self.references = references

    def _check_calendar(self, connection: Connection) -> None:
        """A bank holiday proclaimed meanwhile moves due dates that are not written yet."""
        calendar = current_calendar(connection)
        if calendar.revision != self.making.calendar.revision:
            self.making = replace(self.making, calendar=calendar)

    def _write_kind(
        self,
        connection: Connection,
        kind: Kind,
        works: list[Work],
        known: Mapping[str, Imported],
        made: Prepared,
        references: References,
    ) -> None:
        if kind is Kind.CASE:
            self._write_cases(connection, works, known, made, references)
        elif kind is Kind.COMPLIMENT:
            self._write_compliments(connection, works, made, references)
        else:
            for work in works:
                self._write_figure(connection, kind, work, known.get(work.key), made)

    def _write_cases(
        self,
        connection: Connection,
        works: list[Work],
        known: Mapping[str, Imported],
        made: Prepared,
        references: References,
    ) -> None:
        ids = iter(new_ids(connection, "cases", sum(work.status == "new" for work in works)))
        for work in works:
            record = orjson.loads(work.record)
            history = history_of(record, self.making.procedure_for, self.making.calendar)
            if work.status == "new":
                number = references.take(Kind.CASE, record["received_on"])
                place = Place(next(ids), number, 1, work.sheet, work.row)
                prepare(made, record, history, place, self.making)
                made.add(tables.IMPORT_ROWS, self._origin(work, place.case_id, 1, None))
            else:
                before = known[work.key]
                assert before.subject_id is not None
                self._rewrite(connection, work, record, history, before.subject_id, made)

    def _rewrite(
        self,
        connection: Connection,
        work: Work,
        record: Mapping[str, Any],
        history: Any,
        case_id: int,
        made: Prepared,
    ) -> None:
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

    def _write_compliments(
        self, connection: Connection, works: list[Work], made: Prepared, references: References
    ) -> None:
        ids = self.making.ids
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
        before = None
        if known is not None:
            before = {"count": known.count, "batch_id": known.batch_id}
            remove_figure(connection, target, row)
        made.add(target, (*row, self.making.batch_id))
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


def remove_figure(connection: Connection, target: Target, row: Row) -> None:
    keys = dict(zip(target.columns, row[: len(target.columns) - 2], strict=False))
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    where = " AND ".join(f"{name} = {mark}" for name in keys)
    connection.exec_driver_sql(f"DELETE FROM {target.name} WHERE {where}", tuple(keys.values()))


def new_ids(connection: Connection, table: str, count: int) -> list[int]:
    if not count:
        return []
    if connection.dialect.name == "sqlite":
        last = connection.execute(text(f"SELECT coalesce(max(id), 0) FROM {table}")).scalar_one()
        return list(range(last + 1, last + 1 + count))
    statement = text(
        f"SELECT nextval(pg_get_serial_sequence('{table}', 'id')) FROM generate_series(1, :count)"
    )
    return list(connection.execute(statement, {"count": count}).scalars())


def _check(work: Work, known: Imported | None) -> None:
    if work.status == "new":
        if known is not None:
            raise ChangedMeanwhile
    elif known is None or not known.is_as_imported or known.values != work.previous:
        raise ChangedMeanwhile
