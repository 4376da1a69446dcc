"""Workbooks (.xlsx) of plain tables. Texts are kept as texts, so that nothing of them runs.
Days are days, which a spreadsheet shows as its reader writes them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxFileError as NotWritten
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

__all__ = ["MEDIA_TYPE", "NotWritten", "Value", "write_table", "write_workbook"]

Value = str | int | Decimal | date | None
Sheet = tuple[str, Iterable[Sequence[Value]]]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Row by row to files beside: however many rows there are, few are in memory.
OPTIONS = {"constant_memory": True}
# What XML cannot hold, and what Excel refuses in the name of a sheet.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME, LONGEST_TEXT = 31, 32_767
# A spreadsheet counts the days before it wrongly: it takes 1900 to have had a 29 February.
FIRST_DAY = date(1900, 3, 1)
SHORT_DATE = {"num_format": 14}
WIDTH, WIDTH_OF_NAMES = 20, 44


def write_workbook(sheets: Iterable[Sheet]) -> bytes:
    file = BytesIO()
    with Workbook(file, OPTIONS) as book:
        as_day = book.add_format(SHORT_DATE)
        for number, (name, rows) in enumerate(sheets, 1):
            # Its number first: a shortened name may stand twice.
            sheet = book.add_worksheet(_sheet_name(f"{number} {name}"))
            sheet.set_column(0, 0, WIDTH_OF_NAMES)
            for place, row in enumerate(rows):
                _write_row(sheet, place, row, as_day)
    return file.getvalue()


def write_table(
    file: IO[bytes], name: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]
) -> None:
    """One sheet, row by row: its headings stay in sight, and each can be filtered by."""
    with Workbook(file, OPTIONS) as book:
        as_day, as_heading = book.add_format(SHORT_DATE), book.add_format({"bold": True})
        sheet = book.add_worksheet(_sheet_name(name))
        sheet.set_column(0, len(headings) - 1, WIDTH)
        sheet.freeze_panes(1, 0)
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, _text(heading), as_heading)
        last = 0
        for last, row in enumerate(rows, 1):
            _write_row(sheet, last, row, as_day)
        sheet.autofilter(0, 0, last, len(headings) - 1)


def _write_row(sheet: Worksheet, place: int, row: Sequence[Value], as_day: Format) -> None:
    for column, value in enumerate(row):
        if value is None:
            continue
        if isinstance(value, int | Decimal):
            sheet.write_number(place, column, float(value))
        elif isinstance(value, str):
            sheet.write_string(place, column, _text(value))
        elif value < FIRST_DAY:
            sheet.write_string(place, column, value.isoformat())
        else:
            day = datetime.combine(value, time())
            sheet.write_datetime(place, column, day, as_day)


def _sheet_name(name: str) -> str:
    return NOT_XML.sub("", NOT_IN_NAMES.sub(" ", name))[:LONGEST_NAME].strip()


def _text(value: str) -> str:
    """Without this one that is too long would be left out, not shortened."""
    return NOT_XML.sub("", value)[:LONGEST_TEXT]
