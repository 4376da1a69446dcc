from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from adborth.db.days import Day
from adborth.db.numbers import NO_TRUTH
from adborth.db.texts import Names, NewNames, Request, example
from adborth.i18n.catalogue import both
from adborth.working_days.calendar import MOST_DAYS, SkipReason

MOST_PAIRS = 10_000

Days = Annotated[
    int,
    Field(ge=0, le=MOST_DAYS, description="Working days; the day itself is day 0."),
    NO_TRUTH,
]
Start = Annotated[Day, Field(alias="from", description="Day 0, on whichever day it falls.")]
Provisional = Annotated[
    bool, Field(description="The bank holidays up to that day are not all proclaimed yet.")
]
CalendarRevision = Annotated[int, Field(description="The revision of the calendar that counted.")]


class Answer(BaseModel):
    model_config = ConfigDict(
        validate_by_name=True, validate_by_alias=True, serialize_by_alias=True
    )


class SkippedDay(Answer):
    on: date
    reason: SkipReason
    name: Names


class DueDate(Answer):
    start: Start
    days: int
    due_on: date
    provisional: Provisional
    skipped: list[SkippedDay] = Field(description="The days between that do not count.")
    calendar_revision: CalendarRevision


class Elapsed(Answer):
    start: Start
    to: date
    days: int = Field(description="The working days after `from`, up to and with `to`.")
    provisional: Provisional
    skipped: list[SkippedDay] = Field(description="The days between that do not count.")
    calendar_revision: CalendarRevision


class DaysFrom(Request):
    start: Start
    days: Days


class FromTo(Request):
    start: Start
    to: Day


class CountDueDates(Request):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"pairs": [{"from": "2026-08-01", "days": 2}]}]}
    )

    pairs: Annotated[list[DaysFrom], Field(min_length=1, max_length=MOST_PAIRS)]


class CountElapsed(Request):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"pairs": [{"from": "2026-08-01", "to": "2026-08-04"}]}]}
    )

    pairs: Annotated[list[FromTo], Field(min_length=1, max_length=MOST_PAIRS)]


class DueDateOfPair(Answer):
    start: Start
    days: int
    due_on: date
    provisional: Provisional


class ElapsedOfPair(Answer):
    start: Start
    to: date
    days: int
    provisional: Provisional


class DueDates(Answer):
    """In the order of the pairs."""

    items: list[DueDateOfPair]
    calendar_revision: CalendarRevision


class ElapsedDays(Answer):
    """In the order of the pairs."""

    items: list[ElapsedOfPair]
    calendar_revision: CalendarRevision


class CalendarSpan(Answer):
    start: Annotated[date, Field(alias="from")]
    to: date
    confirmed_to: date = Field(description="Later years are provisional.")


class BankHolidayDetail(Answer):
    on: date
    name: Names
    provisional: Provisional


class ClosureDetail(Answer):
    """A council closure is a working day in law: it is shown, and never moves a clock."""

    on: date
    name: Names


class CalendarDetail(Answer):
    span: CalendarSpan
    revision: CalendarRevision
    working_days: int = Field(description="How many there are in the days asked for.")
    bank_holidays: list[BankHolidayDetail]
    closures: list[ClosureDetail]


class ClosureList(Answer):
    items: list[ClosureDetail]


class AddClosure(Request):
    model_config = example(on="2027-12-29", name={**both("holiday-one-off")})

    on: Annotated[Day, Field(examples=["2027-12-29"])]
    name: NewNames
