"""Carry what a check has found from its spool into the database, for people to read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import delete, insert

from adborth.db.session import Database
from adborth.imports.cells import harmless
from adborth.imports.differences import differences
from adborth.imports.models import ImportChange, ImportHeader, ImportProblem, ImportReject
from adborth.imports.reading import SheetRow, read_file
from adborth.imports.spool import Spool

AT_ONCE = 500
# Enough to read; the counts and the file of rejects are complete.
MOST_KEPT = 100_000
MOST_HEADERS = 100
REMARKS = "SELECT id, severity, sheet, row, heading, found, code, params FROM remarks WHERE id > ?"
CHANGED = (
    "SELECT id, sheet, row, kind, key, record, previous FROM work"
    " WHERE status = 'changed' AND id > ?"
)
Rows = Iterator[dict[str, Any]]
Write = Callable[[Any, Sequence[dict[str, Any]]], None]


def keep_findings(database: Database, spool: Spool, batch_id: int, file: Path, name: str) -> None:
    """In place of what an earlier check of the same file has found."""
    with database.writing() as session:
        for table in (ImportProblem, ImportChange, ImportReject, ImportHeader):
            session.execute(delete(table).where(table.batch_id == batch_id))
    for table, rows in (
        (ImportHeader, islice(_headers(spool), MOST_HEADERS)),
        (ImportProblem, islice(_problems(spool), MOST_KEPT)),
        (ImportChange, islice(_changes(spool), MOST_KEPT)),
        (ImportReject, _rejects(spool, file, name)),
    ):
        numbered = ({"batch_id": batch_id, "number": n, **row} for n, row in enumerate(rows, 1))
        while chunk := list(islice(numbered, AT_ONCE)):
            with database.writing() as session:
                session.execute(insert(table), chunk)


def _problems(spool: Spool) -> Rows:
    for rows in spool.chunks(REMARKS, AT_ONCE):
        for _id, severity, sheet, row, column, found, code, params in rows:
            yield {
                "severity": severity,
                "sheet": sheet,
                "row": row,
                "column": column,
                "found": found,
                "code": code,
                "params": orjson.loads(params),
            }


def _headers(spool: Spool) -> Rows:
    found = spool.rows("SELECT sheet, row, kind, headings, fields FROM found ORDER BY id")
    for sheet, row, kind, headings, fields in found:
        texts, known = orjson.loads(headings), orjson.loads(fields)
        yield {"sheet": sheet, "row": row, "kind": kind, "headings": texts, "fields": known}


def _changes(spool: Spool) -> Rows:
    for rows in spool.chunks(CHANGED, AT_ONCE):
        for _id, sheet, row, kind, key, record, previous in rows:
            changes = differences(orjson.loads(previous), orjson.loads(record))
            yield {"sheet": sheet, "row": row, "kind": kind, "key": key, "changes": changes}


def _rejects(spool: Spool, file: Path, name: str) -> Rows:
    """The rows that were kept out, read once more from the file, under their header rows."""
    wanted = {sheet for (sheet,) in spool.rows("SELECT DISTINCT sheet FROM rejects")}
    if not wanted:
        return
    for sheet, rows in groupby(read_file(file, name), key=lambda row: row.sheet):
        if sheet in wanted:
            yield from _rejects_of_sheet(spool, sheet, rows)


def _rejects_of_sheet(spool: Spool, sheet: str, rows: Iterable[SheetRow]) -> Rows:
    """Both come in the order of the file, so one pass over both is enough."""
    headers = {row for (row,) in spool.rows("SELECT row FROM headers WHERE sheet = ?", sheet)}
    rejected = spool.each("SELECT row FROM rejects WHERE sheet = ? ORDER BY row", sheet)
    (awaited,) = next(rejected)
    header: SheetRow | None = None
    for row in rows:
        if row.number in headers:
            header = row
        elif row.number == awaited:
            if header is not None:
                yield {"sheet": sheet, "row": None, "cells": _plain(header.cells)}
                header = None
            yield {"sheet": sheet, "row": row.number, "cells": _plain(row.cells)}
            (awaited,) = next(rejected, (0,))


def _plain(cells: Iterable[Any]) -> list[Any]:
    return [
        cell if isinstance(cell, str | int | float | None) else harmless(cell) for cell in cells
    ]
