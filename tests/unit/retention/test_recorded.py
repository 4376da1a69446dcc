"""What the history of a contact says of a person."""

import pytest
from sqlalchemy import Enum, String

from adborth.cases import models as cases
from adborth.compliments import models as compliments
from adborth.db.base import Base
from adborth.retention.recorded import OF_PEOPLE, TEXTS, WRITER, is_about, others_in, values_about
from adborth.retention.third_parties import Wanted

SIAN = Wanted("Siân Ŵyn", "sian@example.org")
REPLACED = {
    "people.1.name": ["Siân Ŵyn", "Bob Example"],
    "people.1.contact": ["sian@example.org", None],
    "people.1.relationship_to_service_user": ["Mother", "Father"],
    "people.1.role": ["complainant", "complainant"],
}


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
        ({"summary": ["Siân rang.", None]}, []),
        ({"logged_by": [None, "Siân Ŵyn"]}, []),
        ({"people.2": ["*", None], "what": "retention", "count": [1, 2]}, []),
    ],
)
def test_only_what_is_about_the_person_is_taken_before_and_after(changes, values):
    assert list(values_about(SIAN, changes)) == values
    assert is_about(SIAN, changes) is bool(values)


def test_others_are_known_by_their_own_fields():
    assert list(others_in(SIAN, REPLACED)) == [("Bob Example", None)]
    assert list(others_in(SIAN, {"from_whom": ["Daughter", "Siân Ŵyn"]})) == [("Daughter", None)]
    assert list(others_in(Wanted("Bob Example"), REPLACED)) == [("Siân Ŵyn", "sian@example.org")]


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
