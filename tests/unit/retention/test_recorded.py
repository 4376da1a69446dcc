"""What the history of a contact says of a person."""

import pytest
from sqlalchemy import Enum, String

from adborth.cases import models as cases
from adborth.compliments import models as compliments
from adborth.db.base import Base
from adborth.retention.recorded import (
    OF_PEOPLE,
    TEXTS,
    WRITER,
    Named,
    alone,
    is_about,
    moments,
    others_in,
    own_in,
    values_about,
    whose,
)
from adborth.retention.third_parties import Wanted

SIAN = Wanted("Siân Ŵyn", "sian@example.org")
REPLACED = {
    "people.1.name": ["Siân Ŵyn", "Bob Example"],
    "people.1.contact": ["sian@example.org", None],
    "people.1.relationship_to_service_user": ["Mother", "Father"],
    "people.1.role": ["complainant", "complainant"],
}
WRITER_CHANGED = {"from_whom": ["Daughter", "Siân Ŵyn"]}
MARRIED = {"people.1.name": ["Siân Ŵyn", "Siân Example"]}


@pytest.mark.parametrize(
    ("changes", "values"),
    [
        (
            REPLACED,
            [
                ("people.1.name", "Siân Ŵyn"),
                ("people.1.contact", "sian@example.org"),
                ("people.1.relationship_to_service_user", "Mother"),
            ],
        ),
        (
            {"people.2.contact": [None, "SIAN@example.org"]},
            [("people.2.contact", "SIAN@example.org")],
        ),
        ({"summary": ["Sian Wyn rang.", "Bob rang."]}, [("summary", "Sian Wyn rang.")]),
        ({"hold": [None, "Siân Ŵyn sues."]}, [("hold", "Siân Ŵyn sues.")]),
        ({"from_whom": ["Wyn, Siân", "Mother"]}, [("from_whom", "Wyn, Siân")]),
        (
            {"people.2.relationship_to_service_user": [None, "Son of Siân Ŵyn"]},
            [("people.2.relationship_to_service_user", "Son of Siân Ŵyn")],
        ),
        ({"summary": ["Siân rang.", None]}, []),
        ({"logged_by": [None, "Siân Ŵyn"]}, []),
        ({"people.2": ["*", None], "what": "retention", "count": [1, 2]}, []),
    ],
)
def test_only_what_is_about_the_person_is_taken_before_and_after(changes, values):
    assert list(values_about(SIAN, alone(changes))) == values
    assert is_about(SIAN, changes) is bool(values)


def test_others_are_known_by_their_own_fields():
    assert list(others_in(SIAN, alone(REPLACED))) == [("Bob Example", None)]
    assert list(others_in(SIAN, alone(WRITER_CHANGED))) == [("Daughter", None)]
    assert list(others_in(Wanted("Bob Example"), alone(REPLACED))) == [
        ("Siân Ŵyn", "sian@example.org")
    ]


NOW = {"people.1.name": "Siân Example", "people.1.contact": "sian@example.org"}
OPENED = {
    "people.1.name": [None, "Siân Ŵyn"],
    "people.1.contact": [None, "sian@example.org"],
    "people.2.name": [None, "Bob Example"],
}


@pytest.mark.parametrize("history", [[MARRIED], [OPENED, MARRIED, {"people.2": ["*", None]}]])
def test_whoever_changed_their_name_is_no_third_party_of_their_own(history):
    married = Wanted("Siân Example", "sian@example.org")
    then = list(moments(history, NOW))

    others = {person.name for moment in then for person in others_in(married, moment)}
    assert others == ({"Bob Example"} if OPENED in history else set())
    assert {one.name for moment in then for one in own_in(married, moment)} == {
        "Siân Ŵyn",
        "Siân Example",
    }
    told = [value for moment in then for value in values_about(married, moment)]
    assert ("people.1.name", "Siân Ŵyn") in told


def test_whoever_was_removed_stands_there_no_more():
    removed = {"people.2": ["*", None]}
    *_, last = moments([OPENED, removed], {key: both[1] for key, both in OPENED.items()})
    before, after = last.people
    assert (before.keys(), after.keys()) == ({"people.1", "people.2"}, {"people.1"})


def test_a_shared_telephone_makes_nobody_else_the_person():
    family = {1: Named("Siân Ŵyn", "01234 567890"), 2: Named("Bob Ŵyn", "01234 567890")}
    assert whose(Wanted("Siân Ŵyn", "01234 567890"), family) == {1}
    assert whose(Wanted("Siân Example", "01234 567890"), family) == set()
    once_together = Wanted("Siân Example", "01234 567890").with_beside(["Bob Ŵyn"])
    assert whose(once_together, family) == {1}
    assert whose(Wanted("Siân Example"), family) == set()


def test_a_contact_is_found_even_where_it_tells_of_nobody():
    opened = {
        f"people.{n}.{field}": [None, text]
        for n in (1, 2)
        for field, text in (("name", f"Person {n}"), ("contact", "01234 567890"))
    }
    asker = Wanted("Siân Example", "01234 567890")
    assert is_about(asker, opened)
    assert list(values_about(asker, alone(opened))) == []


# What says nothing of the people that a contact is about: keys, members of staff, places of a file.
NOT_ABOUT = {
    *("reference", "tracker_ref", "series", "procedure", "origin_sheet", "words"),
    *("logged_by", "redacted_by", "checked_by", "recorded_by", "given_by", "seen_by"),
}


def test_every_text_that_people_write_into_a_contact_is_looked_through():
    written = {
        column.name
        for room in (cases, compliments)
        for table in vars(room).values()
        if isinstance(table, type) and issubclass(table, Base) and table is not Base
        for column in table.__table__.columns
        if isinstance(column.type, String) and not isinstance(column.type, Enum)
    }
    assert written - NOT_ABOUT <= TEXTS | OF_PEOPLE | {WRITER}
