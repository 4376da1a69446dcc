"""Codes of an authenticator (RFC 6238) and recovery codes: the rules, without their storage."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from secrets import token_hex
from typing import Literal

import pyotp
from pyotp.utils import strings_equal

from adborth.access.roles import Permission

STEP_SECONDS = 30
# A clock that is half a minute off still gets in.
STEPS_EITHER_WAY = 1
RECOVERY_CODES = 10
GUARDED = frozenset({Permission.READ_CASES, Permission.WRITE_USERS})

Policy = Literal["required", "offered", "off"]


class SecondFactor(StrEnum):
    """How far a session has come. Only the first and the last let anybody in."""

    NONE = "none"
    NEEDED = "needed"
    TO_ENROL = "to_enrol"
    DONE = "done"


LETS_IN = (SecondFactor.NONE, SecondFactor.DONE)


def after_password(
    policy: Policy, permissions: Iterable[Permission], *, enrolled: bool
) -> SecondFactor:
    """What is left to do for somebody whose password was right."""
    if policy == "off":
        return SecondFactor.NONE
    if enrolled:
        return SecondFactor.NEEDED
    if policy == "required" and not GUARDED.isdisjoint(permissions):
        return SecondFactor.TO_ENROL
    return SecondFactor.NONE


def new_secret() -> str:
    return pyotp.random_base32()


def address_of(secret: str, username: str) -> str:
    """The `otpauth:` address that an authenticator reads as a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name="Adborth")


def accepted_step(secret: str, code: str, at: datetime, last_step: int | None) -> int | None:
    """The step whose code this is; None for a wrong code, and for one not newer than the last."""
    totp, present = pyotp.TOTP(secret), int(at.timestamp()) // STEP_SECONDS
    given = code.replace(" ", "")
    for step in range(present - STEPS_EITHER_WAY, present + STEPS_EITHER_WAY + 1):
        if (last_step is None or step > last_step) and strings_equal(
            totp.generate_otp(step), given
        ):
            return step
    return None


def new_recovery_codes() -> list[str]:
    """Of 128 bits, so that their plain hash can be kept (ASVS 6.5.2)."""
    return ["-".join(token_hex(4) for _ in range(4)) for _ in range(RECOVERY_CODES)]


def tidy(recovery_code: str) -> str:
    """As it was given out, however it was typed."""
    return "".join(character for character in recovery_code.lower() if character.isalnum())
