"""Workbooks that a spreadsheet opens, in which nothing runs."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from adborth.workbooks import write_table, write_workbook


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
        datetime(2026, 4, 1),
    ]
    assert [cell.data_type for cell in cells[:7]] == ["s", "s", "s", "s", "s", "n", "n"]
    assert cells[7].is_date
    assert book.worksheets[0]["A3"].value == "last"


def test_sheets_have_names_that_excel_takes_each_another():
    long = "Stage 1: outcomes [of] the year / all services and teams"
    names = load_workbook(BytesIO(write_workbook([(long, []), (long, [])]))).sheetnames

    assert len(set(names)) == 2
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def test_a_table_keeps_its_headings_in_sight_and_can_be_filtered():
    file = BytesIO()
    days = [date(1900, 2, 28), date(1900, 3, 1), date(2026, 4, 1)]
    write_table(file, "Cases", ["=Heading", "Day"], ([str(n), day] for n, day in enumerate(days)))

    [sheet] = load_workbook(file).worksheets
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["=Heading", "Day"],
        ["0", "1900-02-28"],
        ["1", datetime(1900, 3, 1)],
        ["2", datetime(2026, 4, 1)],
    ]
    assert sheet["A1"].data_type == "s"
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("Cases", "A2", "A1:B4")


def test_a_table_without_rows_or_with_many_columns_is_one_too():
    file = BytesIO()
    write_table(file, "Cases", [str(number) for number in range(28)], [])

    [sheet] = load_workbook(file).worksheets
    assert sheet.auto_filter.ref == "A1:AB1"
    assert sheet["AB1"].value == "27"
