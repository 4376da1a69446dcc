"""Many marks in one transaction, already sealed.

A process that is alone knows the head of the chain already: then it is one statement on
PostgreSQL and two on SQLite. Where another process has moved it, its lock is taken first.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

import orjson

from adborth.audit.chain import Head, after
from adborth.audit.sealing import HEAD_HELD, MOVE, PATIENCE
from adborth.audit.service import TABLE, as_text, values
from adborth.db.driver import Driver
from adborth.db.session import Database
from adborth.trail import Trail

Rows = list[dict[str, Any]]
COLUMNS = tuple(column.key for column in TABLE.c if column.key != "id")
NAMES = ", ".join(COLUMNS)
IF_STILL = "UPDATE audit_chain SET link = {}, hash = {} WHERE link = {} AND hash = {}"
TYPES = ", ".join(
    f"{column.key} {'timestamptz' if column.key == 'at' else kind}"
    for column in TABLE.c
    if (kind := {"changes": "json", "link": "bigint"}.get(column.key, "text"))
    and column.key != "id"
)
AT_ONCE = (
    f"WITH moved AS ({IF_STILL.format('$1', '$2', '$3', '$4')} RETURNING 1)"
    f" INSERT INTO audit_entries ({NAMES})"
    f" SELECT {NAMES} FROM json_to_recordset($5) AS marks({TYPES}), moved"
)
# SQLite takes 32,766 values in one statement.
MOST = 2_000


def write_marks(
    database: Database, trails: Sequence[Trail], at: datetime, head: Head | None
) -> Head:
    """The new head of the chain. `head` is what it was when last seen."""
    entries = entries_of(trails, at)
    if head is not None and len(entries) <= MOST:
        with database.writing_statement() as driver:
            rows, new = linked(entries, head, driver.moment(at))
            if _written_if_still(driver, rows, head, new):
                return new
    with database.writing_rows() as driver:
        found = driver.row_of(HEAD_HELD, {}, after=PATIENCE)
        rows, new = linked(entries, Head(found.link, found.hash), driver.moment(at))
        driver.insert({TABLE: rows})
        driver.row_of(MOVE, {"new_link": new.link, "new_hash": new.hash})
    return new


def entries_of(trails: Sequence[Trail], at: datetime) -> Rows:
    return [
        {
            "at": at,
            "actor": mark.actor,
            "action": str(mark.action),
            "subject": mark.subject,
            "client": trail.client,
            "address": trail.address,
            "request_id": trail.request_id,
            **as_text(values(mark.what)),
        }
        for trail in trails
        for mark in trail.marks
    ]


def linked(entries: Rows, head: Head, at: str) -> tuple[Rows, Head]:
    rows = []
    for entry in entries:
        head = after(head, entry)
        rows.append({**entry, "at": at, "link": head.link, "hash": head.hash})
    return rows, head


def _written_if_still(driver: Driver, rows: Rows, head: Head, new: Head) -> bool:
    if driver.backend != "sqlite":
        told = [{**row, "changes": _json(row["changes"])} for row in rows]
        return driver.change(AT_ONCE, [*new, *head, orjson.dumps(told).decode()]) > 0
    if not driver.change(IF_STILL.format("?", "?", "?", "?"), [*new, *head]):
        return False
    given = [row[name] for row in rows for name in COLUMNS]
    return driver.change(_insert(len(rows)), given) > 0


def _json(changes: str | None) -> Any:
    return None if changes is None else orjson.Fragment(changes)


@cache
def _insert(rows: int) -> str:
    marks = ", ".join("?" * len(COLUMNS))
    return f"INSERT INTO audit_entries ({NAMES}) VALUES " + ", ".join([f"({marks})"] * rows)
