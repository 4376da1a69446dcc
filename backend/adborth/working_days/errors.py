"""What can go wrong with working days.

DomainError
├─ NotFound
│  ├─ CalendarRevisionMissing   no such change of the calendar
│  └─ ClosureMissing            no council closure on that day
├─ Conflict
│  ├─ HolidayExists             the day is a bank holiday already
│  ├─ HolidayMissing            the day is no bank holiday
│  ├─ HolidayOnWeekend          the day is no working day already
│  ├─ ClosureExists             the council is closed on that day already
│  ├─ ChangeUndone              the change was taken back before
│  ├─ ChangeNotUndoable         a seed, an extension or an undo cannot be taken back
│  └─ ConfirmedAlready          the year is marked as proclaimed already
├─ Unavailable
│  └─ CalendarMissing           no calendar has been seeded yet
└─ Invalid
   ├─ OutsideCalendar           the calendar has no data for the day
   ├─ EndsBeforeStart           the days are counted backwards
   ├─ DaysOutOfRange            a negative number of days, or too many
   ├─ YearLabelWrong            a text that names no financial year
   ├─ SpanTooFar                the calendar reaches that far already, or never can
   ├─ ConfirmedPastSpan         a year cannot be proclaimed before the calendar has it
   └─ PairsWrong                some pairs of a batch are wrong; names each by its place
"""

from datetime import date

from adborth.errors import Conflict, Invalid, NotFound, Unavailable


class CalendarMissing(Unavailable): ...


class CalendarRevisionMissing(NotFound): ...


class ClosureMissing(NotFound): ...


class HolidayExists(Conflict): ...


class HolidayMissing(Conflict): ...


class HolidayOnWeekend(Conflict): ...


class ClosureExists(Conflict): ...


class ChangeUndone(Conflict): ...


class ChangeNotUndoable(Conflict): ...


class ConfirmedAlready(Conflict): ...


class OutsideCalendar(Invalid):
    """Raised instead of reading "no data" as "no holidays"."""

    def __init__(self, on: date, span_from: date, span_to: date) -> None:
        super().__init__(on=on, span_from=span_from, span_to=span_to)


class EndsBeforeStart(Invalid): ...


class DaysOutOfRange(Invalid): ...


class YearLabelWrong(Invalid): ...


class SpanTooFar(Invalid): ...


class ConfirmedPastSpan(Invalid): ...


class PairsWrong(Invalid): ...
