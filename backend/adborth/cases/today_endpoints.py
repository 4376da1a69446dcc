"""What is to be done today."""

from typing import Annotated

from fastapi import Query, Response

from adborth.access.roles import Whose
from adborth.access.work import ReadCases
from adborth.audit.vocabulary import View
from adborth.cases.summaries import Present
from adborth.cases.today import get_today
from adborth.cases.today_schemas import Today
from adborth.clock import today
from adborth.db.answers import json_answer
from adborth.lists.in_memory import current_lists
from adborth.problems import responses
from adborth.routing import new_router
from adborth.working_days.repository import current_calendar

router = new_router(tags=["Cases"])
WhoseAsked = Annotated[
    Whose | None, Query(description="Left out: what this person looks after.", examples=["mine"])
]


@router.get(
    "/today",
    operation_id="getToday",
    summary="What is due, and what waits for what",
    response_model=Today,
    responses=responses(),
)
def get_the_day(work: ReadCases, whose: WhoseAsked = None) -> Response:
    """Every case with something due stands in exactly one group by when it falls due.

    Each group counts all of its cases, shows the first, and leads to the list of them.
    """
    with work.reading() as connection:
        present = Present(current_calendar(connection), current_lists(connection), today())
        answer = get_today(connection, work.actor, present, whose)
    shown = {item["reference"] for group in answer["groups"] for item in group["items"]}
    work.viewed("today", View.LIST, whose=answer["whose"], shown=len(shown))
    return json_answer(answer)
