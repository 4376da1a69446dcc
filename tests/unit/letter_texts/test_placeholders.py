"""Braces in the text of a letter hold names that will be filled in, the same in both languages."""

import pytest

from adborth.letter_texts.placeholders import faults_of, names_in
from adborth.letter_texts.seeding import first_texts
from adborth.letter_texts.vocabulary import KNOWN, LetterCode

NAMES = ("reference", "officer")


def faults(en: str, cy: str) -> list[tuple[str, str, str]]:
    found = faults_of({"en": en, "cy": cy}, NAMES)
    return [(fault.language, fault.code, fault.found) for fault in found]


def test_the_names_of_a_text() -> None:
    assert names_in("{reference} and {officer}, {reference}") == {"reference", "officer"}


@pytest.mark.parametrize(
    ("en", "cy", "expected"),
    [
        ("No names", "Dim enwau", []),
        ("{reference}", "Cyf. {reference}", []),
        ("{referense}", "Cyf.", [("en", "placeholder-unknown", "{referense}")]),
        ("{ reference }", "Cyf.", [("en", "placeholder-unknown", "{ reference }")]),
        ("{}", "Cyf.", [("en", "placeholder-unknown", "{}")]),
        ("Ref. {reference", "Cyf.", [("en", "brace-alone", "{")]),
        ("Ref.", "Cyf. }", [("cy", "brace-alone", "}")]),
        ("{reference}", "Cyf.", [("cy", "placeholder-missing", "{reference}")]),
        (
            "{officer}",
            "{reference}",
            [
                ("en", "placeholder-missing", "{reference}"),
                ("cy", "placeholder-missing", "{officer}"),
            ],
        ),
    ],
)
def test_what_is_wrong_is_named_by_its_language(
    en: str, cy: str, expected: list[tuple[str, str, str]]
) -> None:
    assert faults(en, cy) == expected


@pytest.mark.parametrize("code", LetterCode)
def test_the_texts_of_a_new_installation_are_sound(code: LetterCode) -> None:
    assert list(faults_of(first_texts()[code], KNOWN[code])) == []
