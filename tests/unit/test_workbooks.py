"""Workbooks that a spreadsheet opens, in which nothing runs."""

from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from adborth.workbooks import write_workbook


def test_texts_stay_texts_and_numbers_numbers():
    row = ["=1+1", "+44", "<&>\"'", "ŵŷ", "a\x07b", 5, Decimal("16.7"), date(2026, 4, 1), None]
    book = load_workbook(BytesIO(write_workbook([("One", [row, [], ["last"]])])))

    cells = book.worksheets[0][1]
    assert [cell.value for cell in cells[:8]] == [
        "=1+1",
        "+44",
        "<&>\"'",
        "ŵŷ",
        "ab",
        5,
        16.7,
        "2026-04-01",
    ]
    assert [cell.data_type for cell in cells[:7]] == ["s", "s", "s", "s", "s", "n", "n"]
    assert book.worksheets[0]["A3"].value == "last"


def test_sheets_have_names_that_excel_takes_each_another():
    long = "Stage 1: outcomes [of] the year / all services and teams"
    names = load_workbook(BytesIO(write_workbook([(long, []), (long, [])]))).sheetnames

    assert len(set(names)) == 2
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
