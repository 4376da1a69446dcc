"""What a file calls things is what the web pages call them."""

import re
from pathlib import Path

import pytest

from adborth.cases.columns import Column
from adborth.cases.vocabulary import CaseKind, State
from adborth.i18n.catalogue import Language, translate
from adborth.procedures.timetable import ClockKind

PAGES = Path(__file__).parents[3] / "frontend" / "src"
MESSAGE = re.compile(r"^ +'([a-z0-9_.-]+)':\s+'(.*)',$", re.MULTILINE)
COLUMN = re.compile(r"^ +([a-z_]+): '(case\.[a-z-]+)',$", re.MULTILINE)
# These have no column of their own on the page.
OF_FILES = {Column.NEXT_CLOCK, Column.WORKING_DAYS_LEFT}


def said_on_pages(language: Language) -> dict[str, str]:
    files = (PAGES / "i18n").glob(f"{language}*.ts")
    return dict(pair for file in files for pair in MESSAGE.findall(file.read_text("utf-8")))


@pytest.mark.parametrize("language", Language)
def test_kinds_states_and_clocks_have_the_same_names(language: Language) -> None:
    pages = said_on_pages(language)
    words = [
        *(("kind", kind) for kind in CaseKind),
        *(("state", state) for state in State),
        *(("clock", clock) for clock in ClockKind),
    ]
    differing = {
        f"{of}.{word}"
        for of, word in words
        if translate(language, f"grid-{of}-{word}") != pages[f"{of}.{word}"]
    }
    assert differing == set()
    assert translate(language, "grid-is-restricted") == pages["case.restricted"]


@pytest.mark.parametrize("language", Language)
def test_columns_have_the_same_headings(language: Language) -> None:
    pages = said_on_pages(language)
    keys = dict(COLUMN.findall((PAGES / "components" / "column-names.ts").read_text("utf-8")))
    keys[Column.RESTRICTED] = "case.restricted"
    assert {*keys} == {*Column} - OF_FILES
    differing = {
        column
        for column, key in keys.items()
        if translate(language, f"grid-column-{column}") != pages[key]
    }
    assert differing == set()
