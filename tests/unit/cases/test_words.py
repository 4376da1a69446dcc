"""The words by which a case is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adborth.cases.words import (
    LONGEST,
    MOST,
    contact_keys,
    name_asked,
    words_asked,
    words_in,
    words_of_case,
)


def found_by(asked: str, text: str) -> bool:
    words, kept = words_asked(asked), list(words_in(text))
    return bool(words) and all(any(one.startswith(word) for one in kept) for word in words)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("sian wyn", "Siân Ŵyn"),
        ("SIÂN", "sian"),
        ("w\u0302yn", "Ŵyn"),
        ("tŷ", "TY GWYN"),
        ("ssf-2627-00", "SSF-2627-0001"),
        ("2627-0001", "SSF-2627-0001"),
        ("0001", "SSF-2627-0001"),
        ("SS/2627/0001", "ss/2627/0001"),
        ("O'Brien", "O\u2019Brien"),
        ("obrien", "O'Brien"),
        ("brien", "O'Brien"),
        ("Jones Example", "Jones-Example"),
        ("well being", "well-being"),
        ("Straße", "STRASSE"),
    ],
)
def test_a_text_is_found_whatever_its_capitals_accents_and_signs(asked, text):
    assert found_by(asked, text)


@pytest.mark.parametrize(
    ("asked", "text"), [("sian", "Asiana"), ("alice bob", "Alice"), ("a", "a b"), ("?!", "?!")]
)
def test_a_text_is_not_found_by_what_does_not_begin_its_words(asked, text):
    assert not found_by(asked, text)


@given(st.text(max_size=200))
def test_a_text_is_found_by_itself(text):
    assert not words_asked(text) or found_by(text, text)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_kept_words_are_plain_to_both_databases(name, contact, text):
    for word in words_of_case([name], [(name, contact)], [text]).split(" "):
        assert word.lstrip("@#").isalnum() or word == ""
        assert len(word) <= LONGEST + 1


def test_people_and_how_they_are_reached_are_marked():
    kept = words_of_case(["SSF-1"], [("Mrs Siân Wyn", "029 2018 0123")], ["Late."]).split(" ")
    assert kept == [
        *("ssf1", "mrs", "sian", "wyn", "@mrs", "@sian", "@wyn"),
        *("029", "2018", "0123", "#02920180123", "late"),
    ]


def test_an_enormous_text_has_no_more_words_than_can_be_kept():
    texts = [" ".join(f"word{n}" for n in range(2 * MOST)), "-".join("ab" for _ in range(MOST))]
    kept = words_of_case([], [("Alice", None)], texts).split(" ")
    assert len(kept) == MOST
    assert kept[:2] == ["alice", "@alice"]


@pytest.mark.parametrize(
    "title", ["Mrs.", "Yr Athro", "Y Parch.", "Y Fonesig", "Y Gynghorydd", "Bnr", "Cllr"]
)
def test_a_title_is_not_asked_for(title):
    assert name_asked(f"{title} Alice Example") == ["alice", "example"]


def test_an_article_is_asked_for_where_no_title_follows():
    assert name_asked("Alice yr Example") == ["alice", "yr", "example"]


@pytest.mark.parametrize(
    ("contact", "keys"),
    [
        ("Alice@Example.org; (029) 2018 0123", ["aliceexampleorg", "02920180123"]),
        ("+44 29 2018 0123", ["02920180123"]),
        ("0044 29 2018 0123", ["02920180123"]),
        ("1 High Street, CF10 1AA", []),
        ("", []),
    ],
)
def test_a_contact_is_known_however_it_is_written(contact, keys):
    assert list(contact_keys(contact)) == keys
