"""What is dear to answer, and how much of it one asker gets in a minute."""

from enum import StrEnum
from math import ceil

WINDOW_SECONDS = 60
# A process takes its part of a minute in shares, so that few requests write.
SHARES = 10


class Cost(StrEnum):
    FIGURES = "figures"
    EXPORTS = "exports"
    IMPORTS = "imports"
    SUBJECT_ACCESS = "subject_access"
    BATCHES = "batches"
    PREVIEWS = "previews"
    FEEDS = "feeds"


def minute_of(seconds: float) -> int:
    """Counted from the beginning of Unix time."""
    return int(seconds // WINDOW_SECONDS)


def seconds_left(seconds: float) -> int:
    """Until the next minute begins; at least one."""
    return ceil(WINDOW_SECONDS - seconds % WINDOW_SECONDS)


def share_of(limit: int) -> int:
    return max(1, limit // SHARES)


def granted(taken: int, limit: int) -> int:
    """How much the last share was, with which `taken` was reached: the very last may be smaller."""
    return (taken - 1) % share_of(limit) + 1
