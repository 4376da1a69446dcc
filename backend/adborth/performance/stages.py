"""Stages entered, and what the Ombudsman did."""

from typing import Any

from adborth.lists.repository import Entry
from adborth.performance import tally
from adborth.performance.arithmetic import pounds
from adborth.performance.definitions import Table
from adborth.performance.figures import Figures
from adborth.performance.sheet import Cell, Sheet, cell, codes
from adborth.procedures.timetable import ClockKind, StageKind

ENTERED_BY = {
    StageKind.INFORMAL: ClockKind.ENQUIRY_RESOLUTION,
    StageKind.STAGE_1: ClockKind.STAGE_1_ACKNOWLEDGEMENT,
    StageKind.STAGE_2: ClockKind.STAGE_2_ACKNOWLEDGEMENT,
}
CASES = "cases_beyond_informal"
MATTERS = ("received", "investigated", "completed", "upheld", "redress", "open")
REDRESS = MATTERS.index("redress")


def stages(figures: Figures) -> dict[str, Any]:
    """Each stage counts once, in the period in which it was entered; a case that entered several
    of Stage 1, Stage 2 and the Ombudsman's is one case."""
    sheet = Sheet(Table.STAGES, figures)
    sheet.named_columns((*StageKind, CASES))
    entered = tally.by(figures.starts, 0, 2)
    stage_2_only = tally.by(figures.stage_2_only, 0)
    psow = {service: n for service, n, _ in figures.at_the_ombudsman}
    psow_only = {service: n for service, _, n in figures.at_the_ombudsman}

    def row(service: Entry | None) -> tuple[int, list[Cell]]:
        services = [one.id for one in ([service] if service else figures.services)]
        read, links = figures.scope.read, sheet.links
        cells = [
            cell(
                stage,
                sum(entered[clock, one] for one in services),
                cases=links.started(clock, read, codes(service)),
            )
            for stage, clock in ENTERED_BY.items()
        ]
        ombudsman = sum(psow.get(one, 0) for one in services)
        link = links.entered(StageKind.OMBUDSMAN, read, codes(service))
        cells.append(cell(StageKind.OMBUDSMAN, ombudsman, cases=link))
        stage_1 = cells[1]["count"]
        others = sum(stage_2_only[one] + psow_only.get(one, 0) for one in services)
        cells.append(cell(CASES, stage_1 + others))
        return sum(one["count"] for one in cells[:-1]), cells

    sheet.by_service(row)
    return sheet.done(sheet.rows[-1]["n"])


def ombudsman(figures: Figures) -> dict[str, Any]:
    """`open` is at the end of the period, or at the day of `as_at` where that is earlier."""
    sheet = Sheet(Table.OMBUDSMAN, figures)
    sheet.named_columns(MATTERS)
    nothing = [0] * len(MATTERS)

    def row(service: Entry | None) -> tuple[int, list[Cell]]:
        services = [service] if service else figures.services
        found = [figures.ombudsman.get(one.id, nothing) for one in services]
        sums = [sum(column) for column in zip(*found, strict=True)] or nothing
        read, links = figures.scope.read, sheet.links
        cells = [
            cell(key, n, cases=links.ombudsman(key, read, codes(service)))
            for key, n in zip(MATTERS, sums, strict=True)
        ]
        cells[REDRESS] = cell("redress", None, value=pounds(sums[REDRESS]))
        return sums[0], cells

    sheet.by_service(row)
    return sheet.done(sheet.rows[-1]["n"])
