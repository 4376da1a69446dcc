"""The Ombudsman's quarterly return (Complaints Standards Authority)."""

from datetime import date
from typing import Any

from adborth.cases.vocabulary import Outcome
from adborth.performance import tally, wording
from adborth.performance.arithmetic import percent_to_2_places, quotient
from adborth.performance.cells import RESPONDED
from adborth.performance.definitions import Table
from adborth.performance.figures import Figures
from adborth.performance.period import Span
from adborth.performance.queries import TWENTY_DAYS
from adborth.performance.sheet import TOTAL, Cell, Sheet, cell
from adborth.procedures.due_dates import add_months
from adborth.procedures.timetable import ClockKind

QUARTERS_OF_A_YEAR, MONTHS_OF_A_QUARTER = 4, 3
ENTERED = (ClockKind.STAGE_1_ACKNOWLEDGEMENT, ClockKind.STAGE_2_ACKNOWLEDGEMENT)
THREE_MONTHS, SIX_MONTHS = 3, 6
SPEEDS = ("within_20", "20_to_3_months", "3_to_6_months", "over_6_months")
SENT_ON, DECIDED_ON = "referred_to_psow", "closed_by_psow"


def quarterly_return(figures: Figures, population: int | None) -> dict[str, Any]:
    """Stage 1 and Stage 2, each counted once. Percentages are of what was closed."""
    sheet = Sheet(Table.QUARTERLY_RETURN, figures)
    received = sum(start[-1] for start in figures.starts if start[0] in ENTERED)
    responses = [finish for finish in figures.finishes if finish[0] in RESPONDED]
    closed = tally.total(responses)
    counts = _speeds(responses, figures.slow_responses)
    outcomes = tally.by(figures.outcomes, 2)
    counts |= {key: outcomes[key] for key in (Outcome.UPHELD, Outcome.PARTIALLY_UPHELD)}
    matters = [figures.ombudsman.get(service.id) for service in figures.services]
    counts[SENT_ON] = sum(matter[0] for matter in matters if matter)
    counts[DECIDED_ON] = sum(matter[2] for matter in matters if matter)
    links = _lists(sheet)
    cells = [cell("received", received, **links["received"])]
    cells.append(cell("closed", closed, **links["closed"]))
    cells += [
        cell(key, n, value=percent_to_2_places(n, closed), **links.get(key, {}))
        for key, n in counts.items()
    ]
    cells.append(_per_thousand_residents(received, figures.scope.period.span, population))
    sheet.named_columns(one["key"] for one in cells)
    sheet.row(TOTAL, wording.total(), closed, cells)
    return sheet.done(closed)


def _lists(sheet: Sheet) -> dict[str, dict[str, Any]]:
    """By figure: the cases behind it. Calendar months are no filter of a list, so that what took
    more than 20 working days has none."""
    links, read = sheet.links, sheet.scope.read
    closed = {
        key: [links.finished(clock, read, **asked) for clock in RESPONDED]
        for key, asked in (
            ("closed", {}),
            (Outcome.UPHELD, {"outcome": Outcome.UPHELD}),
            (Outcome.PARTIALLY_UPHELD, {"outcome": Outcome.PARTIALLY_UPHELD}),
            ("within_20", {"days_max": str(TWENTY_DAYS)}),
        )
    }
    parts = {"received": [links.started(clock, read) for clock in ENTERED], **closed}
    found: dict[str, dict[str, Any]] = {key: {"parts": lists} for key, lists in parts.items()}
    found[SENT_ON] = {"cases": links.ombudsman("received", read)}
    found[DECIDED_ON] = {"cases": links.ombudsman("completed", read)}
    return found


def _speeds(responses: tally.Cells, slow: tally.Cells) -> dict[str, int]:
    counts = dict.fromkeys(SPEEDS, 0)
    counts["within_20"] = sum(one[-1] for one in responses if one[2] <= TWENTY_DAYS)
    for started_on, finished_on, n in slow:
        counts[_speed(started_on, finished_on)] += n
    return counts


def _speed(started_on: date, finished_on: date) -> str:
    if finished_on <= add_months(started_on, THREE_MONTHS):
        return "20_to_3_months"
    if finished_on <= add_months(started_on, SIX_MONTHS):
        return "3_to_6_months"
    return "over_6_months"


def quarters_in(span: Span) -> int | None:
    """How many quarters of the financial year the span is; None where it is not whole ones."""
    months = list(span.months())
    starts = {4, 7, 10, 1}
    whole = span.first.month in starts and all(month.is_whole_month for month in months)
    if not whole or len(months) % MONTHS_OF_A_QUARTER:
        return None
    return len(months) // MONTHS_OF_A_QUARTER


def _per_thousand_residents(received: int, span: Span, population: int | None) -> Cell:
    """Annualised: received x 4 / quarters x 1,000 / population."""
    quarters = quarters_in(span)
    rate = None
    if population and quarters:
        rate = quotient(received * QUARTERS_OF_A_YEAR * 1000, quarters * population, 2)
    return cell("per_1000_residents", None, value=rate)
