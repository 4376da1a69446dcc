"""Know people again, and make the first of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property, lru_cache
from secrets import token_urlsafe
from typing import Any

from sqlalchemy import bindparam, delete, or_, select
from sqlalchemy.orm import Session

from adborth.access.errors import SignInNeeded
from adborth.access.models import CalendarFeed, SignInSession, User, UserRole
from adborth.access.passwords import hash_of
from adborth.access.roles import Permission, Reach, Role, rights_of
from adborth.access.second_factors import SecondFactor
from adborth.access.tokens import hashed
from adborth.clock import now
from adborth.db.base import Instant, Query
from adborth.db.json import json_rows

# Every request would be too often to write down that somebody is still there.
SEEN_ANEW_AFTER = timedelta(minutes=1)
MOMENT = bindparam("moment", type_=Instant())
SEEN_BEFORE = bindparam("seen_before", type_=Instant())
TOKEN: Any = bindparam("token")

# Whose session it is, however far they have come with signing in.
WHOSE = (
    select(
        User.id,
        User.username,
        User.display_name,
        UserRole.role,
        (SignInSession.last_seen_at < SEEN_BEFORE).label("unseen"),
    )
    .join(SignInSession, SignInSession.user_id == User.id)
    .join(UserRole, UserRole.user_id == User.id)
    .where(
        SignInSession.token_hash == TOKEN,
        SignInSession.expires_at > MOMENT,
        or_(SignInSession.idle_ends_at.is_(None), SignInSession.idle_ends_at > MOMENT),
        User.is_active,
    )
)
WHO = WHOSE.where(
    or_(
        SignInSession.second_factor == SecondFactor.NONE,
        SignInSession.second_factor == SecondFactor.DONE,
    )
)


@lru_cache(maxsize=1_000)
def asking_who(statement: Query, who: Query = WHO) -> Query:
    """The statement with a column more: the rows of who asks, in the same trip."""
    return statement.add_columns(json_rows(who).label("who"))


@dataclass(frozen=True)
class Actor:
    """Whoever is asking. An API client has scopes instead of roles; `id` is 0 but for people."""

    username: str
    display_name: str
    roles: frozenset[Role] = frozenset()
    id: int = 0
    scopes: frozenset[Permission] = frozenset()
    kind: str = "person"
    # Not seen for a minute: the session is to be marked as still in use.
    unseen: bool = field(default=False, compare=False)

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        return rights_of(self.roles).permissions | self.scopes

    @cached_property
    def reach(self) -> frozenset[Reach]:
        return rights_of(self.roles).reach | ({Reach.LOGGED_BY_IT} if self.scopes else set())


def system_actor(name: str) -> Actor:
    """The service itself, at the command line: it may do what every role together may."""
    return Actor(f"system:{name}", name, frozenset(Role), kind="system")


def sign_out_everybody(session: Session) -> None:
    """Calendars too: whoever took a feed away since a backup does not want it back."""
    session.execute(delete(SignInSession))
    session.execute(delete(CalendarFeed))


def token_values(token: str) -> dict[str, Any]:
    moment = now()
    return {"token": hashed(token), "moment": moment, "seen_before": moment - SEEN_ANEW_AFTER}


def actor_from(rows: Sequence[Mapping[Any, Any]]) -> Actor:
    if not rows:
        raise SignInNeeded
    roles = frozenset(Role(row["role"]) for row in rows)
    first = rows[0]
    unseen = bool(first["unseen"])
    return Actor(first["username"], first["display_name"], roles, first["id"], unseen=unseen)


def create_user(
    session: Session, username: str, display_name: str, password: str, roles: frozenset[Role]
) -> User:
    user = User(
        username=username.strip().lower(),
        display_name=display_name,
        password_hash=hash_of(password),
    )
    session.add(user)
    session.flush()
    session.add_all(UserRole(user_id=user.id, role=role) for role in sorted(roles))
    session.flush()
    return user


def create_first_administrator(session: Session) -> str | None:
    """The password of the new administrator, to be shown once; None where anyone exists."""
    if session.scalar(select(User.id).limit(1)) is not None:
        return None
    password = token_urlsafe(15)
    create_user(session, "admin", "Administrator", password, frozenset({Role.ADMINISTRATOR}))
    return password
