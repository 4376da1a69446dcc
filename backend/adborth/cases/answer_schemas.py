"""What the API gives about cases: nouns."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel as Answer
from pydantic import Field

from adborth.cases.assignment_schemas import Assignee
from adborth.cases.transitions import Action
from adborth.cases.vocabulary import (
    CaseKind,
    ClockResult,
    CorrespondenceLanguage,
    Ending,
    Finding,
    Outcome,
    PauseGround,
    PersonRole,
    State,
)
from adborth.db.texts import Names
from adborth.procedures.timetable import ClockKind, StageKind
from adborth.working_days.schemas import SkippedDay


class ListedName(Answer):
    code: str
    name: Names


class CaseSummary(Answer):
    reference: str
    tracker_ref: str | None
    kind: CaseKind
    state: State
    service: ListedName
    team: ListedName | None
    theme: ListedName
    channel: ListedName | None
    assigned_to: Annotated[Assignee | None, Field(description="Who has it.")]
    received_on: date
    receipted_on: date | None
    next_due_on: date | None
    next_clock: ClockKind | None
    overdue: bool
    working_days_left: Annotated[
        int | None, Field(description="To `next_due_on`; below zero when it is past.")
    ]
    version: int
    restricted: Annotated[
        bool, Field(description="Seen only by those who are named, or have a reason.")
    ]
    disposed_on: Annotated[
        date | None,
        Field(description="Since then only what the figures count is left, and nobody's data."),
    ]


class CasePage(Answer):
    items: list[CaseSummary]
    next: str | None


class PersonDetail(Answer):
    number: int
    role: PersonRole
    name: str
    relationship: str | None
    correspondence_language: CorrespondenceLanguage
    writes_in: CorrespondenceLanguage
    contact: str | None


class ElementDetail(Answer):
    number: int
    theme: ListedName
    description: str
    findings: dict[StageKind, Finding]


class AcknowledgementDetail(Answer):
    sent_on: date
    language: CorrespondenceLanguage | None
    explains_procedure: bool | None
    offers_help_or_advocacy: bool | None
    explains_formal_investigation: bool | None
    encloses_written_record: bool | None


class ExtensionDetail(Answer):
    number: int
    clock: ClockKind
    reason: str | None
    agreed_by: str | None
    agreed_how: str | None
    agreed_on: date | None
    old_due_on: date
    new_due_on: date


class PauseDetail(Answer):
    number: int
    ground: PauseGround
    from_on: date
    review_on: date
    until_on: date | None
    letter_sent_on: date | None
    only_elements: list[int]


class StageDetail(Answer):
    stage: StageKind
    entered_on: date
    enquiry_resolved_on: date | None
    acknowledged_on: date | None
    discussion_offered_on: date | None
    discussed_on: date | None
    resolved_on: date | None
    terms_sent_on: date | None
    record_sent_on: date | None
    record_agreed_on: date | None
    investigator_appointed_on: date | None
    report_received_on: date | None
    report_accepted_on: date | None
    letter_to_director_on: date | None
    responded_on: date | None
    dissatisfied_on: date | None
    stage_2_offered_on: date | None
    ended_on: date | None
    ending: Ending | None
    ending_reason: str | None
    ending_decided_by: str | None
    ombudsman_signposted_on: date | None
    outcome: Outcome | None
    acknowledgement: AcknowledgementDetail | None
    extensions: list[ExtensionDetail]
    pauses: list[PauseDetail]


class ClockExplanation(Answer):
    """Why it is due on that day."""

    length: int
    unit: Literal["working_days", "calendar_months"]
    starts: Annotated[Names, Field(description="What set it going.")]
    source: Names
    basis: Literal["statutory", "local"]
    to_be_confirmed: bool
    skipped: list[SkippedDay]
    paused_days: int
    provisional: Annotated[
        bool, Field(description="Whether bank holidays up to then are not all proclaimed yet.")
    ]
    due_on_if_chain_kept: Annotated[
        date | None, Field(description="Had the late clocks before it been kept.")
    ]


class ClockDetail(Answer):
    clock: ClockKind
    name: Names
    stage: StageKind | None
    procedure: str
    calendar_revision: int
    started_on: date
    base_due_on: date
    due_on: date
    paused: bool
    finished_on: date | None
    stopped_on: date | None
    elapsed_days: Annotated[int | None, Field(description="Working days, gross.")]
    net_days: Annotated[int | None, Field(description="Working days, without pauses.")]
    result: ClockResult | None
    overdue: bool
    working_days_left: int | None
    explanation: ClockExplanation


class ExpectedClock(Answer):
    clock: ClockKind
    name: Names
    follows: Annotated[
        ClockKind | None,
        Field(description="The clock before it, as if that ended on its last day."),
    ]
    procedure: str
    started_on: date
    due_on: date
    explanation: ClockExplanation


class ExpectedClocks(Answer):
    """Of something that would be received on that day."""

    kind: CaseKind
    received_on: date
    stage: Annotated[StageKind, Field(description="Where it would begin.")]
    calendar_revision: int
    clocks: list[ExpectedClock]


class OmbudsmanDetail(Answer):
    received_on: date
    investigated_on: date | None
    completed_on: date | None
    upheld: bool | None
    redress_pence: int | None


class Origin(Answer):
    batch: int
    sheet: str
    row: int


class CaseDetail(CaseSummary):
    logged_at: datetime
    logged_by: str
    summary: str
    file_url: str | None
    withdrawn_on: date | None
    closed_on: date | None
    people: list[PersonDetail]
    elements: list[ElementDetail]
    stages: list[StageDetail]
    clocks: list[ClockDetail]
    ombudsman: OmbudsmanDetail | None
    allowed_actions: list[Action]
    origin: Origin | None


class Standing(Answer):
    """Where a case stands, without anything about anybody."""

    kind: CaseKind
    state: State
    next_due_on: date | None
    next_clock: ClockKind | None
    overdue: bool
    working_days_left: int | None
    restricted: bool
    outcomes: Annotated[
        dict[StageKind, Outcome],
        Field(description="What follows from the findings so far, answered or not."),
    ]
    allowed_actions: list[Action]


class ClockChange(Answer):
    clock: ClockKind
    before: Annotated[ClockDetail | None, Field(description="None where it only begins now.")]
    after: Annotated[ClockDetail | None, Field(description="None where it falls away.")]


class Consequences(Answer):
    """What would follow from a change: the answer to it with `preview=true`."""

    before: Standing
    after: Standing
    clocks: Annotated[list[ClockChange], Field(description="Only those that differ.")]


class HistoryEntry(Answer):
    id: int
    at: datetime
    actor: str
    action: str
    text: Annotated[Names, Field(description="Who did what, as a sentence.")]
    changes: dict[str, Any]


class CaseHistory(Answer):
    items: list[HistoryEntry]


class WatchedCase(Answer):
    reference: str
    since_on: date
    working_days: int
    service: ListedName
    team: ListedName | None


class Stage2Watch(Answer):
    """What must not be lost: requests not started, and people never offered Stage 2."""

    not_started: list[WatchedCase]
    never_offered: list[WatchedCase]
