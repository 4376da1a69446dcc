from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, Field

from adborth.db.days import Day
from adborth.db.texts import Names, Request, example
from adborth.procedures.timetable import Basis, ClockKind, Event, StageKind, Unit

LONGEST = 100


class ClockRuleDetail(BaseModel):
    clock: ClockKind
    name: Names
    source: Names = Field(description="Where the clock comes from.")
    stage: StageKind | None = Field(description="Absent for a clock of the whole case.")
    starts: Event
    starts_name: Names
    starts_in: StageKind | None = Field(description="The stage of the starting event.")
    ends: Event
    ends_name: Names
    length: int
    unit: Unit
    basis: Basis
    to_be_confirmed: bool = Field(description="The text of the source was not at hand.")
    follows: ClockKind | None = Field(description="The clock before it in the chain.")


class LocalTargetsDetail(BaseModel):
    """Targets that the council has set for itself beside the law."""

    number: int
    made_at: datetime
    made_by: str
    withdrawn_at: datetime | None
    may_be_withdrawn: bool = Field(description="Until the day from which they count.")


class ProcedureDetail(BaseModel):
    version: str = Field(description="That of the law, with the number of the local targets.")
    valid_from: date = Field(description="It measures what is received from this day on.")
    in_force: bool = Field(description="It measures what is received today.")
    local_targets: LocalTargetsDetail | None
    clocks: list[ClockRuleDetail]


class ProcedureList(BaseModel):
    """The oldest first."""

    items: list[ProcedureDetail]


class LocalTarget(Request):
    clock: ClockKind = Field(description="One whose `basis` is local.")
    length: Annotated[int, Field(ge=1, le=LONGEST, strict=True, description="Working days.")]


class SetLocalTargets(Request):
    """What is not named stays as it is before that day."""

    model_config = example(
        valid_from="2099-04-01", targets=[{"clock": "stage_1_response", "length": 12}]
    )

    valid_from: Day = Field(description="A day to come: what has begun is not measured anew.")
    targets: Annotated[list[LocalTarget], Field(min_length=1, max_length=20)]


class TargetMoveDetail(BaseModel):
    """What a clock that starts on the first day would do, before and after."""

    clock: ClockKind
    name: Names
    length_before: int
    length_after: int
    due_before: date
    due_after: date


class TargetMoves(BaseModel):
    valid_from: date
    moves: list[TargetMoveDetail]
