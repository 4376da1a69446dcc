"""What is published gives away no number under five, neither by itself nor by a sum."""

from typing import Any

import pytest

from adborth.performance.publication import for_publication


def table(*rows: tuple[str, list[int | None]], columns: tuple[str, ...] = ()) -> dict[str, Any]:
    keys = columns or tuple("abcdefg"[: len(rows[0][1])])
    return {
        "table": "themes",
        "n": 100,
        "rows": [
            {
                "key": key,
                "n": sum(count or 0 for count in counts),
                "cells": [
                    {"key": name, "count": count, "percent": 7, "cases": "/api/v1/cases?x=1"}
                    for name, count in zip(keys, counts, strict=True)
                ],
            }
            for key, counts in rows
        ],
    }


def shown(*rows: tuple[str, list[int | None]], columns: tuple[str, ...] = ()) -> list[list[Any]]:
    published = for_publication(table(*rows, columns=columns))
    return [
        ["c" if "suppressed" in cell else cell["count"] for cell in row["cells"]]
        for row in published["rows"]
    ]


def test_from_five_on_and_nothing_at_all_are_told() -> None:
    assert shown(("adults", [0, 5, 80])) == [[0, 5, 80]]


def test_a_number_under_five_takes_the_next_with_it() -> None:
    assert shown(("adults", [4, 9, 80])) == [["c", "c", 80]]


def test_two_numbers_under_five_hide_each_other() -> None:
    assert shown(("adults", [4, 3, 80])) == [["c", "c", 80]]


def test_a_total_is_told_and_gives_nothing_away() -> None:
    rows = (("adults", [3, 20, 23]), ("childrens", [9, 30, 39]), ("total", [12, 50, 62]))
    assert shown(*rows, columns=("x", "y", "total")) == [
        ["c", "c", 23],
        ["c", "c", 39],
        [12, 50, 62],
    ]


@pytest.mark.parametrize("name", ["percent", "cases"])
def test_what_is_withheld_has_no_share_and_nothing_has_a_list_of_cases(name: str) -> None:
    [row] = for_publication(table(("adults", [2, 70, 80])))["rows"]
    assert [cell[name] for cell in row["cells"]] == [
        None,
        None,
        7 if name == "percent" else None,
    ]


def test_small_sums_are_withheld_too() -> None:
    published = for_publication(table(("adults", [1, 2])))
    assert (published["rows"][0]["n"], published["n"]) == (None, 100)


def test_the_table_itself_stays_as_it_was() -> None:
    whole = table(("adults", [2, 70]))
    for_publication(whole)
    assert whole == table(("adults", [2, 70]))
