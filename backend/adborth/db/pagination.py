"""Keyset pagination: a page starts after the last row of the one before, however deep."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import date
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

# The largest number that both databases compare with a key.
MOST = 2**63 - 1


def write_cursor(values: Sequence[Any]) -> str:
    return urlsafe_b64encode(orjson.dumps(list(values))).decode().rstrip("=")


def read_cursor(cursor: str, *kinds: type[int] | type[str] | type[date]) -> list[Any]:
    """The values, of these kinds. Raises Invalid for a text that this service did not write."""
    try:
        values = orjson.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(values, list):
            raise TypeError
        return [_value(value, kind) for value, kind in zip(values, kinds, strict=True)]
    except (ValueError, TypeError):
        raise Invalid.one("cursor", "cursor") from None


def _value(value: Any, kind: type[int] | type[str] | type[date]) -> int | str | date:
    if kind is int:
        if type(value) is not int or not 0 <= value <= MOST:
            raise TypeError
        return value
    if not isinstance(value, str) or "\x00" in value:
        raise TypeError
    return date.fromisoformat(value) if kind is date else value


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
