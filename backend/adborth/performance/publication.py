"""Tables as they may be published: no count of fewer than five people, and none that gives one
away because it alone is left out of a row or column whose sum is told."""

from collections.abc import Iterator
from typing import Any

LEAST = 5
TOTAL = "total"
Cell = dict[str, Any]


def for_publication(table: dict[str, Any]) -> dict[str, Any]:
    """A copy. What is withheld has `suppressed`, and neither count, share nor list of cases.

    Lists of cases are left out everywhere: who reads a publication may not open them.
    """
    rows = [
        {**row, "n": _whole(row["n"]), "cells": [_published(cell) for cell in row["cells"]]}
        for row in table["rows"]
    ]
    while _withhold_one_more(rows):
        pass
    return {**table, "n": _whole(table["n"]), "rows": rows}


def _whole(n: int | None) -> int | None:
    return None if n is not None and 0 < n < LEAST else n


def _published(cell: Cell) -> Cell:
    shown = {**cell, "cases": None} | ({"parts": []} if "parts" in cell else {})
    counts = [one for one in (cell["count"], cell.get("net")) if one is not None]
    return _withheld(shown) if any(0 < one < LEAST for one in counts) else shown


def _withheld(cell: Cell) -> Cell:
    kept = {name: value for name, value in cell.items() if name not in ("value", "net", "parts")}
    return {**kept, "count": None, "percent": None, "cases": None, "suppressed": True}


def _withhold_one_more(rows: list[dict[str, Any]]) -> bool:
    """In the first row or column where exactly one cell is withheld: the least of the others."""
    for line in _lines(rows):
        others = [place for place in line if (_at(rows, place)["count"] or 0) > 0]
        if sum("suppressed" in _at(rows, place) for place in line) == 1 and others:
            row, column = min(others, key=lambda place: _at(rows, place)["count"])
            rows[row]["cells"][column] = _withheld(rows[row]["cells"][column])
            return True
    return False


def _lines(rows: list[dict[str, Any]]) -> Iterator[list[tuple[int, int]]]:
    """The cells that a sum is made of, by row and by column."""
    inner = [number for number, row in enumerate(rows) if row["key"] != TOTAL]
    for number, row in enumerate(rows):
        cells = enumerate(row["cells"])
        yield [(number, place) for place, cell in cells if cell["key"] != TOTAL]
    for place in range(len(rows[0]["cells"]) if rows else 0):
        yield [(number, place) for number in inner]


def _at(rows: list[dict[str, Any]], place: tuple[int, int]) -> Cell:
    found: Cell = rows[place[0]]["cells"][place[1]]
    return found
