"""Cells of a file that somebody will open in a spreadsheet: no text of them becomes a formula.

What a spreadsheet takes for a formula, OWASP's "CSV Injection" names. Every text stands in
quotation marks (`csv.QUOTE_NONNUMERIC`), so that none can begin a cell in its middle.
"""

import csv
from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def harmless(cell: Any) -> Any:
    """A text that would run is marked with an apostrophe; numbers and days stay what they are."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def writer(file: Any) -> Any:
    """A CSV writer for cells that have passed `harmless`."""
    return csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
