"""One statement of one row straight to the driver, for what is asked all day.

SQLAlchemy writes the statement once; after that only values go in and plain texts and numbers
come out, so there is nothing for it to translate.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from types import SimpleNamespace
from typing import Any

from psycopg import RawCursor
from sqlalchemy import Dialect
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from adborth.db.base import Query

# Its driver would look through the text for named parameters in every execution.
NUMBERED = PGDialect_psycopg(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]


class Prepared:
    """Every column of the statement is a text or a number, as `json_rows` makes them."""

    def __init__(self, statement: Query, dialect: Dialect) -> None:
        self._is_sqlite = dialect.name == "sqlite"
        compiled = statement.compile(dialect=dialect if self._is_sqlite else NUMBERED)
        self._text: Any = compiled.string
        self._columns = tuple(statement.selected_columns.keys())
        self._order: list[str] = getattr(compiled, "positiontup", None) or []
        self._fixed = {name: value for name, value in compiled.params.items() if value is not None}

    def row(self, driver: Any, values: Mapping[str, Any]) -> SimpleNamespace | None:
        whole = {**self._fixed, **values}
        if self._is_sqlite:
            given = [_in_sqlite(whole[name]) for name in self._order]
            found = driver.execute(self._text, given).fetchone()
        else:
            cursor = RawCursor(driver)
            found = cursor.execute(self._text, [whole[name] for name in self._order]).fetchone()
        if found is None:
            return None
        return SimpleNamespace(**dict(zip(self._columns, found, strict=True)))


def _in_sqlite(value: Any) -> Any:
    """As SQLAlchemy stores it, so that both compare."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ", "microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value
