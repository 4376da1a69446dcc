"""Whose name stands in a text, and other people made unnamed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adborth.retention.third_parties import ThirdParty, Wanted, unnamed

SIAN = Wanted("Siân Ŵyn", "sian@example.org")
BOB = ThirdParty(1, "Mr Bob Tŷ-Gwyn", "bob@example.org, 01234 567890")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Siân Ŵyn", True),
        ("SIAN WYN", True),
        ("Wyn, Siân", True),
        ("Mrs Siân Mair Ŵyn", True),
        ("Sia\u0302n W\u0302yn", True),
        ("Siân", False),
        ("Siân Wynne", False),
        ("", False),
    ],
)
def test_a_person_is_found_whatever_capitals_and_accents(name, found):
    assert SIAN.is_named(name) is found


def test_a_name_without_letters_is_nobodys():
    assert Wanted("?!").is_named("Alice Example") is False


@pytest.mark.parametrize(
    ("wanted", "kept", "found"),
    [
        ("alice@example.org", "Alice@Example.org; 01234 567890", True),
        ("01234567890", "(01234) 567 890", True),
        ("alice@example.org", None, False),
        (None, "alice@example.org", False),
        ("alice@example.org", "", False),
    ],
)
def test_a_person_is_found_by_how_they_are_reached(wanted, kept, found):
    assert Wanted("Alice", wanted).is_reached(kept) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A letter from sian  wyn came.", True),
        ("Siân-Ŵyn", True),
        ("Sian Wynne came.", False),
        ("Wyn Siân", False),
    ],
)
def test_a_name_stands_in_a_text_as_whole_words(text, found):
    assert SIAN.stands_in(text) is found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mr Bob Tŷ-Gwyn rang.", "[third party 1] rang."),
        ("BOB rang Siân Ŵyn.", "[third party 1] rang Siân Ŵyn."),
        ("Bobby rang.", "Bobby rang."),
        ("A bob or two.", "A bob or two."),
        ("Write to Bob@Example.org.", "Write to [third party 1]."),
        ("Ring 01234 567890 now", "Ring [third party 1] now"),
        ("At Ty\u0302", "At Ty\u0302"),
        ("", ""),
    ],
)
def test_other_people_are_unnamed(text, told):
    assert unnamed(text, [BOB], SIAN.words, "third party") == told


def test_a_name_with_an_accent_of_its_own_leaves_none_behind():
    told = unnamed("Gan Sia\u0302n a\u0302", [ThirdParty(2, "Siân")], frozenset(), "trydydd parti")
    assert told == "Gan [trydydd parti 2] a\u0302"


def test_a_family_name_that_both_have_is_kept():
    text = "Alice Example and Bob Example; Bob is her son. The Example family."
    told = unnamed(text, [ThirdParty(1, "Bob Example")], Wanted("Alice Example").words, "p")
    assert told == "Alice Example and [p 1]; [p 1] is her son. The Example family."


@given(st.text())
def test_a_text_without_the_name_stays_as_it_is(text):
    assert unnamed(text, [ThirdParty(1, "Zzyzxq")], frozenset(), "p") == text
