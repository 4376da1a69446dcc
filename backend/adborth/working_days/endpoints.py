from typing import Annotated

from fastapi import Query, Response

from adborth.access.costs import Cost
from adborth.access.errors import TooManyRequests
from adborth.access.work import AnySignedIn
from adborth.db.answers import json_answer
from adborth.db.days import Day
from adborth.problems import responses
from adborth.routing import new_router
from adborth.working_days import answers
from adborth.working_days.repository import current_calendar
from adborth.working_days.schemas import (
    CountDueDates,
    CountElapsed,
    Days,
    DueDate,
    DueDates,
    Elapsed,
    ElapsedDays,
)

router = new_router(prefix="/working-days", tags=["Working days"])
Start = Annotated[
    Day,
    Query(alias="from", description="Day 0, on whichever day it falls.", examples=["2026-08-01"]),
]
DaysAsked = Annotated[Days, Query(examples=[2])]
End = Annotated[Day, Query(description="The last day that counts.", examples=["2026-08-04"])]


@router.get(
    "/due-date",
    operation_id="getDueDate",
    summary="The day on which so many working days have passed",
    response_model=DueDate,
    responses=responses(),
)
def get_due_date(work: AnySignedIn, start: Start, days: DaysAsked) -> DueDate:
    """Tells the days that were skipped, each with its reason and its name in both languages.

    Received on Saturday 1 August 2026, 2 working days: due on Tuesday 4 August.
    """
    with work.reading() as connection:
        calendar = current_calendar(connection)
    return answers.due_date(calendar, start, days)


@router.get(
    "/elapsed",
    operation_id="getElapsedDays",
    summary="The working days from one day to another",
    response_model=Elapsed,
    responses=responses(),
)
def get_elapsed(work: AnySignedIn, start: Start, to: End) -> Elapsed:
    """Counts the days after `from` up to and with `to`, as the due date does."""
    with work.reading() as connection:
        calendar = current_calendar(connection)
    return answers.elapsed(calendar, start, to)


@router.post(
    "/due-dates",
    operation_id="countDueDates",
    summary="Due dates of up to 10,000 pairs",
    response_model=DueDates,
    responses=responses(TooManyRequests),
)
def post_due_dates(work: AnySignedIn, body: CountDueDates) -> Response:
    """Answers every pair or none; the error names each wrong pair by its place, from 0."""
    work.spend(Cost.BATCHES)
    with work.reading() as connection:
        calendar = current_calendar(connection)
    return _batch(answers.due_dates(calendar, body.pairs), calendar.revision)


@router.post(
    "/elapsed",
    operation_id="countElapsedDays",
    summary="Working days between up to 10,000 pairs of days",
    response_model=ElapsedDays,
    responses=responses(TooManyRequests),
)
def post_elapsed(work: AnySignedIn, body: CountElapsed) -> Response:
    """Answers every pair or none; the error names each wrong pair by its place, from 0."""
    work.spend(Cost.BATCHES)
    with work.reading() as connection:
        calendar = current_calendar(connection)
    return _batch(answers.elapsed_days(calendar, body.pairs), calendar.revision)


def _batch(items: list[dict[str, object]], revision: int) -> Response:
    return json_answer({"items": items, "calendar_revision": revision})
