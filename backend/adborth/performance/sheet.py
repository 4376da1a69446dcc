"""A table while it is made: plain dictionaries, as the answer sends them."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from adborth.lists.repository import Entry
from adborth.performance import wording
from adborth.performance.arithmetic import percent
from adborth.performance.definitions import PERIOD_KINDS, Table
from adborth.performance.figures import Figures
from adborth.performance.links import Links
from adborth.performance.wording import Names

Cell = dict[str, Any]
TOTAL = "total"


def cell(
    key: str, count: int | None, *, of: int | None = None, cases: str | None = None, **more: Any
) -> Cell:
    """`of` is what the count is a share of. `more` is a `value` (a decimal, as text), the count
    by `net` days, or the links whose lists together are the count (`parts`)."""
    share = None if of is None or count is None else percent(count, of)
    return {"key": key, "count": count, "percent": share, "cases": cases, **more}


class Sheet:
    def __init__(self, table: Table, figures: Figures) -> None:
        self.table = table
        self.figures = figures
        self.scope = figures.scope
        self.links = Links(figures.scope)
        self.columns: list[dict[str, Any]] = []
        self.rows: list[dict[str, Any]] = []

    def column(self, key: str, names: Names | None = None) -> None:
        self.columns.append({"key": key, "name": names or wording.column(key)})

    def named_columns(self, keys: Iterable[str]) -> None:
        for key in keys:
            self.column(key)

    def row(self, key: str, names: Names, n: int | None, cells: list[Cell]) -> None:
        self.rows.append({"key": key, "name": names, "n": n, "cells": cells})

    def by_service(self, make: Callable[[Entry | None], tuple[int | None, list[Cell]]]) -> None:
        """A row for each service, and one for all of them: `make` is then given None."""
        for service in self.figures.services:
            n, cells = make(service)
            if n or not self.is_past(service):
                self.row(service.code, service.name, n, cells)
        self.row(TOTAL, wording.total(), *make(None))

    def is_past(self, entry: Entry) -> bool:
        """Retired before the period: shown only where something is counted under it."""
        ended: date | None = entry.retired_on
        return ended is not None and ended <= self.scope.period.span.first

    def done(self, n: int | None) -> dict[str, Any]:
        period, kind = self.scope.period, PERIOD_KINDS[self.table]
        return {
            "table": self.table,
            "title": wording.title(self.table),
            "period": {
                "from": period.span.first,
                "to": period.span.last,
                "kind": kind,
                "label": wording.period(self.table, period.span),
            },
            "as_at": period.as_at,
            "n": n,
            "columns": self.columns,
            "rows": self.rows,
        }


def codes(service: Entry | None) -> str | None:
    return service.code if service else None
