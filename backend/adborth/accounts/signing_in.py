"""Two steps in: a password, and where it is asked for a second factor."""

from datetime import timedelta

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from adborth.access.attempts import Guessed
from adborth.access.errors import SignInRefused
from adborth.access.guessing import Keys, count_guess, forgive
from adborth.access.models import User, UserRole
from adborth.access.passwords import hash_of, is_outdated, password_is_right
from adborth.access.roles import rights_of
from adborth.access.second_factors import SecondFactor, after_password
from adborth.access.sessions import (
    Lifetimes,
    Opened,
    OpenSession,
    Visitor,
    open_session,
    session_of,
    sign_out,
)
from adborth.accounts.authenticators import Offer, confirm, is_enrolled, offer, prove, sealer
from adborth.accounts.errors import SecondFactorNotAwaited
from adborth.audit.service import record
from adborth.db.session import Database
from adborth.settings import Settings


def lifetimes(options: Settings) -> Lifetimes:
    return Lifetimes(
        timedelta(hours=options.session_hours), timedelta(minutes=options.idle_minutes)
    )


def sign_in(
    database: Database, options: Settings, visitor: Visitor, username: str, password: str
) -> Opened:
    """Checks the password outside any transaction: a stranger must not make the others wait."""
    name = username.strip().lower()
    keys = {Guessed.NAME: name, Guessed.ADDRESS: visitor.address or ""}
    count_guess(database, keys)
    found = select(User.id, User.password_hash, User.is_active).where(User.username == name)
    with database.reading() as connection:
        user = connection.execute(found).one_or_none()
    right = password_is_right(user.password_hash if user else "", password)
    if user is None:
        raise SignInRefused
    if not right or not user.is_active:
        with database.writing() as session:
            record(session, "nobody", "sign-in.refused", f"users/{user.id}")
        raise SignInRefused
    renewed = hash_of(password) if is_outdated(user.password_hash) else None
    with database.writing() as session:
        forgive(session, keys)
        return _open(session, options, visitor, user, renewed)


def _open(
    session: Session,
    options: Settings,
    visitor: Visitor,
    user: Row[int, str, bool],
    renewed: str | None,
) -> Opened:
    kept = session.get_one(User, user.id, with_for_update=True)
    # Changed while it was being checked: what was right then is no longer.
    if kept.password_hash != user.password_hash or not kept.is_active:
        raise SignInRefused
    if renewed is not None:
        kept.password_hash = renewed
        session.flush()
    roles = session.scalars(select(UserRole.role).where(UserRole.user_id == kept.id))
    factor = after_password(
        options.second_factor,
        rights_of(frozenset(roles)).permissions,
        enrolled=is_enrolled(session, kept.id),
    )
    step = "sign-in" if factor is SecondFactor.NONE else "sign-in.password"
    record(session, kept.username, step, f"users/{kept.id}")
    return open_session(session, kept.id, lifetimes(options), visitor, factor)


def prove_second_factor(
    database: Database, options: Settings, visitor: Visitor, token: str, code: str
) -> Opened:
    """A new token for the one that could do nothing. Raises Invalid for a wrong code."""
    seal = sealer(options)
    keys = _count_code(database, token, SecondFactor.NEEDED)
    with database.writing() as session:
        pending = _awaiting(session, token, SecondFactor.NEEDED)
        means = prove(session, seal, pending.user_id, code)
        forgive(session, keys)
        return _let_in(session, options, visitor, token, pending, means)


def begin_enrolment(session: Session, options: Settings, token: str) -> Offer:
    seal = sealer(options)
    pending = _awaiting(session, token, SecondFactor.TO_ENROL)
    return offer(session, seal, pending.user_id, pending.actor.username)


def finish_enrolment(
    database: Database, options: Settings, visitor: Visitor, token: str, code: str
) -> tuple[Opened, list[str]]:
    """With the recovery codes. Raises EnrolmentNotBegun, and Invalid for a wrong code."""
    seal = sealer(options)
    keys = _count_code(database, token, SecondFactor.TO_ENROL)
    with database.writing() as session:
        pending = _awaiting(session, token, SecondFactor.TO_ENROL)
        codes = confirm(session, seal, pending.user_id, pending.actor.username, code)
        forgive(session, keys)
        return _let_in(session, options, visitor, token, pending, "authenticator"), codes


def _count_code(database: Database, token: str, awaited: SecondFactor) -> Keys:
    with database.reading() as connection:
        pending = session_of(connection, token)
    _check_awaits(pending, awaited)
    keys = {Guessed.CODE: str(pending.user_id)}
    count_guess(database, keys)
    return keys


def _awaiting(session: Session, token: str, awaited: SecondFactor) -> OpenSession:
    pending = session_of(session.connection(), token)
    _check_awaits(pending, awaited)
    return pending


def _check_awaits(pending: OpenSession, awaited: SecondFactor) -> None:
    if pending.second_factor is not awaited:
        raise SecondFactorNotAwaited


def _let_in(
    session: Session,
    options: Settings,
    visitor: Visitor,
    token: str,
    pending: OpenSession,
    means: str,
) -> Opened:
    sign_out(session, token)
    facts = {"second_factor": [None, means]}
    record(session, pending.actor.username, "sign-in", f"users/{pending.user_id}", facts)
    return open_session(session, pending.user_id, lifetimes(options), visitor, SecondFactor.DONE)
