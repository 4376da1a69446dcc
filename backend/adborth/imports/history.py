"""From a row of the tracker to what happened in the case, and what the row leaves unclear.

A record is a row as JSON keeps it: ISO dates, codes for the council's words, and the elements
that belong to it. History is taken as it was: what is impossible in it is told, not refused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from adborth.cases.chronology import disorders
from adborth.cases.clocks import ProcedureFor
from adborth.cases.facts import CaseFacts, Extension, StageFacts
from adborth.cases.outcomes import outcome_of
from adborth.cases.vocabulary import FORMAL, CaseKind, Ending, Finding, Outcome
from adborth.procedures.due_dates import due_on
from adborth.procedures.timetable import ClockKind, Event, StageKind
from adborth.working_days.calendar import Calendar

Record = Mapping[str, Any]
iso_day = lru_cache(maxsize=8192)(date.fromisoformat)
INFORMAL, STAGE_1, STAGE_2 = StageKind.INFORMAL, StageKind.STAGE_1, StageKind.STAGE_2


class Warned(NamedTuple):
    field: str
    code: str
    params: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Element:
    """`findings` by stage: an element can be looked at again in Stage 2."""

    number: int
    theme: str
    description: str
    findings: Mapping[StageKind, Finding]


@dataclass(frozen=True, slots=True)
class ExtensionMade:
    stage: StageKind
    clock: ClockKind
    old_due_on: date
    new_due_on: date


@dataclass(frozen=True, slots=True)
class History:
    facts: CaseFacts
    elements: tuple[Element, ...]
    extensions: tuple[ExtensionMade, ...]
    outcomes: Mapping[StageKind, Outcome | None]
    warnings: tuple[Warned, ...]


def history_of(record: Record, procedure_for: ProcedureFor, calendar: Calendar) -> History:
    """Raises OutsideCalendar where the calendar has no data for a day."""
    reader = _Reader(record, procedure_for, calendar)
    return reader.history()


class _Reader:
    def __init__(self, record: Record, procedure_for: ProcedureFor, calendar: Calendar) -> None:
        self.record = record
        self.procedure_for = procedure_for
        self.calendar = calendar
        self.warnings: list[Warned] = []
        self.extensions: list[ExtensionMade] = []
        self.received_on = iso_day(record["received_on"])
        self.withdrawn_on = self.day("withdrawn_on")

    def day(self, field: str) -> date | None:
        text = self.record.get(field)
        return iso_day(text) if text is not None else None

    def warn(self, field: str, code: str, **params: Any) -> None:
        self.warnings.append(Warned(field, code, params))

    def history(self) -> History:
        stage_2_on = self.day("stage_2_requested_on") or self.day("stage_2_on")
        stage_1_on = self.stage_1_entered_on(stage_2_on)
        stages = [
            self.informal(stage_1_on, stage_2_on),
            self.stage_1(stage_1_on, stage_2_on),
            self.stage_2(stage_2_on),
            self.ombudsman(),
        ]
        facts = CaseFacts(
            received_on=self.received_on,
            receipted_on=self.day("receipted_on"),
            stages={stage.stage: stage for stage in stages if stage is not None},
            withdrawn_on=self.withdrawn_on,
        )
        elements = elements_of(self.record.get("elements", ()))
        outcomes = self.outcomes(facts, elements)
        self.warnings.extend(_order_warnings(facts))
        return History(facts, elements, tuple(self.extensions), outcomes, tuple(self.warnings))

    def stage_1_entered_on(self, stage_2_on: date | None) -> date | None:
        entered_on = self.day("stage_1_on")
        if entered_on is not None:
            return entered_on
        answered = "acknowledged_on" in self.record or "stage_1_responded_on" in self.record
        if self.record["kind"] not in FORMAL:
            if answered:
                self.warn("stage_1_on", "stage-1-dates-unused")
            return None
        closed_on = self.day("enquiry_closed_on")
        if not answered and (closed_on or stage_2_on):
            return None
        assumed = closed_on or self.received_on
        self.warn("stage_1_on", "stage-1-start-assumed", on=assumed)
        return assumed

    def informal(self, stage_1_on: date | None, stage_2_on: date | None) -> StageFacts | None:
        resolved_on = self.day("enquiry_closed_on")
        if resolved_on is None and self.record["kind"] in FORMAL:
            return None
        further = stage_1_on or stage_2_on
        if resolved_on is None and further is not None:
            self.warn("enquiry_closed_on", "enquiry-end-assumed", on=further)
            resolved_on = further
        if resolved_on is None:
            return self.open_stage(INFORMAL, self.received_on, {})
        ending = Ending.ESCALATED if further else Ending.RESOLVED
        events = {Event.ENQUIRY_RESOLVED: resolved_on}
        return StageFacts(INFORMAL, self.received_on, events, resolved_on, ending)

    def stage_1(self, entered_on: date | None, stage_2_on: date | None) -> StageFacts | None:
        if entered_on is None:
            return None
        events = self.events({Event.ACKNOWLEDGED: "acknowledged_on"})
        responded_on = self.day("stage_1_responded_on")
        extensions = self.extension(
            STAGE_1, ClockKind.STAGE_1_RESPONSE, entered_on, "stage_1_extended_to"
        )
        if responded_on is not None:
            events[Event.RESPONDED] = responded_on
            return StageFacts(
                STAGE_1, entered_on, events, responded_on, Ending.RESPONDED, extensions
            )
        if stage_2_on is not None:
            return StageFacts(STAGE_1, entered_on, events, stage_2_on, Ending.ESCALATED, extensions)
        return self.open_stage(STAGE_1, entered_on, events, extensions)

    def stage_2(self, entered_on: date | None) -> StageFacts | None:
        if entered_on is None:
            if "stage_2_responded_on" in self.record:
                self.warn("stage_2_requested_on", "stage-2-dates-unused")
            return None
        if "stage_2_requested_on" not in self.record:
            self.warn("stage_2_requested_on", "stage-2-request-assumed", on=entered_on)
        events = self.events({Event.RECORD_AGREED: "stage_2_on"})
        events[Event.REQUESTED] = entered_on
        started_on = events.get(Event.RECORD_AGREED)
        extensions: tuple[Extension, ...] = ()
        if started_on is not None:
            extensions = self.extension(
                STAGE_2, ClockKind.STAGE_2_RESPONSE, started_on, "stage_2_extended_to"
            )
        elif "stage_2_extended_to" in self.record:
            self.warn("stage_2_extended_to", "extension-without-start")
        responded_on = self.day("stage_2_responded_on")
        if responded_on is None:
            return self.open_stage(STAGE_2, entered_on, events, extensions)
        events[Event.RESPONDED] = responded_on
        return StageFacts(STAGE_2, entered_on, events, responded_on, Ending.RESPONDED, extensions)

    def ombudsman(self) -> StageFacts | None:
        entered_on = self.day("ombudsman_on")
        if entered_on is None:
            if "ombudsman_outcome" in self.record:
                self.warn("ombudsman_on", "ombudsman-date-missing")
            return None
        return StageFacts(StageKind.OMBUDSMAN, entered_on, {Event.PSOW_ACCEPTED: entered_on})

    def open_stage(
        self,
        stage: StageKind,
        entered_on: date,
        events: dict[Event, date],
        extensions: tuple[Extension, ...] = (),
    ) -> StageFacts:
        """A stage that nothing of its own ended: a withdrawal ends it."""
        ending = Ending.WITHDRAWN if self.withdrawn_on is not None else None
        return StageFacts(stage, entered_on, events, self.withdrawn_on, ending, extensions)

    def events(self, fields: Mapping[Event, str]) -> dict[Event, date]:
        days = {event: self.day(field) for event, field in fields.items()}
        return {event: day for event, day in days.items() if day is not None}

    def extension(
        self, stage: StageKind, clock: ClockKind, starts_on: date, field: str
    ) -> tuple[Extension, ...]:
        new_due_on = self.day(field)
        if new_due_on is None:
            return ()
        rule = self.procedure_for(starts_on).rule(clock)
        old_due_on = due_on(rule, starts_on, self.calendar)
        if new_due_on <= old_due_on:
            self.warn(field, "extension-not-later", due_on=old_due_on)
            return ()
        self.extensions.append(ExtensionMade(stage, clock, old_due_on, new_due_on))
        return (Extension(clock, new_due_on),)

    def outcomes(
        self, facts: CaseFacts, elements: tuple[Element, ...]
    ) -> dict[StageKind, Outcome | None]:
        """Derived from the findings of an answered stage; what the sheet asserts is compared."""
        outcomes: dict[StageKind, Outcome | None] = {}
        for stage in (STAGE_1, STAGE_2):
            findings = [e.findings[stage] for e in elements if stage in e.findings]
            entered = facts.stages.get(stage)
            answered = entered is not None and Event.RESPONDED in entered.events
            outcomes[stage] = outcome_of(findings) if answered else None
            if findings and entered is None:
                self.warn("ref", "findings-without-stage", stage=stage.value)
            self.compare(stage, outcome_of(findings), bool(findings))
        return outcomes

    def compare(self, stage: StageKind, derived: Outcome | None, has_findings: bool) -> None:
        field = f"{stage}_outcome"
        asserted = self.record.get(field)
        if asserted is None or asserted == derived:
            return
        if has_findings:
            self.warn(field, "outcome-differs", asserted=asserted, derived=derived or "none")
        else:
            self.warn(field, "outcome-without-elements", asserted=asserted)


def _order_warnings(facts: CaseFacts) -> Iterator[Warned]:
    for found in disorders(facts):
        field = field_of(found.stage, found.event)
        yield Warned(field, "out-of-order", {"before": field_of(found.stage, found.before)})


def field_of(stage: StageKind | None, event: Event) -> str:
    """The column in which an event of a stage stands."""
    if event is Event.RECEIVED or event is Event.RECEIPTED:
        return f"{event}_on"
    if event is Event.ENQUIRY_RESOLVED:
        return "enquiry_closed_on"
    if event is Event.ACKNOWLEDGED:
        return "acknowledged_on"
    if event is Event.PSOW_ACCEPTED or stage is StageKind.OMBUDSMAN:
        return "ombudsman_on"
    if event is Event.RESPONDED:
        return f"{stage}_responded_on"
    if stage is STAGE_2:
        return "stage_2_on" if event is Event.RECORD_AGREED else "stage_2_requested_on"
    return "stage_1_on" if stage is STAGE_1 else "received_on"


def elements_of(rows: Any) -> tuple[Element, ...]:
    """Rows of [stage, number, theme, description, finding]. What Stage 2 looked at again is one
    element with two findings; what it looked at under the same number but another theme is not.
    """
    if not rows:
        return ()
    made: dict[int, tuple[str, str, dict[StageKind, Finding]]] = {}
    for stage, number, theme, description, finding in sorted(rows):
        there = made.get(number)
        if there is not None and there[:2] != (theme, description):
            number, there = max(made) + 1, None
        if there is None:
            there = made[number] = (theme, description, {})
        there[2][StageKind(stage)] = Finding(finding)
    return tuple(Element(number, *there) for number, there in sorted(made.items()))


def kind_of(record: Record) -> CaseKind:
    return CaseKind(record["kind"])
