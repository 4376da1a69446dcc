"""The Welsh alphabet, as dictionaries sort by it."""

import pytest

from adborth.lists.welsh_order import ALPHABET, welsh_key, without_accents


def in_order(*names: str) -> list[str]:
    return sorted(names, key=welsh_key)


def test_each_letter_has_its_place():
    letters = ALPHABET.split()
    assert in_order(*reversed(letters)) == letters


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Cymorth", "Chwarae"),
        ("Dyfed", "Ddoe"),
        ("Fy", "Ffôn"),
        ("Gŵyl", "Ngwlad"),
        ("Ngwlad", "Hafan"),
        ("Lwc", "Llan"),
        ("Plant", "Phobl"),
        ("Rygbi", "Rhaglen"),
        ("Tywydd", "Theatr"),
        ("Acwariwm", "Achos"),
        ("Gwely", "Gwella"),
        ("Safonau", "Staff"),
    ],
)
def test_two_signs_can_be_one_letter(first, second):
    assert in_order(second, first) == [first, second]
    assert in_order(second.upper(), first.lower()) == [first.lower(), second.upper()]


def test_accents_do_not_part_what_belongs_together():
    assert in_order("tŷ", "tya", "TY", "tŵr", "tân", "tanau", "ïon") == [
        "ïon",
        "tân",
        "tanau",
        "tŵr",
        "TY",
        "tŷ",
        "tya",
    ]
    assert without_accents("ÂÊÎÔÛŴŶ äëïöüẅÿ áéíóúẃý àèìòùẁỳ") == "aeiouwy aeiouwy aeiouwy aeiouwy"


def test_an_accent_of_its_own_is_the_same_accent():
    assert welsh_key("Tŷ")[0] == welsh_key("Ty\u0302")[0]


def test_a_shorter_name_comes_first_and_words_are_sorted_one_by_one():
    assert in_order("Cwynion", "Cwyn arall", "Cwyn") == ["Cwyn", "Cwyn arall", "Cwynion"]


def test_a_hyphen_is_not_sorted_by_but_parts_two_letters():
    assert welsh_key("e-bost")[0] == welsh_key("ebost")[0]
    assert in_order("cyddo", "cyd-dyn", "cydio") == ["cyd-dyn", "cydio", "cyddo"]


def test_what_is_no_letter_of_the_alphabet_does_no_harm():
    assert in_order("", "Øre", "(Plant)", "2 Oedolion", "10 / 12", "日本") == [
        "",
        "日本",
        "10 / 12",
        "2 Oedolion",
        "(Plant)",
        "Øre",
    ]
