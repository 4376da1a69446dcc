"""Sessions: opened, marked as in use, ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from adborth.access.feeds import renew_feeds
from adborth.access.models import SignInSession
from adborth.access.second_factors import LETS_IN, SecondFactor
from adborth.access.service import WHOSE, Actor, actor_from, token_values
from adborth.access.tokens import hashed, new_token
from adborth.clock import now
from adborth.settings import Settings

# Long enough to find one's telephone.
PENDING = timedelta(minutes=10)
STATE = WHOSE.add_columns(
    SignInSession.user_id,
    SignInSession.handle,
    SignInSession.second_factor,
    SignInSession.expires_at,
    SignInSession.idle_ends_at,
)


@dataclass(frozen=True)
class Visitor:
    """Where a request comes from, as far as it says."""

    address: str | None
    agent: str | None


@dataclass(frozen=True)
class Lifetimes:
    whole: timedelta
    idle: timedelta


@dataclass(frozen=True)
class OpenSession:
    """A session that has not ended, and whose it is."""

    actor: Actor
    user_id: int
    handle: str
    second_factor: SecondFactor
    expires_at: datetime
    idle_ends_at: datetime | None

    @property
    def is_in(self) -> bool:
        return self.second_factor in LETS_IN

    def idle_seconds_left(self, moment: datetime) -> int:
        ends_at = min(self.idle_ends_at or self.expires_at, self.expires_at)
        return max(0, int((ends_at - moment).total_seconds()))


@dataclass(frozen=True)
class Opened:
    """The only time that the token is known."""

    token: str
    session: OpenSession


def lifetimes(options: Settings) -> Lifetimes:
    return Lifetimes(
        timedelta(hours=options.session_hours), timedelta(minutes=options.idle_minutes)
    )


def session_of(connection: Connection, token: str) -> OpenSession:
    """Raises SignInNeeded where it is unknown or has ended."""
    rows = connection.execute(STATE, token_values(token)).mappings().all()
    actor = actor_from(rows)
    row = rows[0]
    return OpenSession(
        actor,
        row["user_id"],
        row["handle"],
        row["second_factor"],
        row["expires_at"],
        row["idle_ends_at"],
    )


def open_session(
    session: Session,
    user_id: int,
    lifetimes: Lifetimes,
    visitor: Visitor,
    factor: SecondFactor = SecondFactor.NONE,
) -> Opened:
    """Clears those away that have ended."""
    token, moment = new_token(), now()
    session.execute(delete(SignInSession).where(_has_ended(moment)))
    whole = lifetimes.whole if factor in LETS_IN else min(PENDING, lifetimes.whole)
    row = SignInSession(
        token_hash=hashed(token),
        user_id=user_id,
        second_factor=factor,
        created_at=moment,
        last_seen_at=moment,
        expires_at=moment + whole,
        idle_seconds=int(lifetimes.idle.total_seconds()),
        idle_ends_at=moment + lifetimes.idle,
        address=(visitor.address or "")[:45] or None,
        agent=(visitor.agent or "")[:200] or None,
    )
    session.add(row)
    session.flush()
    if factor in LETS_IN:
        renew_feeds(session, user_id)
    return Opened(token, session_of(session.connection(), token))


def _has_ended(moment: datetime) -> Any:
    # NULL is no limit: compared with, it would make the whole unknown, and nothing would follow.
    idle = and_(SignInSession.idle_ends_at.is_not(None), SignInSession.idle_ends_at < moment)
    return or_(SignInSession.expires_at < moment, idle)


def mark_as_used(session: Session, token: str) -> None:
    """Its idle time begins anew; nothing brings back what has ended."""
    this = SignInSession.token_hash == hashed(token)
    idle = session.execute(select(SignInSession.idle_seconds).where(this)).scalar()
    moment = now()
    values: dict[str, Any] = {"last_seen_at": moment}
    if idle is not None:
        values["idle_ends_at"] = moment + timedelta(seconds=idle)
    session.execute(update(SignInSession).where(this, ~_has_ended(moment)).values(values))


def sign_out(session: Session, token: str) -> None:
    session.execute(delete(SignInSession).where(SignInSession.token_hash == hashed(token)))


def end_session(session: Session, user_id: int, handle: str) -> bool:
    """False where somebody has no such session."""
    theirs = (SignInSession.user_id == user_id, SignInSession.handle == handle)
    ended = session.execute(delete(SignInSession).where(*theirs).returning(SignInSession.handle))
    return ended.scalar() is not None


def end_sessions(session: Session, user_id: int) -> None:
    session.execute(delete(SignInSession).where(SignInSession.user_id == user_id))


def find_sessions(connection: Connection, user_id: int) -> Sequence[RowMapping]:
    """Those that let somebody in, the newest first."""
    moment = now()
    query = (
        select(
            SignInSession.handle.label("id"),
            SignInSession.created_at,
            SignInSession.last_seen_at,
            SignInSession.expires_at,
            SignInSession.address,
            SignInSession.agent,
        )
        .where(
            SignInSession.user_id == user_id,
            SignInSession.second_factor.in_(LETS_IN),
            ~_has_ended(moment),
        )
        .order_by(SignInSession.created_at.desc())
    )
    return connection.execute(query).mappings().all()
