"""Header rows, recognised by their headings."""

import pytest

from adborth.imports.columns import (
    COLUMNS,
    Kind,
    Match,
    key_of_headings,
    likely,
    recognise,
)


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


OWN = ["Period", "E-bost", "Notes"]
MADE = {key_of_headings(OWN): Match(Kind.MAILBOX, {"period": "month", "e-bost": "emails"})}


def test_columns_that_somebody_matched_are_known_again_in_any_order_and_writing():
    assert recognise(OWN) is None
    found = recognise([" NOTES ", "e-bost:", None, "Period"], MADE)
    assert found is not None
    assert found.kind is Kind.MAILBOX
    assert found.fields == (None, "emails", None, "month")
    assert found.missing == ()


def test_a_match_is_for_exactly_its_headings():
    assert recognise([*OWN, "Another"], MADE) is None
    assert key_of_headings([*OWN, "Row", "What is wrong"]) == key_of_headings(OWN)


def test_a_heading_that_was_left_out_by_somebody_is_not_called_unknown():
    left_out = Match(Kind.MAILBOX, {"period": "month", "e-bost": "emails", "notes": None})
    found = recognise(OWN, {key_of_headings(OWN): left_out})
    assert found is not None
    assert found.unknown == ()
