"""What falls due on each day of a month, or of another span."""

from typing import Annotated

from fastapi import Query, Response

from adborth.access.work import ReadCases
from adborth.audit.vocabulary import View
from adborth.cases.due_days import MOST_DAYS, Span, count_due_days, told
from adborth.cases.due_days_schemas import DueDays
from adborth.cases.today import choices_of, chosen
from adborth.cases.today_endpoints import WhoseAsked
from adborth.clock import today
from adborth.db.answers import json_answer
from adborth.db.days import Day
from adborth.problems import responses
from adborth.routing import new_router
from adborth.working_days.repository import current_calendar, find_closures

router = new_router(tags=["Cases"])
First = Annotated[
    Day | None,
    Query(alias="from", description="Left out: the first of this month.", examples=["2026-11-01"]),
]
Last = Annotated[
    Day | None,
    Query(
        description=f"Left out: the last of the month of `from`. {MOST_DAYS} days at most.",
        examples=["2026-11-30"],
    ),
]


@router.get(
    "/due-days",
    operation_id="getDueDays",
    summary="How many cases fall due on each day, and with what",
    response_model=DueDays,
    responses=responses(),
)
def get_due_days(
    work: ReadCases, first: First = None, by: Last = None, whose: WhoseAsked = None
) -> Response:
    """A case counts once, on the day of its next due date. Each count leads to its cases."""
    span = Span.asked(first, by, today())
    with work.reading() as connection:
        span.refuse_wrong()
        choices = choices_of(connection, work.actor)
        asked = chosen(whose, choices)
        calendar = current_calendar(connection)
        closures = {
            closure.on: {"en": closure.names.en, "cy": closure.names.cy}
            for closure in find_closures(connection, span.first, span.last)
        }
        due = count_due_days(connection, work.actor, span, asked)
    answer = {**told(due, span, asked, calendar, closures), "choices": choices}
    work.viewed("due-days", View.LIST, whose=asked, counted=due.overdue + answer["total"])
    return json_answer(answer)
