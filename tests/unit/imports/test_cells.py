"""What can stand in a cell, and what it is taken for."""

from datetime import date, datetime
from typing import Any

import pytest

from adborth.imports import cells
from adborth.imports.cells import CellFault

FIRST_OF_APRIL = date(2021, 4, 1)


@pytest.mark.parametrize(
    "cell",
    [
        "01/04/2021",
        "1/4/2021",
        " 01/04/2021 ",
        "01-04-2021",
        "1.4.2021",
        "2021-04-01",
        "2021-04-01T00:00:00",
        "01/04/2021 00:00",
        "1 April 2021",
        "1st April 2021",
        "01-Apr-2021",
        "44287",
        44287,
        44287.0,
        date(2021, 4, 1),
        datetime(2021, 4, 1, 9, 30),
    ],
)
def test_a_day_is_read_as_it_is_written_in_britain_or_kept_by_excel(cell: Any) -> None:
    assert cells.day(cell) == FIRST_OF_APRIL


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("01/04/21", "year-of-two-digits"),
        ("1-Apr-21", "year-of-two-digits"),
        ("31/02/2021", "no-such-day"),
        ("04/13/2021", "no-such-day"),
        ("29/02/2022", "no-such-day"),
        ("soon", "not-a-date"),
        ("0", "not-a-date"),
        (7, "not-a-date"),
        (True, "not-a-date"),
        ("#REF!", "excel-fault"),
        ("=A1", "not-a-date"),
    ],
)
def test_what_is_no_day_says_why(cell: Any, code: str) -> None:
    with pytest.raises(CellFault) as fault:
        cells.day(cell)
    assert fault.value.code == code


def test_a_line_loses_stray_spaces_of_every_kind() -> None:
    assert cells.line("  Care\u00a0&  Support \n North ") == "Care & Support North"


def test_prose_keeps_its_paragraphs() -> None:
    assert cells.prose(" One.\r\n\r\nTwo. ") == "One.\n\nTwo."


def test_a_number_that_names_something_has_no_decimal_point() -> None:
    assert cells.line(1234.0) == "1234"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Policy & Procedure", "policy and procedure"),
        ("Children\u2019s", "children's"),
        ("Actions/Services", "actions / services"),
        ("STAFF  ISSUES", "Staff issues"),
    ],
)
def test_known_values_are_compared_without_their_dress(one: str, other: str) -> None:
    assert cells.folded(one) == cells.folded(other)


@pytest.mark.parametrize(("cell", "value"), [("346", 346), ("1,234", 1234), (12.0, 12), (" 7 ", 7)])
def test_a_number_is_whole(cell: Any, value: int) -> None:
    assert cells.number(cell) == value


@pytest.mark.parametrize("cell", ["1.5", 1.5, "-1", -1, "many", "1,23", True, "9" * 20, "\u0663"])
def test_anything_else_is_no_number(cell: Any) -> None:
    with pytest.raises(CellFault, match="not-a-number"):
        cells.number(cell)


@pytest.mark.parametrize("cell", ["javascript:alert(1)", "www.example", "http://", "https://a b"])
def test_only_a_web_address_is_a_link(cell: str) -> None:
    with pytest.raises(CellFault, match="not-a-link"):
        cells.link(cell)


@pytest.mark.parametrize("text", ["=1+1", "+44 1234", "-1", "@SUM(A1)", "\tx"])
def test_no_text_becomes_a_formula_and_each_comes_back_as_it_was(text: str) -> None:
    shown = cells.harmless(text)
    assert shown == f"'{text}"
    assert cells.prose(shown) == text.strip()


HIDDEN = ("\u200b", "\u200d", "\u200f", "\u202e", "\u2060", "\u2066", "\ufeff")


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_nobody_sees_is_a_stray_space(hidden: str) -> None:
    assert cells.line(f"{hidden} Tŷ{hidden} Gwyn ") == "Tŷ Gwyn"
    assert cells.folded(f"Adults{hidden}") == cells.folded("Adults")
    assert cells.day(f"{hidden}01/04/2021") == date(2021, 4, 1)
    assert cells.number(f"346{hidden}") == 346
    assert cells.is_blank(hidden)


def test_a_character_that_cannot_be_kept_is_refused() -> None:
    with pytest.raises(CellFault, match="control-character"):
        cells.prose("a\0b")
