import pytest
from hypothesis import given
from hypothesis import strategies as st

from adborth.lists.codes import LONGEST, code_from
from adborth.lists.schemas import AddEntry
from adborth.lists.seeding import SEED


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Children's", "childrens"),
        ("Children\u2019s", "childrens"),
        ("Care & Support North", "care-support-north"),
        ("Caffè — 2nd floor", "caffe-2nd-floor"),
        ("ASSIST", "assist"),
        ("…", "entry"),
    ],
)
def test_a_name_becomes_a_code(name, code):
    assert code_from(name, ()) == code


def test_a_code_that_is_taken_gets_the_next_number():
    assert code_from("Assessment", {"assessment"}) == "assessment-2"
    assert code_from("Assessment", {"assessment", "assessment-2"}) == "assessment-3"


@given(st.text(min_size=1, max_size=200))
def test_every_name_makes_a_code_that_could_have_been_given(name):
    code = code_from(name, ())

    assert len(code_from(name, {code})) <= LONGEST
    given = {"name": {"en": "Name", "cy": "Enw"}, "code": code}
    assert AddEntry.model_validate(given).code == code


def test_what_an_installation_begins_with_fits_the_codes():
    for codes in SEED.values():
        assert [code_from(code, ()) for code in codes] == list(codes)
