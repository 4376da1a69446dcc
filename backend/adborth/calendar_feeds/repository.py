from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, delete, func, select
from sqlalchemy.orm import Session

from adborth.access.models import CalendarFeed, User

FEEDS = select(
    CalendarFeed.id,
    CalendarFeed.whose,
    CalendarFeed.language,
    CalendarFeed.made_at,
    CalendarFeed.fetched_at,
    CalendarFeed.ends_at,
)


def find_feeds(connection: Connection, user_id: int) -> Sequence[RowMapping]:
    """The oldest first."""
    of_user = FEEDS.where(CalendarFeed.user_id == user_id)
    return (
        connection.execute(of_user.order_by(CalendarFeed.made_at, CalendarFeed.id)).mappings().all()
    )


def count_feeds(session: Session, user_id: int) -> int:
    """Those who add one at the same moment wait for each other."""
    session.execute(select(User.id).where(User.id == user_id).with_for_update())
    count = select(func.count()).where(CalendarFeed.user_id == user_id)
    return session.scalar(count) or 0


def remove_feed(session: Session, user_id: int, feed: str) -> bool:
    """False where they have no such feed."""
    theirs = (CalendarFeed.user_id == user_id, CalendarFeed.id == feed)
    removed = session.execute(delete(CalendarFeed).where(*theirs).returning(CalendarFeed.id))
    return removed.scalar() is not None


def remove_ended(session: Session, user_id: int, moment: datetime) -> None:
    ended = (CalendarFeed.user_id == user_id, CalendarFeed.ends_at <= moment)
    session.execute(delete(CalendarFeed).where(*ended))
