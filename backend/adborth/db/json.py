"""Rows gathered into JSON by the database, so that a whole aggregate is one statement."""

from typing import Any

from sqlalchemy import ScalarSelect, func, literal, select

from adborth.db.base import Query


def json_rows(query: Query, dialect: str) -> ScalarSelect[Any]:
    """The rows of `query` as a JSON array of objects keyed by its columns; NULL where none."""
    rows = query.subquery()
    pairs = [part for column in rows.c for part in (literal(column.key), column)]
    if dialect == "sqlite":
        gathered = func.json_group_array(func.json_object(*pairs))
    else:
        gathered = func.json_agg(func.json_build_object(*pairs))
    return select(gathered).select_from(rows).scalar_subquery()
