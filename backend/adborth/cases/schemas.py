"""What the API takes about cases: verbs."""

from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from adborth.cases.vocabulary import (
    CaseKind,
    CorrespondenceLanguage,
    Finding,
    PauseGround,
    PersonRole,
)
from adborth.db.days import Day
from adborth.db.numbers import NO_TRUTH
from adborth.db.texts import Code, Line, Prose, Request, example, printable
from adborth.procedures.timetable import ClockKind


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


class ElementDecision(Request):
    element: Number
    finding: Finding


class RecordFindings(Request):
    model_config = example(findings=[{"element": 1, "finding": "upheld"}])

    findings: Annotated[list[ElementDecision], Field(min_length=1, max_length=100)]


class RecordReceipt(Request):
    model_config = example(receipted_on="2026-08-03")

    receipted_on: Day


class ResolveEnquiry(Request):
    model_config = example(enquiry_resolved_on="2026-08-04")

    enquiry_resolved_on: Day


class EnterStage1(Request):
    """The enquiry becomes a complaint or representation on the day it is made as one."""

    model_config = example(entered_on="2026-08-04", kind="complaint")

    entered_on: Day
    kind: Literal[CaseKind.COMPLAINT, CaseKind.REPRESENTATION] = CaseKind.COMPLAINT


class AcknowledgeStage(Request):
    """C reg 15(3)-(4): it counts as acknowledged when all of this is in it and it was sent."""

    model_config = example(
        acknowledged_on="2026-08-04",
        language="welsh",
        explains_procedure=True,
        offers_help_or_advocacy=True,
        explains_formal_investigation=True,
        encloses_written_record=True,
    )

    acknowledged_on: Day
    language: CorrespondenceLanguage
    explains_procedure: bool
    offers_help_or_advocacy: bool
    explains_formal_investigation: bool
    encloses_written_record: Annotated[
        bool, Field(description="Needed where the complaint was made orally.")
    ] = False


class RecordDiscussion(Request):
    """C reg 16(3): offered, and held within 10 working days of the acknowledgement."""

    model_config = example(offered_on="2026-08-05", discussed_on="2026-08-10")

    offered_on: Day | None = None
    discussed_on: Day | None = None


class RecordResolution(Request):
    model_config = example(resolved_on="2026-08-12")

    resolved_on: Day


class SendWrittenTerms(Request):
    model_config = example(terms_sent_on="2026-08-14")

    terms_sent_on: Day


class ExtendClock(Request):
    """More time, by agreement with the complainant. It never shortens."""

    model_config = example(
        clock="stage_1_response",
        new_due_on="2026-09-04",
        reason="The manager is away until the end of August.",
        agreed_by="Alice Example",
        agreed_how="telephone",
        agreed_on="2026-08-12",
    )

    clock: ClockKind
    new_due_on: Day
    reason: Prose
    agreed_by: Annotated[Line, Field(description="Who agreed for the complainant.")]
    agreed_how: Annotated[Line, Field(examples=["telephone"])]
    agreed_on: Day


class PauseStage(Request):
    model_config = example(ground="police", from_on="2026-08-10", review_on="2026-09-07")

    ground: PauseGround
    from_on: Day
    review_on: Day
    letter_sent_on: Day | None = None
    only_elements: Annotated[
        tuple[Number, ...],
        Field(max_length=100, description="Empty: the whole stage is paused."),
    ] = ()


class EndPause(Request):
    model_config = example(until_on="2026-09-01")

    until_on: Day


class RespondToStage(Request):
    model_config = example(responded_on="2026-08-20")

    responded_on: Day


class RecordDissatisfaction(Request):
    model_config = example(dissatisfied_on="2026-08-24", stage_2_offered_on="2026-08-25")

    dissatisfied_on: Day
    stage_2_offered_on: Day | None = None


class CorrectStage(Request):
    """Days that were recorded wrongly. Only the fields that are sent change; null takes back
    what was recorded by mistake. A day that was never recorded is not a correction."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"acknowledged_on": "2026-08-03", "reason": "Typed the wrong day."}]
        }
    )

    reason: Prose
    entered_on: Day | None = None
    enquiry_resolved_on: Day | None = None
    acknowledged_on: Day | None = None
    discussed_on: Day | None = None
    resolved_on: Day | None = None
    terms_sent_on: Day | None = None
    record_sent_on: Day | None = None
    record_agreed_on: Day | None = None
    responded_on: Day | None = None


class RequestStage2(Request):
    """A right: the request is recorded whatever the case looks like."""

    model_config = example(requested_on="2026-08-28")

    requested_on: Day


class SendRecord(Request):
    model_config = example(record_sent_on="2026-09-02")

    record_sent_on: Day


class AgreeRecord(Request):
    model_config = example(record_agreed_on="2026-09-07")

    record_agreed_on: Day


class RuleOutsideRegulations(Request):
    model_config = example(
        decided_on="2026-09-02",
        reason="The matter is before a court.",
        decided_by="The Director",
        ombudsman_signposted_on="2026-09-02",
    )

    decided_on: Day
    reason: Prose
    decided_by: Line
    ombudsman_signposted_on: Day


class RecordInvestigation(Request):
    """The inner steps of Stage 2, as they happen. Only the fields that are sent change."""

    model_config = example(investigator_appointed_on="2026-09-09")

    investigator_appointed_on: Day | None = None
    report_received_on: Day | None = None
    report_accepted_on: Day | None = None
    letter_to_director_on: Day | None = None


class ReferToOmbudsman(Request):
    model_config = example(received_on="2026-10-01")

    received_on: Annotated[Day, Field(description="The day the Ombudsman received it.")]


class RecordOmbudsman(Request):
    model_config = example(completed_on="2026-12-01", upheld=True, redress_pence=25_000)

    investigated_on: Day | None = None
    completed_on: Day | None = None
    upheld: bool | None = None
    redress_pence: Annotated[int, Field(ge=0, le=100_000_000), NO_TRUTH] | None = None


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
