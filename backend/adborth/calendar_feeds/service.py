"""Calendar feeds: made by whoever they are for, and taken away."""

from collections.abc import Mapping
from secrets import token_urlsafe
from typing import Any

from sqlalchemy.orm import Session

from adborth.access.errors import CalendarFeedMissing
from adborth.access.feeds import LASTS
from adborth.access.models import CalendarFeed
from adborth.access.service import Actor
from adborth.access.tokens import hashed, new_token
from adborth.audit.service import record
from adborth.calendar_feeds.errors import FeedNeedsPerson, TooManyFeeds
from adborth.calendar_feeds.repository import count_feeds, remove_ended, remove_feed
from adborth.calendar_feeds.schemas import AddCalendarFeed
from adborth.cases.today import choices_of, chosen
from adborth.clock import now

MOST = 10
FETCHED_AT = "/api/v1/calendars"


def subject_of(feed: str) -> str:
    return f"calendar-feeds/{feed}"


def add_feed(session: Session, actor: Actor, given: AddCalendarFeed) -> Mapping[str, Any]:
    """With the address, which is known this once.

    Raises FeedNeedsPerson, TooManyFeeds and InputWrong.
    """
    if not actor.id:
        raise FeedNeedsPerson
    chosen(given.whose, choices_of(session.connection(), actor))
    moment, token = now(), new_token()
    remove_ended(session, actor.id, moment)
    if count_feeds(session, actor.id) >= MOST:
        raise TooManyFeeds(most=MOST)
    feed = token_urlsafe(16)
    shown = {
        "id": feed,
        "whose": given.whose,
        "language": given.language,
        "made_at": moment,
        "fetched_at": None,
        "ends_at": moment + LASTS,
    }
    session.add(CalendarFeed(user_id=actor.id, token_hash=hashed(token), **shown))
    session.flush()
    changes = {name: [None, shown[name]] for name in ("whose", "language")}
    record(session, actor.username, "calendar-feed.add", subject_of(feed), changes)
    return {**shown, "path": f"{FETCHED_AT}/{token}.ics"}


def take_feed_away(session: Session, actor: Actor, feed: str) -> None:
    """Raises CalendarFeedMissing, also for one of somebody else."""
    if not remove_feed(session, actor.id, feed):
        raise CalendarFeedMissing
    record(session, actor.username, "calendar-feed.remove", subject_of(feed))
