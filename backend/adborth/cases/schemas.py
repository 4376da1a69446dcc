"""What the API takes about cases: verbs."""

from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from adborth.cases.vocabulary import (
    CaseKind,
    CorrespondenceLanguage,
    PersonRole,
)
from adborth.db.days import Day
from adborth.db.numbers import NO_TRUTH
from adborth.db.texts import Code, Line, Prose, Request, example, printable


def _web_address(url: str) -> str:
    if not url.lower().startswith(("https://", "http://")):
        raise PydanticCustomError("web_address", "not a web address")
    return printable(url)


FileUrl = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=2000),
    AfterValidator(_web_address),
    Field(
        description="Where the official complaint file is kept.",
        examples=["https://files.example/SSF-2122-0001"],
    ),
]
Number = Annotated[int, Field(ge=1, le=999), NO_TRUTH]


class NewPerson(Request):
    role: PersonRole
    name: Line
    relationship: Annotated[Line | None, Field(description="To the service user.")] = None
    correspondence_language: CorrespondenceLanguage = CorrespondenceLanguage.NOT_ASKED
    contact: Prose | None = None


class ElementText(Request):
    number: Annotated[
        Number | None, Field(description="Of an element that is there already; a new one has none.")
    ] = None
    theme: Code
    description: Prose


class OpenCase(Request):
    """A new contact. A complaint or representation enters Stage 1, anything else is informal."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kind": "complaint",
                    "service": "adults",
                    "theme": "communication",
                    "channel": "telephone",
                    "received_on": "2026-08-01",
                    "summary": "Nobody has called back since June.",
                    "people": [
                        {
                            "role": "complainant",
                            "name": "Alice Example",
                            "correspondence_language": "welsh",
                        }
                    ],
                }
            ]
        }
    )

    kind: CaseKind
    service: Code
    team: Code | None = None
    theme: Code
    channel: Code | None = None
    received_on: Annotated[
        Day, Field(description="The day the council received it, not the day it was logged.")
    ]
    receipted_on: Day | None = None
    summary: Prose
    file_url: FileUrl | None = None
    people: Annotated[tuple[NewPerson, ...], Field(max_length=20)] = ()
    elements: Annotated[tuple[ElementText, ...], Field(max_length=100)] = ()


class CorrectCase(Request):
    """Only the fields that are sent change."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"theme": "staff-issues"}]})

    kind: CaseKind | None = None
    service: Code | None = None
    team: Code | None = None
    theme: Code | None = None
    channel: Code | None = None
    received_on: Day | None = None
    receipted_on: Day | None = None
    summary: Prose | None = None
    file_url: FileUrl | None = None


class ChangePeople(Request):
    """The whole list, which takes the place of the one before."""

    model_config = example(people=[{"role": "complainant", "name": "Alice Example"}])

    people: Annotated[tuple[NewPerson, ...], Field(max_length=20)]


class ChangeElements(Request):
    """The whole list. An element with a finding cannot be left out: record it as withdrawn."""

    model_config = example(
        elements=[{"theme": "communication", "description": "Calls were not returned."}]
    )

    elements: Annotated[tuple[ElementText, ...], Field(max_length=100)]


class RecordReceipt(Request):
    model_config = example(receipted_on="2026-08-03")

    receipted_on: Day


class ResolveEnquiry(Request):
    model_config = example(enquiry_resolved_on="2026-08-04")

    enquiry_resolved_on: Day


class WithdrawCase(Request):
    model_config = example(withdrawn_on="2026-08-07", reason="The care package was changed.")

    withdrawn_on: Day
    reason: Prose | None = None


class CloseCase(Request):
    model_config = example(closed_on="2026-08-31")

    closed_on: Day


class ReopenCase(Request):
    model_config = example(reason="Closed by mistake.")

    reason: Prose
