"""A case as it stands in the tables: kept before a change, and put back."""

from functools import cache
from typing import Any

import orjson
from sqlalchemy import Connection

from adborth.cases.word_index import WORDS, keep_words
from adborth.db.base import Base
from adborth.imports.drivers import delete_rows, insert_rows, read_rows, update_row
from adborth.imports.tables import Row, Target

# Those that are written first stand first, those that hang on them after.
PARTS = (
    "people",
    "elements",
    "findings",
    "stages",
    "acknowledgements",
    "extensions",
    "pauses",
    "clocks",
    "ombudsman_matters",
)
Snapshot = dict[str, list[Any]]


@cache
def whole(table: str) -> Target:
    """Every column that is not worked out by the database; the key of the case comes first."""
    columns = [c.name for c in Base.metadata.tables[table].columns if c.computed is None]
    key = "id" if table == "cases" else "case_id"
    return Target(table, (key, *(name for name in columns if name != key)))


def take_snapshot(connection: Connection, case_id: int) -> Snapshot:
    kept = {name: read_rows(connection, whole(name), case_id) for name in ("cases", *PARTS)}
    snapshot: Snapshot = orjson.loads(orjson.dumps(kept, default=str))
    return snapshot


def put_back(connection: Connection, case_id: int, snapshot: Snapshot, version: int) -> None:
    """The case as it was, under a new version: whoever has it open must look again."""
    replace_parts(
        connection, case_id, {whole(name): [tuple(row) for row in snapshot[name]] for name in PARTS}
    )
    target = whole("cases")
    values = dict(zip(target.columns, snapshot["cases"][0], strict=True))
    update_row(connection, "cases", case_id, {**values, "version": version})
    keep_words(connection, [case_id])


def replace_parts(connection: Connection, case_id: int, parts: dict[Target, list[Row]]) -> None:
    for name in (WORDS.name, *reversed(PARTS)):
        delete_rows(connection, name, "case_id", [case_id])
    for target, rows in parts.items():
        if rows:
            insert_rows(connection, target, rows)
