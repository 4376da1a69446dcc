"""Choosing a password with a token that an administrator has handed over."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from adborth.access.attempts import Guessed
from adborth.access.feeds import end_feeds
from adborth.access.guessing import count_guess, forgive
from adborth.access.models import PasswordReset, User
from adborth.access.passwords import hash_of
from adborth.access.sessions import Visitor, end_sessions
from adborth.access.tokens import hashed, new_token
from adborth.accounts.own_account import refuse_weak
from adborth.accounts.repository import forget_resets
from adborth.audit.service import record
from adborth.clock import now
from adborth.db.session import Database
from adborth.errors import Invalid

VALID = timedelta(hours=24)


class Reset(NamedTuple):
    """The only time that the token is known."""

    token: str
    expires_at: datetime


def start_reset(session: Session, user_id: int) -> Reset:
    """Any earlier token works no longer; the password does until another is chosen."""
    token, expires_at = new_token(), now() + VALID
    forget_resets(session, user_id)
    session.execute(delete(PasswordReset).where(PasswordReset.expires_at < now()))
    session.add(PasswordReset(token_hash=hashed(token), user_id=user_id, expires_at=expires_at))
    session.flush()
    return Reset(token, expires_at)


def reset_password(database: Database, visitor: Visitor, token: str, password: str) -> None:
    """Raises Invalid for a token that does not work, and for a weak password."""
    keys = {Guessed.ADDRESS: visitor.address or ""}
    count_guess(database, keys)
    with database.reading() as connection:
        user = connection.execute(_bearer(token)).one_or_none()
    if user is None:
        raise _refused()
    refuse_weak(password, user.username, "password")
    chosen = hash_of(password)
    with database.writing() as session:
        _use_up(session, token)
        session.get_one(User, user.id, with_for_update=True).password_hash = chosen
        session.flush()
        forget_resets(session, user.id)
        end_sessions(session, user.id)
        end_feeds(session, user.id)
        forgive(session, {**keys, Guessed.NAME: user.username})
        record(session, user.username, "password.reset", f"users/{user.id}")


def _bearer(token: str) -> Select[int, str]:
    return (
        select(User.id, User.username)
        .join(PasswordReset, PasswordReset.user_id == User.id)
        .where(
            PasswordReset.token_hash == hashed(token),
            PasswordReset.expires_at > now(),
            User.is_active,
        )
    )


def _use_up(session: Session, token: str) -> None:
    """Of two at the same moment one is too late."""
    this = PasswordReset.token_hash == hashed(token)
    used = session.execute(delete(PasswordReset).where(this).returning(PasswordReset.user_id))
    if used.scalar() is None:
        raise _refused()


def _refused() -> Invalid:
    return Invalid.one("token", "reset-token")
