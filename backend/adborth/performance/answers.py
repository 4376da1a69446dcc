"""What the responses found (Table 3)."""

from functools import partial
from typing import Any

from adborth.cases.vocabulary import Outcome
from adborth.lists.repository import Entry
from adborth.performance import tally
from adborth.performance.cells import RESPONDED
from adborth.performance.definitions import Table
from adborth.performance.figures import Figures
from adborth.performance.sheet import Cell, Sheet, cell, codes
from adborth.procedures.timetable import ClockKind

NO_FINDING = "none"


def _outcomes(table: Table, clocks: tuple[ClockKind, ...], figures: Figures) -> dict[str, Any]:
    """Shares of the responses with a finding; those without one are told beside them."""
    sheet = Sheet(table, figures)
    sheet.named_columns((*Outcome, NO_FINDING))
    found = [one for one in figures.outcomes if one[0] in clocks]
    sent = [one for one in figures.finishes if one[0] in clocks]
    responses = tally.by(sent, 1)

    def row(service: Entry | None) -> tuple[int, list[Cell]]:
        if service is None:
            counted, all_sent = tally.by(found, 2), tally.total(sent)
        else:
            counted = tally.by([one for one in found if one[1] == service.id], 2)
            all_sent = responses[service.id]
        n = sum(counted.values())
        cells = [_cell(sheet, clocks, outcome, counted[outcome], n, service) for outcome in Outcome]
        return n, [*cells, _cell(sheet, clocks, NO_FINDING, all_sent - n, None, service)]

    sheet.by_service(row)
    return sheet.done(tally.total(found))


def _cell(
    sheet: Sheet,
    clocks: tuple[ClockKind, ...],
    outcome: str,
    count: int,
    of: int | None,
    service: Entry | None,
) -> Cell:
    """A case that had both responses counts twice, so that no single list has the count."""
    links = [
        sheet.links.finished(clock, sheet.scope.read, codes(service), outcome=outcome)
        for clock in clocks
    ]
    if len(links) == 1:
        return cell(outcome, count, of=of, cases=links[0])
    return cell(outcome, count, of=of, parts=links)


both_stages = partial(_outcomes, Table.OUTCOMES, RESPONDED)
of_stage_1 = partial(_outcomes, Table.OUTCOMES_STAGE_1, (ClockKind.STAGE_1_RESPONSE,))
of_stage_2 = partial(_outcomes, Table.OUTCOMES_STAGE_2, (ClockKind.STAGE_2_RESPONSE,))
