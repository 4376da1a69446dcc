from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from adborth.access.models import User, UserRole
from adborth.access.roles import Role
from adborth.openid.models import PendingSignIn, UserIdentity

# The number of an advisory lock; SQLite has one writer anyhow.
NEWCOMERS = 7_211_404


def take_pending(session: Session, browser_hash: str, moment: datetime) -> Any:
    """What a browser has begun, once; None for nothing, or for too long ago."""
    taken = delete(PendingSignIn).where(
        PendingSignIn.browser_hash == browser_hash, PendingSignIn.expires_at > moment
    )
    return session.execute(
        taken.returning(
            PendingSignIn.state_hash,
            PendingSignIn.nonce,
            PendingSignIn.verifier,
            PendingSignIn.next_path,
        )
    ).one_or_none()


def delete_stale_pending(session: Session, moment: datetime) -> None:
    session.execute(delete(PendingSignIn).where(PendingSignIn.expires_at <= moment))


def find_user(session: Session, issuer: str, subject: str) -> User | None:
    return session.scalar(
        select(User)
        .join(UserIdentity, UserIdentity.user_id == User.id)
        .where(UserIdentity.issuer == issuer, UserIdentity.subject == subject)
        .with_for_update()
    )


def hold_newcomers(session: Session) -> None:
    """Nobody else is added from the provider until this transaction ends."""
    if session.connection().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(NEWCOMERS)))


def is_taken(session: Session, username: str) -> bool:
    return session.scalar(select(User.id).where(User.username == username)) is not None


def find_roles(session: Session, user_id: int) -> frozenset[Role]:
    return frozenset(session.scalars(select(UserRole.role).where(UserRole.user_id == user_id)))


def replace_roles(session: Session, user_id: int, roles: frozenset[Role]) -> None:
    session.execute(delete(UserRole).where(UserRole.user_id == user_id))
    session.add_all(UserRole(user_id=user_id, role=role) for role in sorted(roles))
    session.flush()
