"""Who fetches a calendar feed: whoever holds its address, instead of signing in.

The token is looked up in every fetch, together with the person and their roles, so a feed ends
with the next fetch once it was taken away, or its owner may not sign in or see cases any more.
It also ends when its owner has not signed in for a while: the council's own provider does not
tell this service who has left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from adborth.access.askers import Asker
from adborth.access.errors import CalendarFeedMissing
from adborth.access.models import CalendarFeed, User, UserRole
from adborth.access.roles import Permission, Whose
from adborth.access.service import MOMENT, SEEN_BEFORE, TOKEN, Actor, actor_from, token_values
from adborth.access.tokens import hashed
from adborth.clock import now
from adborth.i18n.catalogue import Language

LASTS = timedelta(days=60)
WHO_FETCHES = (
    select(
        User.id,
        User.username,
        User.display_name,
        UserRole.role,
        or_(CalendarFeed.fetched_at.is_(None), CalendarFeed.fetched_at < SEEN_BEFORE).label(
            "unseen"
        ),
        CalendarFeed.id.label("feed"),
        CalendarFeed.whose,
        CalendarFeed.language,
    )
    .join(CalendarFeed, CalendarFeed.user_id == User.id)
    .join(UserRole, UserRole.user_id == User.id)
    .where(CalendarFeed.token_hash == TOKEN, CalendarFeed.ends_at > MOMENT, User.is_active)
)


@dataclass(frozen=True, slots=True)
class Feed:
    """What its owner chose."""

    id: str
    whose: Whose
    language: Language


def feed_asker(token: str) -> Asker:
    values = token_values(token)
    return Asker(values["token"], WHO_FETCHES, values, reader_from)


def reader_from(rows: Sequence[Mapping[Any, Any]]) -> Actor:
    """Raises CalendarFeedMissing, also where its owner reads no cases any more."""
    if not rows:
        raise CalendarFeedMissing
    actor = actor_from(rows)
    if Permission.READ_CASES not in actor.permissions:
        raise CalendarFeedMissing
    return actor


def feed_from(rows: Sequence[Mapping[Any, Any]]) -> Feed:
    first = rows[0]
    return Feed(first["feed"], first["whose"], first["language"])


def mark_as_fetched(session: Session, token: str) -> None:
    this = CalendarFeed.token_hash == hashed(token)
    session.execute(update(CalendarFeed).where(this).values(fetched_at=now()))


def renew_feeds(session: Session, user_id: int) -> None:
    """Their owner has signed in."""
    moment = now()
    running = (CalendarFeed.user_id == user_id, CalendarFeed.ends_at > moment)
    session.execute(update(CalendarFeed).where(*running).values(ends_at=moment + LASTS))


def end_feeds(session: Session, user_id: int) -> None:
    session.execute(delete(CalendarFeed).where(CalendarFeed.user_id == user_id))
