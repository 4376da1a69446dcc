"""Sign people in, and know them again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from secrets import token_urlsafe
from threading import BoundedSemaphore
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.orm import Session

from adborth.access.errors import SignInNeeded, SignInRefused, TooManySignIns
from adborth.access.models import SignInSession, User, UserRole
from adborth.access.roles import Permission, Role, permissions_of
from adborth.clock import now
from adborth.db.base import Instant, Query
from adborth.db.json import json_rows
from adborth.db.session import Database

HASHER = PasswordHasher()
# Each check holds 64 MiB: more at once would let strangers exhaust the machine.
CHECKS = BoundedSemaphore(4)

WHO = (
    select(User.username, User.display_name, UserRole.role)
    .join(SignInSession, SignInSession.user_id == User.id)
    .join(UserRole, UserRole.user_id == User.id)
    .where(
        SignInSession.token_hash == bindparam("token"),
        SignInSession.expires_at > bindparam("moment", type_=Instant()),
    )
)


@cache
def asking_who(statement: Query, who: Query = WHO) -> Query:
    """The statement with a column more: the rows of who asks, in the same trip."""
    return statement.add_columns(json_rows(who).label("who"))


@dataclass(frozen=True)
class Actor:
    """Whoever is asking. An API client has scopes instead of roles."""

    username: str
    display_name: str
    roles: frozenset[Role] = frozenset()
    scopes: frozenset[Permission] = frozenset()

    @property
    def permissions(self) -> frozenset[Permission]:
        return permissions_of(self.roles) | self.scopes


@dataclass(frozen=True)
class SignedIn:
    actor: Actor
    token: str
    expires_at: datetime


def system_actor(name: str) -> Actor:
    """The service itself, at the command line: it may do what every role together may."""
    return Actor(f"system:{name}", name, frozenset(Role))


def sign_in(database: Database, username: str, password: str, hours: int) -> SignedIn:
    """Checks the password outside any transaction: a stranger must not make the others wait."""
    found = select(User.id, User.password_hash).where(User.username == username.strip().lower())
    with database.reading() as connection:
        user = connection.execute(found).one_or_none()
    known = user.password_hash if user else _nobodys_hash()
    if not password_is_right(known, password) or user is None:
        raise SignInRefused
    with database.writing() as session:
        token, expires_at = open_session(session, user.id, hours)
        return SignedIn(actor_of(session.connection(), token), token, expires_at)


def open_session(session: Session, user_id: int, hours: int) -> tuple[str, datetime]:
    """The token of a new session, and when it ends."""
    token, moment = token_urlsafe(32), now()
    expires_at = moment + timedelta(hours=hours)
    session.execute(delete(SignInSession).where(SignInSession.expires_at < moment))
    session.add(SignInSession(token_hash=hashed(token), user_id=user_id, expires_at=expires_at))
    session.flush()
    return token, expires_at


def impossible_password() -> str:
    """The hash of a password that nobody knows: for those who sign in somewhere else."""
    return _nobodys_hash()


@cache
def _nobodys_hash() -> str:
    """A name that does not exist takes as long to refuse as one that does."""
    return HASHER.hash(token_urlsafe())


def password_is_right(password_hash: str, password: str) -> bool:
    if not CHECKS.acquire(timeout=5):
        raise TooManySignIns
    try:
        return HASHER.verify(password_hash, password)
    except VerificationError:
        return False
    finally:
        CHECKS.release()


def sign_out(session: Session, token: str) -> None:
    session.execute(delete(SignInSession).where(SignInSession.token_hash == hashed(token)))


def actor_of(connection: Connection, token: str) -> Actor:
    """Raises SignInNeeded where the token is unknown or has expired."""
    rows = connection.execute(WHO, token_values(token)).mappings().all()
    return session_actor(rows)


def token_values(token: str) -> dict[str, Any]:
    return {"token": hashed(token), "moment": now()}


def session_actor(rows: Sequence[Mapping[Any, Any]]) -> Actor:
    """Who asks, of the rows of WHO. Raises SignInNeeded."""
    if not rows:
        raise SignInNeeded
    roles = frozenset(Role(row["role"]) for row in rows)
    return Actor(rows[0]["username"], rows[0]["display_name"], roles)


def hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def create_user(
    session: Session, username: str, display_name: str, password: str, roles: frozenset[Role]
) -> None:
    user = User(
        username=username.strip().lower(),
        display_name=display_name,
        password_hash=HASHER.hash(password),
    )
    session.add(user)
    session.flush()
    session.add_all(UserRole(user_id=user.id, role=role) for role in sorted(roles))
    session.flush()


def create_first_administrator(session: Session) -> str | None:
    """The password of the new administrator, to be shown once; None where anyone exists."""
    if session.scalar(select(User.id).limit(1)) is not None:
        return None
    password = token_urlsafe(15)
    create_user(session, "admin", "Administrator", password, frozenset(Role))
    return password
