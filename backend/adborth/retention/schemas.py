"""What the API takes and tells about keeping and disposing of contacts."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from adborth.cases.answer_schemas import ListedName
from adborth.cases.vocabulary import CaseKind
from adborth.db.pagination import Cursor, Limit
from adborth.db.texts import REFERENCE, Code, Names, Prose, Request, example
from adborth.retention.states import DisposalState

AnyReference = Annotated[str, StringConstraints(pattern=REFERENCE, max_length=20)]


class ChooseClass(Request):
    """Null gives the contact back to the class that its service and kind have."""

    model_config = example(retention_class="looked-after", reason="The child is looked after.")

    retention_class: Code | None
    reason: Prose


class HoldContact(Request):
    """While a contact is held, nobody disposes of it."""

    model_config = example(reason="A claim has been announced.")

    reason: Prose


class LiftHold(Request):
    model_config = example(reason="The claim was settled.")

    reason: Prose


class ProposeDisposal(Request):
    model_config = example(references=["SSF-1415-0001", "SSC-1415-0001"])

    references: Annotated[tuple[AnyReference, ...], Field(min_length=1, max_length=200)]


class RejectDisposal(Request):
    model_config = example(reason="One of them may be needed by an inquiry.")

    reason: Prose


class PageQuery(Request):
    limit: Limit = 50
    cursor: Cursor = None


class DisposalQuery(PageQuery):
    state: DisposalState | None = None


class RetentionClassDetail(BaseModel):
    code: str
    name: Names
    years: int = Field(description="After a case has ended, or a compliment was received.")
    source: Names
    to_be_confirmed: bool


class RetentionClasses(BaseModel):
    """In the order in which they take contacts: the first that fits."""

    version: str
    valid_from: date
    items: list[RetentionClassDetail]


class LegalHold(BaseModel):
    reason: str
    since: datetime
    by: str


class RetentionDetail(BaseModel):
    reference: str
    retention_class: RetentionClassDetail
    class_reason: str | None = Field(description="Null where service and kind give the class.")
    ended_on: date | None
    disposal_due_on: date | None = Field(description="Null while a case is open.")
    hold: LegalHold | None
    proposed_in: int | None = Field(description="The disposal that waits for a second person.")
    disposed_on: date | None
    version: int = Field(description="Of what was decided about keeping it; 0 if nothing was.")


class QueuedContact(BaseModel):
    reference: str
    kind: CaseKind | Literal["compliment"]
    service: ListedName
    retention_class: str
    ended_on: date
    disposal_due_on: date
    proposed_in: int | None


class DisposalQueue(BaseModel):
    """Those that ended first come first; the time of a compliment runs from its receipt."""

    items: list[QueuedContact]
    next: str | None


class DisposalDetail(BaseModel):
    number: int
    state: DisposalState
    references: list[str]
    proposed_by: str
    proposed_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    reason: str | None
    may_confirm: bool = Field(description="Whether you are the second person that it waits for.")
    version: int


class DisposalPage(BaseModel):
    """The latest first; only those of which you may know every contact."""

    items: list[DisposalDetail]
    next: str | None


class LoggedDisposal(BaseModel):
    number: int
    reference: str
    retention_class: str
    schedule: str
    ended_on: date
    due_on: date
    disposed_at: datetime
    disposal: int
    proposed_by: str
    confirmed_by: str
    removed: dict[str, int] = Field(description="How many rows lost personal data, by what.")


class DisposalLogPage(BaseModel):
    """The latest first."""

    items: list[LoggedDisposal]
    next: str | None
