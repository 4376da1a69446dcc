"""What the API takes about the stages of a case: verbs."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from adborth.cases.schemas import Number
from adborth.cases.vocabulary import CaseKind, CorrespondenceLanguage, Finding, PauseGround
from adborth.db.days import Day
from adborth.db.numbers import NO_TRUTH
from adborth.db.texts import Line, Prose, Request, example
from adborth.procedures.timetable import ClockKind


class ElementDecision(Request):
    element: Number
    finding: Finding


class RecordFindings(Request):
    model_config = example(findings=[{"element": 1, "finding": "upheld"}])

    findings: Annotated[list[ElementDecision], Field(min_length=1, max_length=100)]


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
