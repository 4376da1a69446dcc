"""Whether a case may be the same contact as a new one."""

from dataclasses import replace
from datetime import date

import pytest

from adborth.cases.similarity import Because, KnownPerson, Likeness, NewContact, compare

ADULTS, CHILDREN = 1, 2
ALICE = KnownPerson("Alice Example", "alice@example.org, 029 2018 0123")
BOB = KnownPerson("Bob Ŵyn", None)
DAY = date(2026, 6, 1)
NEW = NewContact(["Alice Example"], (), ADULTS, DAY)


def likeness(new: NewContact, received_on: date = DAY, service: int = ADULTS) -> Likeness | None:
    found = compare(new, [ALICE, BOB], service, received_on)
    return found and found.likeness


def test_the_same_person_about_the_same_service_within_days_may_be_a_duplicate():
    found = compare(NEW, [ALICE, BOB], ADULTS, DAY)
    assert found is not None
    assert found.likeness is Likeness.POSSIBLE_DUPLICATE
    assert found.because == (Because.NAME, Because.SERVICE, Because.RECEIVED_ON)
    assert found.people == ("Alice Example",)


@pytest.mark.parametrize(
    ("received_on", "service", "expected"),
    [
        (date(2026, 6, 15), ADULTS, Likeness.POSSIBLE_DUPLICATE),
        (date(2026, 5, 18), ADULTS, Likeness.POSSIBLE_DUPLICATE),
        (date(2026, 5, 17), ADULTS, Likeness.EARLIER_CONTACT),
        (DAY, CHILDREN, Likeness.EARLIER_CONTACT),
    ],
)
def test_another_time_or_service_is_an_earlier_contact(received_on, service, expected):
    assert likeness(NEW, received_on, service) is expected


def test_without_a_service_the_day_alone_tells():
    assert likeness(replace(NEW, service=None)) is Likeness.POSSIBLE_DUPLICATE
    assert likeness(replace(NEW, received_on=None)) is Likeness.EARLIER_CONTACT


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("example, ALICE", Likeness.POSSIBLE_DUPLICATE),
        ("Mrs Alice Example", Likeness.POSSIBLE_DUPLICATE),
        ("Ali Exa", Likeness.EARLIER_CONTACT),
        ("Example", Likeness.EARLIER_CONTACT),
        ("Alice Wyn", None),
        ("Mrs", None),
        ("", None),
    ],
)
def test_a_name_may_be_typed_in_part_but_is_sure_only_as_a_whole(typed, expected):
    assert likeness(replace(NEW, names=[typed])) is expected


def test_who_is_reached_in_the_same_way_is_the_same_person():
    by_phone = NewContact((), ["+44 29 20180123"], ADULTS, DAY)
    assert likeness(by_phone) is Likeness.POSSIBLE_DUPLICATE
    assert likeness(NewContact((), ["other@example.org"], ADULTS, DAY)) is None
