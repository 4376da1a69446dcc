from typing import Annotated

from fastapi import Path, Response

from adborth.access.errors import CalendarFeedMissing
from adborth.access.work import AnySignedIn, ReadCases
from adborth.calendar_feeds import service
from adborth.calendar_feeds.errors import TooManyFeeds
from adborth.calendar_feeds.repository import find_feeds
from adborth.calendar_feeds.schemas import AddCalendarFeed, CalendarFeedList, CalendarFeedMade
from adborth.cases.today import choices_of
from adborth.db.answers import json_answer
from adborth.problems import responses
from adborth.routing import new_router

router = new_router(prefix="/calendar-feeds", tags=["Calendar"])
FeedId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{22}$", examples=["9pZ0bqYwSg2rJb0n1cVtDw"])]


@router.get(
    "",
    operation_id="findCalendarFeeds",
    summary="One's own calendar feeds",
    response_model=CalendarFeedList,
    responses=responses(),
)
def get_feeds(work: AnySignedIn) -> Response:
    """Without their addresses, which only their maker has seen, once."""
    with work.reading() as connection:
        rows = find_feeds(connection, work.actor.id)
        choices = choices_of(connection, work.actor)
    return json_answer({"items": [dict(row) for row in rows], "choices": choices})


@router.post(
    "",
    status_code=201,
    operation_id="addCalendarFeed",
    summary="Make an address at which a calendar can fetch what falls due",
    response_model=CalendarFeedMade,
    responses=responses(TooManyFeeds),
)
def post_feed(work: ReadCases, body: AddCalendarFeed) -> Response:
    """Whoever has the address may fetch it, without signing in: how many cases fall due on which
    day and with what, and nothing about any of them."""
    with work.writing() as session:
        made = service.add_feed(session, work.actor, body)
    return json_answer(made, status=201)


@router.delete(
    "/{id}",
    status_code=204,
    operation_id="removeCalendarFeed",
    summary="Take a calendar feed away",
    responses=responses(CalendarFeedMissing),
)
def delete_feed(id: FeedId, work: AnySignedIn) -> None:
    """From now on its address leads nowhere."""
    with work.writing() as session:
        service.take_feed_away(session, work.actor, id)
