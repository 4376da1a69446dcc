"""A bank holiday proclaimed or withdrawn after the calendar was made."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adborth.working_days.calendar import Calendar, HolidayNames


class RevisionAction(StrEnum):
    SEED = "seed"
    PROCLAIM = "proclaim"
    WITHDRAW = "withdraw"
    UNDO = "undo"
    EXTEND = "extend"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Proclaim:
    on: date
    names: HolidayNames
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Withdraw:
    on: date
    reason: str | None = None


CalendarChange = Proclaim | Withdraw


def propose_change(calendar: Calendar, change: CalendarChange) -> Calendar:
    """The calendar as it would be. Raises HolidayExists, HolidayOnWeekend, HolidayMissing or
    OutsideCalendar."""
    if isinstance(change, Proclaim):
        return calendar.with_holiday(change.on, change.names)
    return calendar.without_holiday(change.on)
