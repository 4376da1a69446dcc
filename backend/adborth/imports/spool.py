"""What a check has found out, in a file of its own: it costs no memory and outlives the process.

`items` are the rows as they were read; `part` tells the elements of a case apart. Nothing of a
`spoilt` case can be written, because something that belongs to it is wrong. `work` is what is
to be written, in the order of the file, each case with its elements.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from adborth.imports.columns import Heading, Kind
from adborth.imports.remarks import Remark, Severity

SCHEMA = """
CREATE TABLE items (
    id INTEGER PRIMARY KEY, kind TEXT, sheet TEXT, row INTEGER, key TEXT, part TEXT, record BLOB);
CREATE TABLE spoilt (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE alone (id INTEGER PRIMARY KEY, sheet TEXT, row INTEGER, key TEXT);
CREATE TABLE headers (
    sheet TEXT, row INTEGER, kind TEXT, names BLOB, PRIMARY KEY (sheet, row)) WITHOUT ROWID;
CREATE TABLE found (
    id INTEGER PRIMARY KEY, sheet TEXT, row INTEGER, kind TEXT, headings BLOB, fields BLOB);
CREATE TABLE rejects (sheet TEXT, row INTEGER, PRIMARY KEY (sheet, row)) WITHOUT ROWID;
CREATE TABLE remarks (
    id INTEGER PRIMARY KEY, severity TEXT, sheet TEXT, row INTEGER, heading TEXT, found TEXT,
    code TEXT, params BLOB);
CREATE TABLE work (
    id INTEGER PRIMARY KEY, kind TEXT, sheet TEXT, row INTEGER, key TEXT, fingerprint TEXT,
    status TEXT, record BLOB, previous BLOB);
"""
# The file is scratch: what a crash loses of it is checked again.
CARELESS = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-2048;"
AT_ONCE = 500
MOST_COLUMNS = 200
LONGEST_HEADING = 100


class Item(NamedTuple):
    id: int
    sheet: str
    row: int
    key: str
    record: bytes


class Work(NamedTuple):
    """`status` is new, changed or unchanged; `previous` the record of the import before."""

    id: int
    kind: str
    sheet: str
    row: int
    key: str
    fingerprint: str
    status: str
    record: bytes
    previous: bytes | None


class Spool:
    """Raises sqlite3.OperationalError where the disk is full."""

    def __init__(self, path: Path, *, new: bool = False) -> None:
        if new:
            path.unlink(missing_ok=True)
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.executescript(CARELESS)
        if new:
            self.connection.executescript(SCHEMA)
        self._items: list[tuple[Any, ...]] = []
        self._remarks: list[tuple[Any, ...]] = []

    def close(self) -> None:
        self.connection.close()

    def add_item(
        self, kind: Kind, sheet: str, row: int, key: str, part: str, record: bytes
    ) -> None:
        self._items.append((kind.value, sheet, row, key, part, record))
        if len(self._items) >= AT_ONCE:
            self.flush()

    def add_remark(self, remark: Remark) -> None:
        self._remarks.append(
            (
                remark.severity.value,
                remark.sheet,
                remark.row,
                remark.column,
                remark.found,
                remark.code,
                orjson.dumps(remark.params),
            )
        )
        if len(self._remarks) >= AT_ONCE:
            self.flush()

    def flush(self) -> None:
        if self._items:
            self.many(
                "INSERT INTO items (kind, sheet, row, key, part, record) VALUES (?,?,?,?,?,?)",
                self._items,
            )
            self._items = []
        if self._remarks:
            self.many(
                "INSERT INTO remarks (severity, sheet, row, heading, found, code, params)"
                " VALUES (?,?,?,?,?,?,?)",
                self._remarks,
            )
            self._remarks = []

    def add_work(self, rows: Sequence[tuple[Any, ...]]) -> None:
        self.many(
            "INSERT INTO work (kind, sheet, row, key, fingerprint, status, record, previous)"
            " VALUES (?,?,?,?,?,?,?,?)",
            rows,
        )

    def add_header(self, sheet: str, row: int, kind: Kind, names: dict[str, str]) -> None:
        """`names` are the headings as they stand in the file, by field."""
        self.one(
            "INSERT INTO headers VALUES (?,?,?,?)", sheet, row, kind.value, orjson.dumps(names)
        )

    def add_found(
        self, sheet: str, row: int, headings: Sequence[str], heading: Heading | None
    ) -> None:
        """A header row as it stands, understood or not, for a person to match."""
        self.one(
            "INSERT INTO found (sheet, row, kind, headings, fields) VALUES (?,?,?,?,?)",
            sheet,
            row,
            heading and heading.kind.value,
            orjson.dumps([text[:LONGEST_HEADING] for text in headings[:MOST_COLUMNS]]),
            orjson.dumps(heading.fields[:MOST_COLUMNS] if heading else []),
        )

    def spoil(self, key: str) -> None:
        self.one("INSERT OR IGNORE INTO spoilt VALUES (?)", key)

    def reject(self, sheet: str, row: int) -> None:
        self.one("INSERT OR IGNORE INTO rejects VALUES (?,?)", sheet, row)

    def many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        self.connection.execute("BEGIN")
        self.connection.executemany(statement, rows)
        self.connection.execute("COMMIT")

    def one(self, statement: str, *values: Any) -> None:
        self.connection.execute(statement, values)

    def index(self) -> None:
        self.flush()
        self.one("CREATE INDEX items_by_key ON items (kind, key, part, id)")

    def rows(self, statement: str, *values: Any) -> list[Any]:
        with closing(self.connection.execute(statement, values)) as cursor:
            return cursor.fetchall()

    def each(self, statement: str, *values: Any) -> Iterator[Any]:
        """The rows one at a time, for more of them than memory should hold."""
        yield from self.connection.execute(statement, values)

    def chunks(self, statement: str, size: int, *values: Any) -> Iterator[list[Any]]:
        """The rows of a query with `id > ?` as its last condition, `size` at a time."""
        last = 0
        while rows := self.rows(f"{statement} ORDER BY id LIMIT {size}", *values, last):
            yield rows
            last = rows[-1][0]

    def count_remarks(self, severity: Severity, codes: Sequence[str] = ()) -> int:
        only = f" AND code IN ({','.join('?' * len(codes))})" if codes else ""
        statement = f"SELECT count(*) FROM remarks WHERE severity = ?{only}"
        count: int = self.rows(statement, severity.value, *codes)[0][0]
        return count

    def count_work(self) -> int:
        count: int = self.rows("SELECT count(*) FROM work WHERE status <> 'unchanged'")[0][0]
        return count

    def count_rejects(self) -> int:
        count: int = self.rows("SELECT count(*) FROM rejects")[0][0]
        return count
