"""The procedure as data: which clock starts and ends with what, and how long it runs."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class StageKind(StrEnum):
    INFORMAL = "informal"
    STAGE_1 = "stage_1"
    STAGE_2 = "stage_2"
    OMBUDSMAN = "ombudsman"


class Event(StrEnum):
    """What happens in a case. `entered` is the start of a stage: for stage 1 the day on which
    the complaint was received as a complaint."""

    RECEIVED = "received"
    RECEIPTED = "receipted"
    ENTERED = "entered"
    ENQUIRY_RESOLVED = "enquiry_resolved"
    ACKNOWLEDGED = "acknowledged"
    DISCUSSED = "discussed"
    RESOLVED = "resolved"
    TERMS_SENT = "terms_sent"
    REQUESTED = "requested"
    RECORD_SENT = "record_sent"
    RECORD_AGREED = "record_agreed"
    RESPONDED = "responded"
    PSOW_ACCEPTED = "psow_accepted"


class ClockKind(StrEnum):
    RECEIPT = "receipt"
    ENQUIRY_RESOLUTION = "enquiry_resolution"
    STAGE_1_ACKNOWLEDGEMENT = "stage_1_acknowledgement"
    STAGE_1_DISCUSSION = "stage_1_discussion"
    STAGE_1_WRITTEN_TERMS = "stage_1_written_terms"
    STAGE_1_RESPONSE = "stage_1_response"
    STAGE_2_ACKNOWLEDGEMENT = "stage_2_acknowledgement"
    STAGE_2_RECORD = "stage_2_record"
    STAGE_2_RESPONSE = "stage_2_response"
    STAGE_2_LONG_STOP = "stage_2_long_stop"
    OMBUDSMAN_ACCEPTANCE = "ombudsman_acceptance"


class Unit(StrEnum):
    WORKING_DAYS = "working_days"
    CALENDAR_MONTHS = "calendar_months"


class Basis(StrEnum):
    STATUTORY = "statutory"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One clock. `stage` is None for a clock of the whole case; `starts_in` is the stage to
    which the starting event belongs, the clock's own but for the Ombudsman's."""

    kind: ClockKind
    stage: StageKind | None
    starts: Event
    starts_in: StageKind | None
    ends: Event
    length: int
    unit: Unit
    basis: Basis
    to_be_confirmed: bool
    follows: ClockKind | None


@dataclass(frozen=True)
class Procedure:
    """One version of the timetable, for what is received from `valid_from` on."""

    version: str
    valid_from: date
    clocks: tuple[ClockRule, ...]

    def rule(self, kind: ClockKind) -> ClockRule:
        """Raises KeyError for a clock that this version does not have."""
        for rule in self.clocks:
            if rule.kind is kind:
                return rule
        raise KeyError(kind)

    def clocks_of(self, stage: StageKind | None) -> tuple[ClockRule, ...]:
        return tuple(rule for rule in self.clocks if rule.stage is stage)


def procedure_on(procedures: tuple[Procedure, ...], day: date) -> Procedure:
    """The version in force on `day`. What is older than the first version (an imported
    history from before the Regulations) is measured by the first."""
    in_force = [procedure for procedure in procedures if procedure.valid_from <= day]
    return in_force[-1] if in_force else procedures[0]
