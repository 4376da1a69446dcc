from datetime import date

from pydantic import BaseModel, Field

from adborth.db.texts import Names
from adborth.procedures.timetable import Basis, ClockKind, Event, StageKind, Unit


class ClockRuleDetail(BaseModel):
    clock: ClockKind
    name: Names
    source: Names = Field(description="Where the clock comes from.")
    stage: StageKind | None = Field(description="Absent for a clock of the whole case.")
    starts: Event
    starts_in: StageKind | None = Field(description="The stage of the starting event.")
    ends: Event
    length: int
    unit: Unit
    basis: Basis
    to_be_confirmed: bool = Field(description="The text of the source was not at hand.")
    follows: ClockKind | None = Field(description="The clock before it in the chain.")


class ProcedureDetail(BaseModel):
    version: str
    valid_from: date = Field(description="It measures what is received from this day on.")
    clocks: list[ClockRuleDetail]


class ProcedureList(BaseModel):
    """The oldest first."""

    items: list[ProcedureDetail]
