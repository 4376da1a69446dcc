"""The bands in which the days taken are reported (rules of the figures), by their first day."""

from bisect import bisect_right
from itertools import pairwise

FIRST_DAYS = (0, 1, 3, 6, 11, 16, 21, 31, 41)
UNFINISHED = 1000


def band_of(elapsed_days: int | None) -> int:
    """The first day of the band; a history with mixed-up dates (negative) is the same day."""
    if elapsed_days is None:
        return UNFINISHED
    return FIRST_DAYS[bisect_right(FIRST_DAYS, max(elapsed_days, 0)) - 1]


def band_in_sql(days: str) -> str:
    """The same as an expression of both databases, for a column that they work out themselves."""
    bounds = pairwise(FIRST_DAYS)
    steps = " ".join(
        f"WHEN {days} <= {next_first - 1} THEN {first}" for first, next_first in bounds
    )
    return f"CASE WHEN {days} IS NULL THEN {UNFINISHED} {steps} ELSE {FIRST_DAYS[-1]} END"
