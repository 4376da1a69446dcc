"""When a clock runs out."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from adborth.procedures.timetable import ClockKind, ClockRule, Event, Procedure, StageKind, Unit
from adborth.working_days.calendar import Calendar


@dataclass(frozen=True, slots=True)
class ExpectedClock:
    """A clock of something that has only been received."""

    rule: ClockRule
    started_on: date
    due_on: date


def due_on(rule: ClockRule, trigger: date, calendar: Calendar) -> date:
    """The last day that is in time; the day of the trigger is day 0."""
    if rule.unit is Unit.CALENDAR_MONTHS:
        return add_months(trigger, rule.length)
    return calendar.add(trigger, rule.length)


def due_on_if_chain_kept(
    procedure: Procedure, rule: ClockRule, began: date, calendar: Calendar
) -> date:
    """The due date if every clock of the chain before it had ended on its last lawful day.

    `began` is the trigger of the first clock of the chain.
    """
    if rule.follows is None:
        return due_on(rule, began, calendar)
    before = procedure.rule(rule.follows)
    return due_on(rule, due_on_if_chain_kept(procedure, before, began, calendar), calendar)


def expected_clocks(
    procedure: Procedure, stage: StageKind, received_on: date, calendar: Calendar
) -> list[ExpectedClock]:
    """What falls due when it is received on that day and enters that stage at once.

    A clock that follows another runs from the last lawful day of the one before.
    Raises OutsideCalendar.
    """
    begun = {Event.RECEIVED: received_on, Event.ENTERED: received_on}
    found: dict[ClockKind, ExpectedClock] = {}
    for rule in (*procedure.clocks_of(None), *procedure.clocks_of(stage)):
        started_on = begun.get(rule.starts)
        if rule.follows in found:
            started_on = found[rule.follows].due_on
        if started_on is not None:
            due = due_on(rule, started_on, calendar)
            found[rule.kind] = ExpectedClock(rule, started_on, due)
    return sorted(found.values(), key=lambda clock: (clock.due_on, clock.rule.kind))


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
