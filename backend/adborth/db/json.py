"""Rows gathered into JSON by the database, so that a whole aggregate is one statement."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import Cast, ColumnElement, ScalarSelect, Table, Text, cast, literal_column, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from adborth.db.base import Query


class _Object(FunctionElement[str]):
    inherit_cache = True
    type = Text()


class _Values(FunctionElement[str]):
    inherit_cache = True
    type = Text()


class _Array(FunctionElement[str]):
    inherit_cache = True
    type = Text()


@compiles(_Object, "sqlite")
def _sqlite_object(element: _Object, compiler: Any, **options: Any) -> str:
    return f"json_object({compiler.process(element.clauses, **options)})"


@compiles(_Object, "postgresql")
def _postgresql_object(element: _Object, compiler: Any, **options: Any) -> str:
    return f"json_build_object({compiler.process(element.clauses, **options)})"


@compiles(_Values, "sqlite")
def _sqlite_values(element: _Values, compiler: Any, **options: Any) -> str:
    return f"json_array({compiler.process(element.clauses, **options)})"


@compiles(_Values, "postgresql")
def _postgresql_values(element: _Values, compiler: Any, **options: Any) -> str:
    return f"json_build_array({compiler.process(element.clauses, **options)})"


@compiles(_Array, "sqlite")
def _sqlite_array(element: _Array, compiler: Any, **options: Any) -> str:
    return f"json_group_array({compiler.process(element.clauses, **options)})"


@compiles(_Array, "postgresql")
def _postgresql_array(element: _Array, compiler: Any, **options: Any) -> str:
    return f"json_agg({compiler.process(element.clauses, **options)})::text"


def json_rows(query: Query) -> ScalarSelect[Any]:
    """The rows of `query` as one JSON array of objects keyed by its columns, for `read_rows`."""
    rows = query.subquery()
    return select(_Array(_Object(*_pairs(rows.c)))).select_from(rows).scalar_subquery()


def json_values(query: Query) -> ScalarSelect[Any]:
    """The same as arrays of the values alone, in the order of the columns: half as much to read."""
    rows = query.subquery()
    return select(_Array(_Values(*rows.c))).select_from(rows).scalar_subquery()


def _pairs(columns: Iterable[ColumnElement[Any]]) -> Iterator[ColumnElement[Any]]:
    for column in columns:
        # A literal: as a parameter the key would be bound again with every execution.
        yield literal_column(f"'{column.key}'")
        yield column


def json_row(table: Table) -> Cast[str]:
    """The row of `table` as a JSON object keyed by its columns, for `read_row`."""
    return cast(_Object(*_pairs(table.c)), Text)


def read_row(gathered: str) -> dict[str, Any]:
    row: dict[str, Any] = orjson.loads(gathered)
    return row


def read_instant(told: str) -> datetime:
    """As either database writes a moment into JSON."""
    moment = datetime.fromisoformat(told)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def read_values(gathered: str | None) -> list[list[Any]]:
    """Of `json_values`."""
    rows: list[list[Any]] = orjson.loads(gathered) if gathered else []
    return rows


def read_rows(gathered: str | None) -> list[dict[str, Any]]:
    """PostgreSQL gathers no rows into NULL."""
    if gathered is None or gathered == "[]":
        return []
    rows: list[dict[str, Any]] = orjson.loads(gathered)
    return rows
