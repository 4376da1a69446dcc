"""When a clock runs out."""

from calendar import monthrange
from datetime import date

from adborth.procedures.timetable import ClockRule, Procedure, Unit
from adborth.working_days.calendar import Calendar


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


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
