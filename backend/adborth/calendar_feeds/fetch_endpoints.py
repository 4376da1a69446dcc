"""What a calendar elsewhere fetches, without signing in, by an address that its owner made."""

from datetime import timedelta
from typing import Annotated

from fastapi import Path, Request, Response

from adborth.access.costs import Cost
from adborth.access.errors import CalendarFeedMissing, TooManyRequests
from adborth.access.feed_work import FetchFeed
from adborth.audit.vocabulary import View
from adborth.calendar_feeds.events import events_of
from adborth.calendar_feeds.icalendar import calendar_text
from adborth.calendar_feeds.service import FETCHED_AT, subject_of
from adborth.cases.due_days import MOST_DAYS, Span, count_due_days
from adborth.clock import now, today
from adborth.db.answers import UNCHANGED, tag_of
from adborth.db.versions import IfNoneMatch, is_known
from adborth.errors import Invalid, Unavailable
from adborth.i18n.catalogue import translate
from adborth.problems import OPEN, open_responses
from adborth.routing import new_router

router = new_router(tags=["Calendar"])
ADDRESS = f"{FETCHED_AT.removeprefix('/api/v1')}/{{token}}.ics"
ICALENDAR = "text/calendar"
# Only told, not asked for: an address that cannot be right is "not found" like any other.
LIKE_A_TOKEN = {"pattern": r"^[A-Za-z0-9_-]{43}$"}
Token = Annotated[
    str,
    Path(description="What `path` of a new feed ends with.", json_schema_extra=LIKE_A_TOKEN),
]
A_CALENDAR = {"description": "A calendar", "content": {ICALENDAR: {"schema": {"type": "string"}}}}


@router.head(ADDRESS, include_in_schema=False)
@router.get(
    ADDRESS,
    operation_id="fetchCalendar",
    summary="What falls due, for a calendar that has subscribed to it",
    response_class=Response,
    responses={
        200: A_CALENDAR,
        **UNCHANGED,
        **open_responses(CalendarFeedMissing, Invalid, TooManyRequests, Unavailable),
    },
    openapi_extra=OPEN,
)
def fetch_calendar(
    token: Token, work: FetchFeed, request: Request, known: IfNoneMatch = None
) -> Response:
    """An event for each day and kind of deadline, with the number of cases and a link to them."""
    work.spend(Cost.FEEDS)
    day = today()
    span = Span(day, day + timedelta(MOST_DAYS - 1), day)
    with work.reading() as connection:
        feed = work.feed
        due = count_due_days(connection, work.actor, span, feed.whose)
    pages = request.app.state.settings.people_find_it_at or str(request.base_url)
    events = list(events_of(due, span, feed, pages))
    work.viewed(subject_of(feed.id), View.FEED, whose=feed.whose, shown=len(events))
    headers = {"ETag": tag_of(repr((feed.language, events)).encode())}
    if is_known(headers["ETag"], known):
        return Response(None, 304, headers)
    name = translate(feed.language, f"feed-name-{feed.whose}")
    text = calendar_text(name, feed.language, events, now())
    headers["Content-Language"] = feed.language
    headers["Content-Disposition"] = 'inline; filename="adborth.ics"'
    return Response(text, 200, headers, f"{ICALENDAR}; charset=utf-8")
