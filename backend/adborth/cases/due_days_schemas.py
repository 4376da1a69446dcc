"""What falls due by day, as the API gives it."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from adborth.access.roles import Whose
from adborth.db.texts import Names
from adborth.procedures.timetable import ClockKind
from adborth.working_days.schemas import Answer

ListOfThem = Annotated[str, Field(description="The list of exactly these cases.")]


class DueOnDay(BaseModel):
    """Of a paused stage, the day on which it is to be looked at again counts."""

    clock: ClockKind
    name: Names
    count: int
    cases: ListOfThem


class DueDay(BaseModel):
    on: date
    working_day: bool
    bank_holiday: Names | None
    closure: Annotated[
        Names | None, Field(description="The council is shut; the day counts all the same.")
    ]
    count: Annotated[int, Field(description="Cases whose next due date this is.")]
    cases: ListOfThem
    due: Annotated[list[DueOnDay], Field(description="The same cases by what is due.")]


class OverdueBefore(BaseModel):
    count: int
    cases: ListOfThem


class DueDays(Answer):
    start: Annotated[date, Field(alias="from")]
    by: date
    today: date
    whose: Whose
    choices: Annotated[list[Whose], Field(description="What this person may ask for.")]
    total: Annotated[int, Field(description="Of all the days.")]
    overdue: Annotated[
        OverdueBefore, Field(description="Late by now, and due before the first of the days.")
    ]
    days: Annotated[list[DueDay], Field(description="Each day of the span, whether busy or not.")]
