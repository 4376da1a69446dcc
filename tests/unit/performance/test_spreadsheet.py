from datetime import date

import pytest

from adborth.csv_cells import harmless
from adborth.i18n.catalogue import Language
from adborth.performance.spreadsheet import write_csv

TABLE = {
    "title": {"en": "Themes", "cy": "Themâu"},
    "period": {"label": {"en": "Received", "cy": "Derbyniwyd"}},
    "as_at": date(2026, 1, 1),
    "n": 3,
    "columns": [{"key": "total", "name": {"en": "Total", "cy": "Cyfanswm"}}],
    "rows": [
        {
            "key": "cost",
            "name": {"en": "=1+1", "cy": "Tŷ"},
            "n": 3,
            "cells": [{"key": "total", "count": 3, "percent": 100, "cases": None}],
        }
    ],
}


def test_a_table_is_told_in_the_language_of_the_reader() -> None:
    text = write_csv([TABLE], Language.CY).decode("utf-8-sig")
    assert text.splitlines() == [
        '"Themâu"',
        '"Derbyniwyd"',
        '"Fel ar","2026-01-01"',
        '"n",3',
        '"","Cyfanswm","Cyfanswm (%)"',
        '"Tŷ",3,100',
    ]


def test_a_spreadsheet_knows_the_encoding_by_its_mark() -> None:
    assert write_csv([TABLE], Language.EN).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1+1"]
)
def test_no_name_becomes_a_formula(name: str) -> None:
    assert harmless(name) == f"'{name}"


def test_numbers_stay_numbers() -> None:
    assert harmless(-1) == -1
    assert '"\'=1+1",3,100' in write_csv([TABLE], Language.EN).decode()


def test_tables_are_parted_by_an_empty_line() -> None:
    text = write_csv([TABLE, TABLE], Language.EN).decode("utf-8-sig")
    assert text.count('\r\n\r\n"Themes"') == 1
