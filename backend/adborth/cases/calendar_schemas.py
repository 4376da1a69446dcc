from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel as Answer
from pydantic import ConfigDict, Field

from adborth.db.days import Day
from adborth.db.texts import Names, NewNames, Prose, Request, example
from adborth.i18n.catalogue import both
from adborth.procedures.timetable import ClockKind, StageKind
from adborth.working_days.changes import RevisionAction


class ChangeAction(StrEnum):
    PROCLAIM = "proclaim"
    WITHDRAW = "withdraw"


class ChangeCalendar(Request):
    """A bank holiday proclaimed or withdrawn after the calendar was made."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "action": "proclaim",
                    "on": "2027-05-10",
                    "name": {**both("holiday-one-off")},
                    "reason": "Royal Proclamation",
                }
            ]
        }
    )

    action: ChangeAction
    on: Day
    name: Annotated[
        NewNames | None, Field(description="In both languages; needed to proclaim.")
    ] = None
    reason: Prose | None = None


class UndoChange(Request):
    model_config = example(reason="The proclamation was withdrawn.")

    reason: Prose | None = None


class MoveDetail(Answer):
    """An open clock whose due date moves, and whether it starts or stops being late."""

    reference: str
    stage: StageKind | None
    clock: ClockKind
    name: Names
    due_before: date
    due_after: date
    late_before: bool
    late_after: bool


class Moves(Answer):
    moves: list[MoveDetail]


class RevisionDetail(Answer):
    revision: int
    made_at: datetime
    made_by: str
    action: RevisionAction
    on: date | None
    name: Names | None
    reason: str | None
    undoes: int | None
    undone_by: int | None
    may_be_undone: bool


class AppliedChange(Answer):
    revision: RevisionDetail
    moves: list[MoveDetail]


class Revisions(Answer):
    items: list[RevisionDetail]
