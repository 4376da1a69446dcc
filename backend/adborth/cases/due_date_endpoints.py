"""What falls due when a contact comes in, before it is logged."""

from datetime import date
from typing import Annotated, Any

from fastapi import Query, Response

from adborth.access.work import AnySignedIn
from adborth.cases.answer_schemas import ExpectedClocks
from adborth.cases.clock_answers import reasons
from adborth.cases.standing import first_stage
from adborth.cases.vocabulary import CaseKind
from adborth.db.answers import json_answer
from adborth.db.days import Day
from adborth.errors import FieldError
from adborth.i18n.catalogue import both
from adborth.problems import responses
from adborth.procedures.due_dates import ExpectedClock, expected_clocks
from adborth.procedures.repository import current_timetables
from adborth.procedures.timetable import Procedure
from adborth.routing import new_router
from adborth.working_days.calendar import Calendar
from adborth.working_days.errors import OutsideCalendar
from adborth.working_days.repository import current_calendar

router = new_router(prefix="/procedures", tags=["Procedures"])
Received = Annotated[
    Day,
    Query(
        description="Day 0, on whichever day it falls; it may lie ahead.", examples=["2026-08-01"]
    ),
]


@router.get(
    "/due-dates",
    operation_id="getExpectedClocks",
    summary="What falls due when a contact of that kind is received on that day",
    response_model=ExpectedClocks,
    responses=responses(),
)
def get_due_dates(work: AnySignedIn, kind: CaseKind, received_on: Received) -> Response:
    """The clocks of a new case, the earliest first, each explaining its due date.

    One that `follows` another is told as it falls due if the one before ends on its last
    lawful day; it runs from the real day once that is known.
    """
    with work.reading() as connection:
        calendar = current_calendar(connection)
        procedure = current_timetables(connection).procedure_for(received_on)
    return json_answer(_expected(kind, received_on, procedure, calendar))


def _expected(
    kind: CaseKind, received_on: date, procedure: Procedure, calendar: Calendar
) -> dict[str, Any]:
    stage = first_stage(kind)
    try:
        clocks = expected_clocks(procedure, stage, received_on, calendar)
    except OutsideCalendar as error:
        error.errors = (FieldError("received_on", error.code, error.params),)
        raise
    return {
        "kind": kind,
        "received_on": received_on,
        "stage": stage,
        "calendar_revision": calendar.revision,
        "clocks": [_told(clock, procedure.version, calendar) for clock in clocks],
    }


def _told(clock: ExpectedClock, procedure: str, calendar: Calendar) -> dict[str, Any]:
    rule, start, due = clock.rule, clock.started_on, clock.due_on
    why = reasons(rule, start.isoformat(), due.isoformat(), calendar)
    return {
        "clock": rule.kind,
        "name": both(f"clock-{rule.kind}"),
        "follows": rule.follows,
        "procedure": procedure,
        "started_on": start,
        "due_on": due,
        "explanation": {**why, "paused_days": 0, "due_on_if_chain_kept": None},
    }
