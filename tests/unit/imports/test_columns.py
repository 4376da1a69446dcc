"""Header rows, recognised by their headings."""

import pytest

from adborth.imports.columns import COLUMNS, Kind, likely, recognise


@pytest.mark.parametrize("kind", Kind)
def test_every_sheet_is_known_by_its_own_headings(kind: Kind) -> None:
    found = recognise([column.heading for column in COLUMNS[kind]])
    assert found is not None
    assert (found.kind, found.missing, found.unknown) == (kind, (), ())


def test_case_spaces_and_order_of_headings_make_no_difference() -> None:
    found = recognise(["  emails   RECEIVED", "month:"])
    assert found is not None
    assert found.fields == ("emails", "month")


def test_a_title_is_no_header_row() -> None:
    assert recognise(["Tracker 2021-22", None, None]) is None


def test_what_is_missing_unknown_or_there_twice_is_told() -> None:
    found = recognise(["Ref", "Type", "Date recieved", "Team", "Team", "Shoe size"])
    assert found is not None
    assert [column.heading for column in found.missing] == [
        "Date received",
        "Service area",
        "Theme",
    ]
    assert found.unknown == ("Date recieved", "Shoe size")
    assert found.twice == ("Team",)
    assert likely(Kind.CASE, "Date recieved") == "Date received"
    assert likely(Kind.CASE, "Shoe size") is None


def test_no_heading_means_two_things_on_one_sheet() -> None:
    for columns in COLUMNS.values():
        names = [name.casefold() for c in columns for name in {c.heading, *c.also}]
        assert len(names) == len(set(names))
