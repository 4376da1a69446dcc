"""The language that a reader asks for."""

import pytest

from adborth.i18n.catalogue import Language, both, preferred, translate


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("", "en"),
        ("cy", "cy"),
        ("CY", "cy"),
        ("cy-GB, en-GB;q=0.9", "cy"),
        ("en-GB,en;q=0.9,cy;q=0.8", "en"),
        ("fr, cy;q=0.2, en;q=0.1", "cy"),
        ("fr, de;q=0.5", "en"),
        ("en;q=0.5, cy;q=0.7", "cy"),
        ("cy;q=0, en;q=0", "en"),
        ("cy;q=0", "en"),
        ("*", "en"),
        (" cy ; q = 0.8 , en ; q = 0.7", "cy"),
        ("cy;q=x", "en"),
        ("cy;q=nan", "en"),
        ("cy;;;", "en"),
        (",,,", "en"),
        ("cyprus", "en"),
        ("\xff\x00;q=" + "9" * 5000, "en"),
        ("en," * 2000 + "cy", "en"),
    ],
)
def test_the_preferred_language_that_we_speak(asked, language):
    assert preferred(asked) == language


def test_of_two_equal_wishes_the_first_wins():
    assert preferred("cy, en") is Language.CY
    assert preferred("en, cy") is Language.EN


def test_a_message_that_is_missing_is_no_silent_gap():
    with pytest.raises(LookupError):
        translate(Language.EN, "no-such-message")
    with pytest.raises(KeyError):
        translate(Language.EN, "error-permission-missing")  # its parameter was left out


def test_both_languages_come_together():
    assert both("holiday-one-off") == {"en": "Bank holiday", "cy": "Gŵyl banc"}
