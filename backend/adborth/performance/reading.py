"""From the counted cells of the clocks to the facts that the tables are made of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from adborth.cases.figure_cells import (
    BANDS,
    CLOCK_OF,
    CLOCKS,
    KIND_OF,
    MONTHS,
    OF_FINISH,
    OF_START,
    OUTCOME_OF,
    RESULT_OF,
    ROOM,
)
from adborth.performance.tally import Cells
from adborth.procedures.timetable import ClockKind

Counted = Iterable[tuple[int, int]]
UNFINISHED = len(BANDS) - 1
CONTACT = 10 * ROOM
RECEIPTS_BELOW = (CLOCKS[ClockKind.RECEIPT] + 1) * MONTHS * OF_START


@dataclass(frozen=True, slots=True)
class Started:
    """Months are numbers such as 202104.

    `contacts` are (month, service, kind, theme, n), `clocks` (clock, month, service, band, n).
    """

    contacts: Cells
    clocks: Cells


def read_started(counted: Counted, finished_later: Counted) -> Started:
    contacts: defaultdict[int, int] = defaultdict(int)
    bands: defaultdict[int, int] = defaultdict(int)
    for cell, n in counted:
        without_band, band = divmod(cell, 10)
        bands[without_band // CONTACT * 10 + band] += n
        if cell < RECEIPTS_BELOW:
            contacts[without_band] += n
    for cell, n in finished_later:
        without_contact = cell // 10 // CONTACT * 10
        bands[without_contact + cell % 10] -= n
        bands[without_contact + UNFINISHED] += n
    return Started(
        [_contact(cell, n) for cell, n in contacts.items() if n],
        [_start(cell, n) for cell, n in bands.items() if n],
    )


def _contact(cell: int, n: int) -> tuple[Any, ...]:
    before, contact = divmod(cell, CONTACT)
    kind, theme = divmod(contact, ROOM)
    month, service = divmod(before % (MONTHS * ROOM), ROOM)
    return month, service, KIND_OF[kind], theme, n


def _start(cell: int, n: int) -> tuple[Any, ...]:
    before, band = divmod(cell, 10)
    clock, month_and_service = divmod(before, MONTHS * ROOM)
    return CLOCK_OF[clock], *divmod(month_and_service, ROOM), BANDS[band], n


def read_finished(counted: Counted) -> Cells:
    """(clock, service, band, result, outcome or None, n), of all months together."""
    sums: defaultdict[tuple[int, int], int] = defaultdict(int)
    for cell, n in counted:
        sums[cell // (MONTHS * OF_FINISH), cell % OF_FINISH] += n
    return [_finish(clock, rest, n) for (clock, rest), n in sums.items() if n]


def _finish(clock: int, rest: int, n: int) -> tuple[Any, ...]:
    before, outcome = divmod(rest, 10)
    before, result = divmod(before, 10)
    service, band = divmod(before, 10)
    return CLOCK_OF[clock], service, BANDS[band], RESULT_OF[result], OUTCOME_OF.get(outcome), n
