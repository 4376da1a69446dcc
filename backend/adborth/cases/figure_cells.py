"""What a clock counts as in the figures: one number, so that a year is a few ranges of an index.

Its decimal digits, from the left: clock (1), year and month (6), service (4), and then
of a start     the kind (1) and theme (4) of a contact, band (1);
of a finish    band (1), result (1), outcome (1).
A digit that a clock has no figure for is 0. The numbers are stored: none is ever given anew.
"""

from dataclasses import dataclass
from datetime import date

from adborth.cases.bands import FIRST_DAYS, UNFINISHED, band_of
from adborth.cases.vocabulary import CaseKind, ClockResult, Outcome
from adborth.procedures.timetable import ClockKind

CLOCKS = {
    ClockKind.RECEIPT: 1,
    ClockKind.ENQUIRY_RESOLUTION: 2,
    ClockKind.STAGE_1_ACKNOWLEDGEMENT: 3,
    ClockKind.STAGE_1_RESPONSE: 4,
    ClockKind.STAGE_2_RESPONSE: 5,
}
KINDS = {
    CaseKind.COMPLAINT: 1,
    CaseKind.REPRESENTATION: 2,
    CaseKind.ENQUIRY: 3,
    CaseKind.COMMENT: 4,
}
RESULTS = {ClockResult.ON_TIME: 1, ClockResult.EXTENDED: 2, ClockResult.LATE: 3}
OUTCOMES = {Outcome.UPHELD: 1, Outcome.PARTIALLY_UPHELD: 2, Outcome.NOT_UPHELD: 3}
BANDS = (*FIRST_DAYS, UNFINISHED)

BY_START = frozenset(
    {ClockKind.RECEIPT, ClockKind.ENQUIRY_RESOLUTION, ClockKind.STAGE_1_ACKNOWLEDGEMENT}
)
BANDED_BY_START = BY_START - {ClockKind.ENQUIRY_RESOLUTION}
# How many different entries of the services and of the themes there is room for.
ROOM = 10_000
MONTHS = 1_000_000
# How many cells of a clock and month there are.
OF_START, OF_FINISH = ROOM * 10 * ROOM * 10, ROOM * 10 * 10 * 10
# Every finish is below it.
LOWEST_START = MONTHS * OF_START

CLOCK_OF = {number: clock for clock, number in CLOCKS.items()}
KIND_OF = {number: kind for kind, number in KINDS.items()}
RESULT_OF = {number: result for result, number in RESULTS.items()}
OUTCOME_OF = {number: outcome for outcome, number in OUTCOMES.items()}


@dataclass(frozen=True, slots=True)
class What:
    """What all clocks of a case have in common."""

    kind: CaseKind
    service_id: int
    theme_id: int


def start_cell(
    clock: ClockKind, started_on: date, elapsed_days: int | None, what: What
) -> int | None:
    if clock not in BY_START:
        return None
    contact = 0
    if clock is ClockKind.RECEIPT:
        contact = KINDS[what.kind] * ROOM + what.theme_id
    band = BANDS.index(band_of(elapsed_days)) if clock in BANDED_BY_START else 0
    return first_cell(clock, started_on, OF_START) + (
        (what.service_id * 10 * ROOM + contact) * 10 + band
    )


def finish_cell(
    clock: ClockKind,
    finished_on: date | None,
    elapsed_days: int | None,
    result: ClockResult | None,
    outcome: Outcome | None,
    what: What,
) -> int | None:
    if finished_on is None or result is None or clock not in CLOCKS:
        return None
    first = first_cell(clock, finished_on, OF_FINISH)
    if clock in BANDED_BY_START:
        return first
    band = BANDS.index(band_of(elapsed_days))
    found = OUTCOMES[outcome] if outcome else 0
    return first + ((what.service_id * 10 + band) * 10 + RESULTS[result]) * 10 + found


def first_cell(clock: ClockKind, day: date, room: int) -> int:
    """The lowest cell of the clock in the month of the day, as `room` is OF_START or OF_FINISH."""
    return ((CLOCKS[clock] * 10_000 + day.year) * 100 + day.month) * room


def last_cell(clock: ClockKind, day: date, room: int) -> int:
    return first_cell(clock, day, room) + room - 1
