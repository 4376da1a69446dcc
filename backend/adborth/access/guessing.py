"""Wrong guesses, counted in the database so that several processes agree."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from math import ceil
from typing import Any

from sqlalchemy import case, delete, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from adborth.access.attempts import KEPT, Guessed, delay_seconds
from adborth.access.errors import TooManyAttempts
from adborth.access.models import SignInAttempt
from adborth.access.tokens import hashed
from adborth.clock import now
from adborth.db.session import Database

Keys = Mapping[Guessed, str]


def count_guess(database: Database, keys: Keys) -> None:
    """Counted as wrong before it is looked at: a hundred at once are a hundred guesses.

    Raises TooManyAttempts, whether it would have been right or not.
    """
    with database.writing() as session:
        _forget_old(session)
        counted = [_held(session, kind, hashed(key)) for kind, key in sorted(keys.items())]
        moment = now()
        wait = max((row.blocked_until - moment).total_seconds() for row in counted)
        if wait > 0:
            raise TooManyAttempts(ceil(wait))
        for row in counted:
            row.failures += 1
            row.last_at = moment
            row.blocked_until = moment + timedelta(seconds=delay_seconds(row.kind, row.failures))
        session.flush()


def _held(session: Session, kind: Guessed, key_hash: str) -> SignInAttempt:
    """The row, which nobody else can count up meanwhile."""
    moment = now()
    row = {"kind": kind, "key_hash": key_hash, "failures": 0, "last_at": moment}
    insert = sqlite_insert if session.connection().dialect.name == "sqlite" else postgresql_insert
    added = insert(SignInAttempt).values(**row, blocked_until=moment)
    session.execute(added.on_conflict_do_nothing())
    this = select(SignInAttempt).where(*_is(kind, key_hash)).with_for_update()
    return session.scalars(this).one()


def _is(kind: Guessed, key_hash: str) -> Sequence[Any]:
    return SignInAttempt.kind == kind, SignInAttempt.key_hash == key_hash


def forgive(session: Session, keys: Keys) -> None:
    """After a right one. An address keeps those that were about other names."""
    for kind, key in sorted(keys.items()):
        this = _is(kind, hashed(key))
        if kind is Guessed.ADDRESS:
            left = case((SignInAttempt.failures > 0, SignInAttempt.failures - 1), else_=0)
            values = {"failures": left, "blocked_until": SignInAttempt.last_at}
            session.execute(update(SignInAttempt).where(*this).values(values))
        else:
            session.execute(delete(SignInAttempt).where(*this))


def _forget_old(session: Session) -> None:
    moment = now()
    old = (SignInAttempt.last_at < moment - KEPT, SignInAttempt.blocked_until < moment)
    session.execute(delete(SignInAttempt).where(*old))
