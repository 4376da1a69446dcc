"""What a passphrase must be (ASVS 5.0, 6.2): long, not guessable, and nothing else."""

from unicodedata import normalize

from zxcvbn import zxcvbn

from adborth.errors import FieldError

MIN_LENGTH = 12
MAX_LENGTH = 200
# Ten to this many guesses: fewer is a common password, or one with a digit or two added.
GUESSES_LOG10 = 8
# More takes the estimator long and tells it no more.
ESTIMATED_LENGTH = 72
CONTEXT = ("adborth", "council", "feedback", "complaints")


def normalised(passphrase: str) -> str:
    """One keyboard sends a letter with a circumflex as one character, another as two."""
    return normalize("NFC", passphrase)


def fault_of(passphrase: str, username: str, field: str) -> FieldError | None:
    """Why a passphrase cannot be taken; None where it can."""
    wanted = normalised(passphrase)
    if len(wanted) < MIN_LENGTH:
        return FieldError(field, "passphrase-short", {"least": MIN_LENGTH})
    if len(wanted) > MAX_LENGTH:
        return FieldError(field, "string-too-long", {"max_length": MAX_LENGTH})
    if username.casefold() in wanted.casefold():
        return FieldError(field, "passphrase-holds-name")
    if _is_guessable(wanted, username):
        return FieldError(field, "passphrase-common")
    return None


def _is_guessable(passphrase: str, username: str) -> bool:
    found = zxcvbn(passphrase[:ESTIMATED_LENGTH], [username, *CONTEXT])
    return bool(found["guesses_log10"] < GUESSES_LOG10)
