"""Second factors: offered, confirmed by a code, and proved at every sign-in."""

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from adborth.access.models import Authenticator, RecoveryCode
from adborth.access.sealing import Sealer
from adborth.access.second_factors import (
    accepted_step,
    address_of,
    new_recovery_codes,
    new_secret,
    tidy,
)
from adborth.access.tokens import hashed
from adborth.accounts.errors import EnrolmentNotBegun, SecondFactorOff
from adborth.audit.service import record
from adborth.clock import now
from adborth.errors import Invalid
from adborth.settings import Settings


@dataclass(frozen=True)
class Offer:
    """An authenticator's secret, known to its owner from now on and to nobody else."""

    secret: str
    address: str


def offers_second_factors(options: Settings) -> bool:
    return options.second_factor != "off" and options.secret_key is not None


def sealer(options: Settings) -> Sealer:
    """Raises SecondFactorOff."""
    if options.second_factor == "off" or options.secret_key is None:
        raise SecondFactorOff
    return Sealer(options.secret_key.get_secret_value())


def is_enrolled(session: Session, user_id: int) -> bool:
    found = select(Authenticator.secret).where(Authenticator.user_id == user_id)
    return session.scalar(found) is not None


def offer(session: Session, seal: Sealer, user_id: int, username: str) -> Offer:
    """The one in use stays in use until a code of the new one has come."""
    secret = new_secret()
    row = session.get(Authenticator, user_id, with_for_update=True)
    if row is None:
        row = Authenticator(user_id=user_id)
        session.add(row)
    row.offered_secret = seal.seal(secret, _purpose(user_id))
    session.flush()
    return Offer(secret, address_of(secret, username))


def confirm(session: Session, seal: Sealer, user_id: int, username: str, code: str) -> list[str]:
    """The new recovery codes. Raises EnrolmentNotBegun, and Invalid for a wrong code."""
    row = session.get(Authenticator, user_id, with_for_update=True)
    if row is None or row.offered_secret is None:
        raise EnrolmentNotBegun
    step = accepted_step(seal.open(row.offered_secret, _purpose(user_id)), code, now(), None)
    if step is None:
        raise Invalid.one("code", "code-refused")
    row.secret, row.offered_secret = row.offered_secret, None
    row.last_step, row.confirmed_at = step, now()
    record(session, username, "second-factor.enrol", f"users/{user_id}")
    return renew_recovery_codes(session, user_id)


def renew_recovery_codes(session: Session, user_id: int) -> list[str]:
    """The old ones work no longer."""
    codes = new_recovery_codes()
    session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))
    session.add_all(RecoveryCode(code_hash=hashed(tidy(code)), user_id=user_id) for code in codes)
    session.flush()
    return codes


def prove(session: Session, seal: Sealer, user_id: int, code: str) -> str:
    """By what it was proved; that code never works again. Raises Invalid."""
    row = session.get(Authenticator, user_id, with_for_update=True)
    if row is None or row.secret is None:
        raise EnrolmentNotBegun
    step = accepted_step(seal.open(row.secret, _purpose(user_id)), code, now(), row.last_step)
    if step is not None:
        row.last_step = step
        session.flush()
        return "authenticator"
    if _use_up(session, user_id, code):
        return "recovery_code"
    raise Invalid.one("code", "code-refused")


def _use_up(session: Session, user_id: int, code: str) -> bool:
    theirs = (RecoveryCode.user_id == user_id, RecoveryCode.code_hash == hashed(tidy(code)))
    used = session.execute(delete(RecoveryCode).where(*theirs).returning(RecoveryCode.user_id))
    return used.scalar() is not None


def _purpose(user_id: int) -> str:
    return f"second factor of user {user_id}"
