"""Rows gathered into JSON by the database, so that a whole aggregate is one statement."""

from typing import Any

import orjson
from sqlalchemy import ScalarSelect, Text, literal_column, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from adborth.db.base import Query


class _Object(FunctionElement[str]):
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


@compiles(_Array, "sqlite")
def _sqlite_array(element: _Array, compiler: Any, **options: Any) -> str:
    return f"json_group_array({compiler.process(element.clauses, **options)})"


@compiles(_Array, "postgresql")
def _postgresql_array(element: _Array, compiler: Any, **options: Any) -> str:
    return f"json_agg({compiler.process(element.clauses, **options)})::text"


def json_rows(query: Query) -> ScalarSelect[Any]:
    """The rows of `query` as one JSON array of objects keyed by its columns, for `read_rows`."""
    rows = query.subquery()
    # Keys as literals: as parameters they would be bound again with every execution.
    pairs = [part for column in rows.c for part in (literal_column(f"'{column.key}'"), column)]
    return select(_Array(_Object(*pairs))).select_from(rows).scalar_subquery()


def read_rows(gathered: str | None) -> list[dict[str, Any]]:
    """PostgreSQL gathers no rows into NULL."""
    rows: list[dict[str, Any]] = orjson.loads(gathered) if gathered else []
    return rows
