"""What somebody does about their own account. Each of these asks for the password again."""

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from adborth.access.attempts import Guessed
from adborth.access.guessing import count_guess, forgive
from adborth.access.models import User
from adborth.access.passphrases import fault_of
from adborth.access.passwords import hash_of, password_is_right
from adborth.access.sessions import (
    Opened,
    OpenSession,
    Visitor,
    end_sessions,
    open_session,
    session_of,
)
from adborth.accounts.authenticators import (
    Offer,
    confirm,
    is_enrolled,
    offer,
    renew_recovery_codes,
    sealer,
)
from adborth.accounts.errors import EnrolmentNotBegun
from adborth.accounts.repository import forget_resets
from adborth.accounts.signing_in import lifetimes
from adborth.audit.service import record
from adborth.db.session import Database
from adborth.errors import Invalid
from adborth.settings import Settings


def refuse_weak(passphrase: str, username: str, field: str) -> None:
    """Raises Invalid."""
    fault = fault_of(passphrase, username, field)
    if fault is not None:
        raise Invalid(errors=[fault])


def confirm_password(database: Database, token: str, password: str, field: str) -> OpenSession:
    """Raises Invalid, and TooManyAttempts: a session left open must not be a way to guess."""
    with database.reading() as connection:
        mine = session_of(connection, token)
        known = _hash_of(connection, mine.user_id)
    keys = {Guessed.NAME: mine.actor.username}
    count_guess(database, keys)
    if not password_is_right(known, password):
        raise Invalid.one(field, "password-wrong")
    with database.writing() as session:
        forgive(session, keys)
    return mine


def _hash_of(connection: Connection, user_id: int) -> str:
    found: str = connection.execute(
        select(User.password_hash).where(User.id == user_id)
    ).scalar_one()
    return found


def change_password(
    database: Database, options: Settings, visitor: Visitor, token: str, present: str, new: str
) -> Opened:
    """Every session of theirs ends; a new one takes the place of this one."""
    mine = confirm_password(database, token, present, "present")
    refuse_weak(new, mine.actor.username, "new")
    chosen = hash_of(new)
    with database.writing() as session:
        mine = session_of(session.connection(), token)
        session.get_one(User, mine.user_id, with_for_update=True).password_hash = chosen
        session.flush()
        forget_resets(session, mine.user_id)
        end_sessions(session, mine.user_id)
        record(session, mine.actor.username, "password.change", f"users/{mine.user_id}")
        return open_session(session, mine.user_id, lifetimes(options), visitor, mine.second_factor)


def begin_authenticator(database: Database, options: Settings, token: str, password: str) -> Offer:
    seal = sealer(options)
    mine = confirm_password(database, token, password, "password")
    with database.writing() as session:
        return offer(session, seal, mine.user_id, mine.actor.username)


def finish_authenticator(
    database: Database, options: Settings, session_token: str, code: str
) -> list[str]:
    """Raises EnrolmentNotBegun, and Invalid for a wrong code."""
    seal = sealer(options)
    with database.reading() as connection:
        mine = session_of(connection, session_token)
    keys = {Guessed.CODE: str(mine.user_id)}
    count_guess(database, keys)
    with database.writing() as session:
        codes = confirm(session, seal, mine.user_id, mine.actor.username, code)
        forgive(session, keys)
    return codes


def new_recovery_codes(
    database: Database, options: Settings, token: str, password: str
) -> list[str]:
    sealer(options)
    mine = confirm_password(database, token, password, "password")
    with database.writing() as session:
        _refuse_without_authenticator(session, mine.user_id)
        subject = f"users/{mine.user_id}"
        record(session, mine.actor.username, "recovery-codes.renew", subject)
        return renew_recovery_codes(session, mine.user_id)


def _refuse_without_authenticator(session: Session, user_id: int) -> None:
    if not is_enrolled(session, user_id):
        raise EnrolmentNotBegun
