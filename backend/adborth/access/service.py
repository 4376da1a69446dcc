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
from adborth.db.json import json_rows, read_rows
from adborth.db.session import Database

HASHER = PasswordHasher()
# Each check holds 64 MiB: more at once would let strangers exhaust the machine.
CHECKS = BoundedSemaphore(4)

WHO = (
    select(User.id, User.username, User.display_name, UserRole.role)
    .join(SignInSession, SignInSession.user_id == User.id)
    .join(UserRole, UserRole.user_id == User.id)
    .where(
        SignInSession.token_hash == bindparam("token"),
        SignInSession.expires_at > bindparam("moment", type_=Instant()),
    )
)


@cache
def asking_who(statement: Query) -> Query:
    """The statement with a column more, for `actor_in`: who asks, in the same trip."""
    return statement.add_columns(json_rows(WHO).label("who"))


@dataclass(frozen=True)
class Actor:
    """Whoever is asking."""

    username: str
    display_name: str
    roles: frozenset[Role]
    id: int | None = None
    kind: str = "person"

    @property
    def permissions(self) -> frozenset[Permission]:
        return permissions_of(self.roles)


@dataclass(frozen=True)
class SignedIn:
    actor: Actor
    token: str
    expires_at: datetime


def system_actor(name: str) -> Actor:
    """The service itself, at the command line: it may do what every role together may."""
    return Actor(f"system:{name}", name, frozenset(Role), kind="system")


def sign_in(database: Database, username: str, password: str, hours: int) -> SignedIn:
    """Checks the password outside any transaction: a stranger must not make the others wait."""
    found = select(User.id, User.password_hash).where(User.username == username.strip().lower())
    with database.reading() as connection:
        user = connection.execute(found).one_or_none()
    known = user.password_hash if user else _nobodys_hash()
    if not password_is_right(known, password) or user is None:
        raise SignInRefused
    token, moment = token_urlsafe(32), now()
    expires_at = moment + timedelta(hours=hours)
    with database.writing() as session:
        session.execute(delete(SignInSession).where(SignInSession.expires_at < moment))
        session.add(SignInSession(token_hash=hashed(token), user_id=user.id, expires_at=expires_at))
        session.flush()
        return SignedIn(actor_of(session.connection(), token), token, expires_at)


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


def sign_out_everybody(session: Session) -> None:
    session.execute(delete(SignInSession))


def actor_of(connection: Connection, token: str) -> Actor:
    """Raises SignInNeeded where the token is unknown or has expired."""
    rows = connection.execute(WHO, token_values(token)).mappings().all()
    return _actor(rows)


def actor_in(row: Any) -> Actor:
    """Who asks, of a row of an `asking_who`. Raises SignInNeeded."""
    return _actor(read_rows(row.who))


def token_values(token: str) -> dict[str, Any]:
    return {"token": hashed(token), "moment": now()}


def _actor(rows: Sequence[Mapping[Any, Any]]) -> Actor:
    if not rows:
        raise SignInNeeded
    roles = frozenset(Role(row["role"]) for row in rows)
    return Actor(rows[0]["username"], rows[0]["display_name"], roles, rows[0]["id"])


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
