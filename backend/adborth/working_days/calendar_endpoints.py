from datetime import date
from typing import Annotated

from fastapi import Query
from sqlalchemy import Connection

from adborth.access.work import AnySignedIn, WriteCalendar
from adborth.db.days import Day
from adborth.db.texts import Names
from adborth.problems import responses
from adborth.routing import new_router
from adborth.working_days.calendar import Calendar, HolidayNames
from adborth.working_days.errors import (
    ClosureExists,
    ClosureMissing,
    EndsBeforeStart,
)
from adborth.working_days.repository import Closure, current_calendar, find_closures
from adborth.working_days.schemas import (
    AddClosure,
    BankHolidayDetail,
    CalendarDetail,
    CalendarSpan,
    ClosureDetail,
    ClosureList,
)
from adborth.working_days.service import add_closure, remove_closure

router = new_router(prefix="/calendar", tags=["Calendar"])
First = Annotated[
    Day | None,
    Query(
        alias="from",
        description="Left out: the first day of the calendar.",
        examples=["2026-04-01"],
    ),
]
Last = Annotated[
    Day | None,
    Query(description="Left out: the last day of the calendar.", examples=["2027-03-31"]),
]


@router.get(
    "",
    operation_id="getCalendar",
    summary="Bank holidays, closures and the number of working days",
    response_model=CalendarDetail,
    responses=responses(),
)
def get_calendar(work: AnySignedIn, first: First = None, to: Last = None) -> CalendarDetail:
    """The days asked for must lie inside the span: no data is never read as no holidays."""
    with work.reading() as connection:
        calendar = current_calendar(connection)
        first, last = _asked(calendar, first, to)
        working_days = calendar.working_days_between(first, last)
        closures = _closures(connection, first, last)
    return CalendarDetail(
        span=CalendarSpan(
            start=calendar.span_from, to=calendar.span_to, confirmed_to=calendar.confirmed_to
        ),
        revision=calendar.revision,
        working_days=working_days,
        bank_holidays=[
            BankHolidayDetail(on=day, name=_names(names), provisional=calendar.provisional(day))
            for day, names in calendar.holidays.items()
            if first <= day <= last
        ],
        closures=closures,
    )


@router.get(
    "/closures",
    operation_id="findClosures",
    summary="Days on which the council is shut",
    response_model=ClosureList,
    responses=responses(),
)
def get_closures(work: AnySignedIn, first: First = None, to: Last = None) -> ClosureList:
    """They are working days in law: shown for staffing, they never move a clock."""
    with work.reading() as connection:
        first, last = _asked(current_calendar(connection), first, to)
        return ClosureList(items=_closures(connection, first, last))


@router.post(
    "/closures",
    status_code=201,
    operation_id="addClosure",
    summary="Add a day on which the council is shut",
    response_model=ClosureDetail,
    responses=responses(ClosureExists),
)
def post_closure(work: WriteCalendar, body: AddClosure) -> ClosureDetail:
    with work.writing() as session:
        names = HolidayNames(body.name.en, body.name.cy)
        return _closure(add_closure(session, body.on, names, work.actor.username))


@router.delete(
    "/closures/{on}",
    status_code=204,
    operation_id="removeClosure",
    summary="Remove a day on which the council is shut",
    responses=responses(ClosureMissing),
)
def delete_closure(work: WriteCalendar, on: Day) -> None:
    with work.writing() as session:
        remove_closure(session, on, work.actor.username)


def _asked(calendar: Calendar, first: date | None, last: date | None) -> tuple[date, date]:
    first, last = first or calendar.span_from, last or calendar.span_to
    if last < first:
        raise EndsBeforeStart
    return first, last


def _closures(connection: Connection, first: date, last: date) -> list[ClosureDetail]:
    return [_closure(closure) for closure in find_closures(connection, first, last)]


def _closure(closure: Closure) -> ClosureDetail:
    return ClosureDetail(on=closure.on, name=_names(closure.names))


def _names(names: HolidayNames) -> Names:
    return Names(en=names.en, cy=names.cy)
