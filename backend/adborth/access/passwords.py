"""Passwords as they are kept: Argon2id, never the password itself."""

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from adborth.access.errors import TooManySignIns
from adborth.access.passphrases import normalised
from adborth.access.tokens import new_token

HASHER = PasswordHasher()
# Each check holds 64 MiB: more at once would let strangers exhaust the machine.
CHECKS = BoundedSemaphore(4)
# Of somebody who has not chosen one yet. No password fits it.
NO_PASSWORD = ""


def hash_of(password: str) -> str:
    return HASHER.hash(normalised(password))


@cache
def nobodys_hash() -> str:
    """A name that does not exist takes as long to refuse as one that does."""
    return HASHER.hash(new_token())


def password_is_right(password_hash: str, password: str) -> bool:
    if not CHECKS.acquire(timeout=5):
        raise TooManySignIns
    try:
        return HASHER.verify(password_hash or nobodys_hash(), normalised(password))
    except (VerificationError, InvalidHashError):
        return False
    finally:
        CHECKS.release()


def is_outdated(password_hash: str) -> bool:
    """Whether it was made with weaker parameters than today's."""
    return HASHER.check_needs_rehash(password_hash)
