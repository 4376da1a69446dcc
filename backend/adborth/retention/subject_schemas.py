"""What the API takes and tells about one person's own data."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from adborth.cases.answer_schemas import ListedName
from adborth.cases.vocabulary import (
    CaseKind,
    CorrespondenceLanguage,
    Ending,
    Outcome,
    PersonRole,
    State,
)
from adborth.db.texts import Line, Request, example
from adborth.procedures.timetable import StageKind


class FoundBy(StrEnum):
    NAME = "name"
    CONTACT = "contact"
    TEXT = "text"
    # Nothing else: there it stands of every value that there is now, too.
    HISTORY = "history"
    # They are a member of staff whom the case is about.
    STAFF = "staff"


class AskForSubject(Request):
    """Capitals, accents and titles do not matter, nor the order of the names.

    Of a contact its whole e-mail addresses and telephone numbers are compared, nothing else.
    """

    model_config = example(name="Alice Example", contact="alice@example.org")

    name: Line
    contact: Line | None = None


class OwnEntry(BaseModel):
    role: PersonRole
    name: str
    relationship: str | None
    correspondence_language: CorrespondenceLanguage
    contact: str | None


class SubjectElement(BaseModel):
    number: int
    description: str


class SubjectStage(BaseModel):
    stage: StageKind
    entered_on: date
    acknowledged_on: date | None
    responded_on: date | None
    ended_on: date | None
    ending: Ending | None
    ending_reason: str | None
    ending_decided_by: str | None
    outcome: Outcome | None


class SubjectExtension(BaseModel):
    stage: StageKind
    old_due_on: date
    new_due_on: date
    reason: str | None
    agreed_by: str | None
    agreed_how: str | None
    agreed_on: date | None


class RecordedValue(BaseModel):
    recorded_at: datetime
    field: str = Field(description="As the history names it.")
    value: str


RECORDED = Field(
    description="What the history says of the person, and stands nowhere else in this any more."
)


class SubjectCase(BaseModel):
    reference: str
    found_by: list[FoundBy]
    kind: CaseKind
    state: State
    service: ListedName
    received_on: date
    closed_on: date | None
    logged_at: datetime
    entries: list[OwnEntry] = Field(description="How the person stands in the case.")
    mentioned_as: list[str] = Field(
        description="How others stand to the service user, where that names the person."
    )
    summary: str
    file_url: str | None
    elements: list[SubjectElement]
    stages: list[SubjectStage]
    extensions: list[SubjectExtension]
    recorded: Annotated[list[RecordedValue], RECORDED]


class SubjectCompliment(BaseModel):
    reference: str
    found_by: list[FoundBy]
    service: ListedName
    received_on: date
    from_whom: str
    language: CorrespondenceLanguage
    text: str
    published_text: str | None
    recorded: Annotated[list[RecordedValue], RECORDED]


class ToSend(BaseModel):
    """For the person, once somebody has read it through: other people are unnamed in its texts."""

    cases: list[SubjectCase]
    compliments: list[SubjectCompliment]


class OtherPerson(BaseModel):
    number: int = Field(description="As in `[third party 1]`, which stands for them in the texts.")
    role: PersonRole | None
    name: str
    contact: str | None


class OtherPeople(BaseModel):
    """Who is meant by each `[third party 1]` of one case or compliment."""

    reference: str
    people: list[OtherPerson]


class StaffCase(BaseModel):
    reference: str
    found_by: list[FoundBy]


class UnfinishedContact(BaseModel):
    """Its text is its writer's alone, until they have sent it or a week has passed."""

    writer: str
    saved_at: datetime


class InHouse(BaseModel):
    """Never for the person: who the others are, and what the answer lacks."""

    third_parties: list[OtherPeople]
    about_staff: list[StaffCase] = Field(
        description=(
            "Cases about a member of staff of that name, who may not see them. Nothing of these is "
            "in what is sent."
        )
    )
    unfinished: list[UnfinishedContact] = Field(
        description=(
            "Contacts being written that name the person: ask their writers to send them or to "
            "throw them away, then ask again. Empty for somebody of your own name."
        )
    )
    withheld: int = Field(
        description=(
            "Cases about the person that you may not see, because they are restricted or beyond "
            "your role: ask somebody who may. None is counted that is about you, and nothing for "
            "somebody of your own name."
        )
    )


class SubjectExport(BaseModel):
    """Everything about one person: `to_send` is for them, `in_house` stays with the council."""

    made_at: datetime
    made_by: str
    to_send: ToSend
    in_house: InHouse
