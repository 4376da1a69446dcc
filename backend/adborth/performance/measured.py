"""What the work is measured against: e-mails, active referrals, compliments (Tables 1, 2, 5)."""

from datetime import date
from typing import Any

from adborth.lists.repository import Entry
from adborth.performance import tally, wording
from adborth.performance.arithmetic import per_thousand, quotient
from adborth.performance.definitions import EARLIER_YEARS_OF, Table
from adborth.performance.figures import Figures
from adborth.performance.period import Period, Span
from adborth.performance.received import ENTERED, entries_of
from adborth.performance.sheet import Cell, Sheet, cell, codes


def emails(figures: Figures) -> dict[str, Any]:
    """Of whole months only, since that is how the mailbox is counted."""
    sheet = Sheet(Table.EMAILS, figures)
    sheet.named_columns(("emails", "months", "working_days", "per_working_day"))
    earlier = figures.scope.earlier_periods(EARLIER_YEARS_OF[Table.EMAILS])
    for period in reversed(earlier):
        if figures.has_calendar(period):
            _emails_row(sheet, period, only_with_counts=True)
    return sheet.done(_emails_row(sheet, figures.scope.period, only_with_counts=False))


def _emails_row(sheet: Sheet, period: Period, *, only_with_counts: bool) -> int | None:
    months = period.read.whole_months()
    counted: dict[date, int] = {}
    working_days = 0
    if months:
        span = Span(months[0].first, months[-1].last)
        counted = sheet.figures.emails(span)
        working_days = sheet.figures.working_days(span)
    if only_with_counts and not counted:
        return None
    emails = sum(counted.values()) if counted else None
    rate = None if emails is None else quotient(emails, working_days, 1)
    cells = [
        cell("emails", emails),
        cell("months", len(counted)),
        cell("working_days", working_days),
        cell("per_working_day", None, value=rate),
    ]
    sheet.row(period.label, wording.plain(period.label), emails, cells)
    return emails


def referrals(figures: Figures) -> dict[str, Any]:
    """Stage 1 entered in the year per 1,000 referrals active on its 31 March."""
    sheet = Sheet(Table.REFERRALS, figures)
    earlier = figures.scope.earlier_periods(EARLIER_YEARS_OF[Table.REFERRALS])
    periods = [figures.scope.period, *earlier]
    days = [_snapshot_day(period) for period in periods]
    active = figures.referrals([day for day in days if day])
    entered = [tally.by(entries_of(figures), 2)]
    before = tally.by(figures.stage_1_entered_in(earlier), 1, 2)
    for number in range(len(earlier)):
        entered.append(tally.by([(key[1], n) for key, n in before.items() if key[0] == number], 0))
    known = [0, *(number for number in range(1, len(periods)) if _known(active, days[number]))]
    for number in known:
        _referral_columns(sheet, periods[number], suffix=_suffix(periods[number], number))

    def row(service: Entry | None) -> tuple[int, list[Cell]]:
        cells = []
        for number in known:
            services = [service] if service else figures.services
            counted = {one.id: entered[number][one.id] for one in services}
            cells += _rate(
                sheet,
                _suffix(periods[number], number),
                counted,
                {one: _active(active, days[number], one) for one in counted},
                sheet.links.started(ENTERED, periods[number].read, codes(service)),
            )
        return cells[0]["count"], cells

    sheet.by_service(row)
    return sheet.done(tally.total(entries_of(figures)))


def _rate(
    sheet: Sheet, suffix: str, entered: dict[int, int], active: dict[int, int | None], link: str
) -> list[Cell]:
    """The combined rate is the sum over the sum; without all of its parts there is none."""
    complaints = sum(entered.values())
    missing = any(active[one] is None and entered[one] for one in entered)
    given = [n for n in active.values() if n is not None]
    referrals = None if missing or not given else sum(given)
    rate = None if referrals is None else per_thousand(complaints, referrals)
    return [
        cell(f"complaints{suffix}", complaints, cases=link),
        cell(f"active_referrals{suffix}", referrals),
        cell(f"rate{suffix}", rate),
    ]


def _snapshot_day(period: Period) -> date | None:
    """The last 31 March of the period, once it has come."""
    day = period.span.last_31_march()
    return day if day is not None and day <= period.as_at else None


def _active(active: dict[tuple[date, int], int], day: date | None, service: int) -> int | None:
    return None if day is None else active.get((day, service))


def _known(active: dict[tuple[date, int], int], day: date | None) -> bool:
    return any(snapshot == day for snapshot, _ in active)


def _suffix(period: Period, number: int) -> str:
    return f"_{period.label}" if number else ""


def _referral_columns(sheet: Sheet, period: Period, suffix: str) -> None:
    for key in ("complaints", "active_referrals", "rate"):
        names = wording.in_year(key.replace("_", "-"), period.label)
        sheet.column(f"{key}{suffix}", names)


def compliments(figures: Figures) -> dict[str, Any]:
    """Received in the year, and in the years before it."""
    sheet = Sheet(Table.COMPLIMENTS, figures)
    periods = figures.compliment_periods
    by_year, whole = tally.by(figures.compliments, 0, 1), tally.by(figures.compliments, 0)
    shown = [number for number in range(len(periods)) if number == 0 or whole[number]]
    for number in reversed(shown):
        label = periods[number].label
        sheet.column(label, wording.plain(label))

    def row(service: Entry | None) -> tuple[int, list[Cell]]:
        counts = {n: by_year[n, service.id] if service else whole[n] for n in shown}
        cells = [
            cell(
                periods[number].label,
                counts[number],
                cases=sheet.links.compliments(periods[number].read, codes(service)),
            )
            for number in reversed(shown)
        ]
        return counts[0], cells

    sheet.by_service(row)
    return sheet.done(whole[0])
