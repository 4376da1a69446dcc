"""Keyset pagination: a page starts after the last row of the one before, however deep."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from typing import Annotated, Any

import orjson
from fastapi import Query
from sqlalchemy import ColumnElement, and_, or_

from adborth.errors import Invalid

Limit = Annotated[int, Query(ge=1, le=200, description="How many rows a page holds.")]
Cursor = Annotated[
    str | None,
    Query(max_length=500, description="`next` of the page before; leave out for the first page."),
]


def write_cursor(values: Sequence[Any]) -> str:
    return urlsafe_b64encode(orjson.dumps(list(values))).decode().rstrip("=")


def read_cursor(cursor: str, length: int) -> list[Any]:
    """Raises Invalid for a text that this service did not write."""
    try:
        values = orjson.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, TypeError):
        raise Invalid.one("cursor", "cursor") from None
    if not isinstance(values, list) or len(values) != length:
        raise Invalid.one("cursor", "cursor")
    return values


def after(
    columns: Sequence[ColumnElement[Any]], values: Sequence[Any], descending: bool
) -> ColumnElement[bool]:
    """The rows that come after `values` in the order of `columns`.

    Spelt out instead of a row comparison, so that both databases use the index.
    """
    first, last = columns[0], columns[-1]
    if first is last:
        return _beyond(first, values[0], descending)
    edge = first <= values[0] if descending else first >= values[0]
    tie = _beyond(last, values[-1], descending)
    return and_(edge, or_(_beyond(first, values[0], descending), tie))


def _beyond(column: ColumnElement[Any], value: Any, descending: bool) -> ColumnElement[bool]:
    found: ColumnElement[bool] = column < value if descending else column > value
    return found
