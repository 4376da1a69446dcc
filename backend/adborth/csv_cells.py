"""Cells of a file that somebody will open in a spreadsheet: no text of them becomes a formula.

What a spreadsheet takes for a formula, OWASP's "CSV Injection" names. Every text stands in
quotation marks (`csv.QUOTE_NONNUMERIC`), so that none can begin a cell in its middle.
"""

import csv
from collections.abc import Iterable
from io import TextIOWrapper
from typing import IO, Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# By which a spreadsheet knows that a file is UTF-8.
BYTE_ORDER_MARK = "\ufeff"


def harmless(cell: Any) -> Any:
    """A text that would run is marked with an apostrophe; numbers and days stay what they are."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def writer(file: Any) -> Any:
    """A CSV writer for cells that have passed `harmless`."""
    return csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)


def write_table(file: IO[bytes], rows: Iterable[Iterable[Any]]) -> None:
    """A whole file, row by row. Days are written as year-month-day."""
    text = TextIOWrapper(file, "utf-8", newline="")
    text.write(BYTE_ORDER_MARK)
    writer(text).writerows([harmless(cell) for cell in row] for row in rows)
    text.detach()
