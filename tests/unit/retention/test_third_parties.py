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


@pytest.mark.parametrize("name", ["?!", "Mrs", "Yr Athro", "Dr."])
def test_a_name_without_letters_but_those_of_a_title_is_nobodys(name):
    nobody = Wanted(name)
    assert (nobody.words, nobody.is_named("Mrs Alice Example")) == (frozenset(), False)


@pytest.mark.parametrize(
    "name",
    [
        *("Mrs Siân Ŵyn O'Brien", "Y Parch. Siân Ŵyn O\u2019Brien", "Yr Athro Sian Wyn OBrien"),
        *("Y Gynghorydd Siân Ŵyn O'Brien", "Dr.Sian Wyn OBRIEN", "O'Brien, Bns. Siân Ŵyn"),
    ],
)
def test_titles_and_what_joins_a_word_do_not_matter(name):
    wanted = Wanted(name)
    assert wanted.is_named("Siân Ŵyn O'Brien")
    assert not wanted.is_named("Siân Ŵyn Bryn")
    # Without its apostrophe nothing tells where a name had one.
    assert wanted.is_named("Ms Sian Wyn OBrien")


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Mrs Siân Ŵyn", "A letter from Siân Ŵyn came.", True),
        ("Sian OBrien", "Siân O'Brien's letter", True),
        ("Siân O'Brien", "Sian OBrien rang", True),
        ("Siân O'Brien", "Sian O Brien rang", True),
        ("Siân OBrien", "Sian O'Briens rang", False),
        ("Siân-Ŵyn Example", "SianWyn Example", True),
    ],
)
def test_a_text_may_write_a_joined_name_otherwise(name, text, found):
    assert Wanted(name).stands_in(text) is found


@pytest.mark.parametrize(
    ("wanted", "kept", "found"),
    [
        ("alice@example.org", "Alice@Example.org; 01234 567890", True),
        ("01234567890", "(01234) 567 890", True),
        ("alice@example.org", None, False),
        (None, "alice@example.org", False),
        ("alice@example.org", "", False),
        ("----", "alice@example.org", False),
        ("ann@mail.example", "joann@mail.example", False),
        ("mail.example", "ann@mail.example", False),
        ("200 20", "01234 200 200", False),
        ("01234 567890", "+44 (0)1234 567890", True),
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
        ("Mr TyGwyn rang", "Mr [third party 1] rang"),
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


def test_a_contact_that_is_the_person_s_too_unnames_nobody():
    shared = ThirdParty(1, "Bob", "01234 567890, bob@example.org")
    left = shared.apart_from(Wanted("Siân", "01234567890"))
    assert left == ThirdParty(1, "Bob", " bob@example.org")
    assert BOB.apart_from(SIAN).contact == "bob@example.org\n 01234 567890"


@given(st.text())
def test_a_text_without_the_name_stays_as_it_is(text):
    assert unnamed(text, [ThirdParty(1, "Zzyzxq")], frozenset(), "p") == text
