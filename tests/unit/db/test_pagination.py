"""Cursors: what one page hands to the next."""

from base64 import urlsafe_b64encode
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adborth.db.pagination import MOST, read_cursor, write_cursor
from adborth.errors import Invalid

NUMBERS = st.integers(0, MOST)
TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))


def encoded(json: str) -> str:
    return urlsafe_b64encode(json.encode()).decode()


@given(st.dates(), NUMBERS, TEXTS)
def test_a_cursor_is_read_as_it_was_written(day, number, text):
    cursor = write_cursor([day, number, text])

    assert read_cursor(cursor, date, int, str) == [day, number, text]


@given(st.dates(), NUMBERS)
def test_a_cursor_can_stand_in_an_address_as_it_is(day, number):
    cursor = write_cursor([day, number])

    assert cursor.replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "not a cursor",
        "é",
        encoded("{}"),
        encoded("null"),
        encoded('"2026-06-01"'),
        encoded("[]"),
        encoded('["2026-06-01"]'),
        encoded('["2026-06-01", 1, 1]'),
        encoded('["2026-06-31", 1]'),
        encoded('["soon", 1]'),
        encoded('["2026-06-01\\u0000", 1]'),
        encoded("[20260601, 1]"),
        encoded('["2026-06-01", "1"]'),
        encoded('["2026-06-01", 1.0]'),
        encoded('["2026-06-01", true]'),
        encoded('["2026-06-01", null]'),
        encoded('["2026-06-01", -1]'),
        encoded(f'["2026-06-01", {MOST + 1}]'),
    ],
)
def test_what_this_service_did_not_write_is_refused(cursor):
    with pytest.raises(Invalid) as refused:
        read_cursor(cursor, date, int)

    [wrong] = refused.value.errors
    assert (wrong.field, wrong.code) == ("cursor", "cursor")


def test_a_text_that_no_database_can_compare_is_refused():
    with pytest.raises(Invalid):
        read_cursor(encoded('["SSF\\u0000"]'), str)


def test_the_cursor_of_another_order_is_refused():
    by_reference = write_cursor(["SSF-2122-0001"])
    with pytest.raises(Invalid):
        read_cursor(by_reference, date, int)
