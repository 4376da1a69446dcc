"""Whole e-mail addresses and telephone numbers."""

import pytest

from adborth.retention.contacts import contact_keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Ann@Mail.example", {"ann@mail.example"}),
        ("ann@mail.example.", {"ann@mail.example"}),
        (
            "Ann <o'brien@mail.example>, 'b@mail.example'",
            {"o'brien@mail.example", "b@mail.example"},
        ),
        ("an.n@mail.example", {"an.n@mail.example"}),
        ("(01234) 567 890", {"01234567890"}),
        ("Tel: 01234/567890.", {"01234567890"}),
        ("01234\u2013567890", {"01234567890"}),
        ("+44 1234 567890", {"01234567890"}),
        ("+44 (0)20 7946 0018", {"02079460018"}),
        ("0044 20 7946 0018", {"02079460018"}),
        ("44 20 7946 0018", {"02079460018"}),
        ("+353 1 234 5678", {"35312345678"}),
        ("00353 1 234 5678", {"35312345678"}),
        ("567890", {"567890"}),
        ("01234 567890 07700 900123", {"01234567890", "07700900123"}),
        ("01234 567 012 / +44 7700 900123", {"01234567012", "07700900123"}),
        ("01234 567890\n567891", {"01234567890", "567891"}),
        ("ann@mail.example 01234 567890", {"ann@mail.example", "01234567890"}),
    ],
)
def test_they_are_the_same_however_they_are_written(text, keys):
    assert contact_keys(text) == keys


@pytest.mark.parametrize(
    "text",
    [
        *("", "- - - - -", "(----)", "-@-", "@@@@@", "200 20", "mail.example", "@mail.example"),
        "12 Heol Example, SA31 1AA",
    ],
)
def test_a_part_of_one_is_none(text):
    assert contact_keys(text) == frozenset()


@pytest.mark.parametrize("long", ["a" * 20_000, "1(" * 10_000, "+44" + " " * 20_000, "a@" * 10_000])
def test_a_long_text_takes_no_longer_than_its_length(long):
    contact_keys(long)
