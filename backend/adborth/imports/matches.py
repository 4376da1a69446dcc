"""What somebody said that the columns of a tracker are, kept for every file with its headings."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.audit.service import record
from adborth.clock import now
from adborth.errors import FieldError
from adborth.imports.cells import folded
from adborth.imports.columns import COLUMNS, Match, key_of_headings
from adborth.imports.errors import ColumnsWrong, HeaderMissing
from adborth.imports.match_schemas import MatchColumns
from adborth.imports.models import ColumnMatch, ImportHeader


def find_matches(connection: Connection) -> Mapping[str, Match]:
    """By `key_of_headings`."""
    rows = connection.execute(select(ColumnMatch.key, ColumnMatch.kind, ColumnMatch.fields))
    return {row.key: Match(row.kind, row.fields) for row in rows}


def find_headers(connection: Connection, batch_id: int) -> list[Row[Any]]:
    """In the order of the file."""
    asked = select(ImportHeader.__table__).where(ImportHeader.batch_id == batch_id)
    return list(connection.execute(asked.order_by(ImportHeader.number)))


def keep_match(
    session: Session, actor: Actor, batch_id: int, number: int, given: MatchColumns
) -> None:
    """Raises HeaderMissing and ColumnsWrong."""
    header = session.get(ImportHeader, (batch_id, number))
    if header is None:
        raise HeaderMissing(number=number)
    if wrong := list(_faults(header.headings, given)):
        raise ColumnsWrong(errors=wrong)
    fields = dict.fromkeys((folded(text) for text in header.headings if text), None)
    fields |= {folded(one.heading): one.field for one in given.columns}
    key = key_of_headings(header.headings)
    match = session.get(ColumnMatch, key) or ColumnMatch(key=key)
    match.kind, match.fields = given.kind, fields
    match.made_at, match.made_by = now(), actor.username
    session.add(match)
    told = {"sheet": header.sheet, "kind": given.kind.value, "fields": fields}
    record(session, actor.username, "import.match_columns", f"import:{batch_id}", told)


def _faults(headings: list[str], given: MatchColumns) -> Iterator[FieldError]:
    known = {column.field: column for column in COLUMNS[given.kind]}
    there = {folded(text) for text in headings if text}
    seen: set[str] = set()
    for place, one in enumerate(given.columns):
        if folded(one.heading) not in there:
            yield FieldError(f"columns.{place}.heading", "heading-not-there", {})
        if one.field is None:
            continue
        if one.field not in known:
            yield FieldError(f"columns.{place}.field", "column-not-of-kind", {})
        elif one.field in seen:
            yield FieldError(f"columns.{place}.field", "column-matched-twice", {})
        seen.add(one.field)
    lacking = [
        column.heading for field, column in known.items() if column.needed and field not in seen
    ]
    if lacking:
        yield FieldError("columns", "columns-needed", {"columns": ", ".join(lacking)})
