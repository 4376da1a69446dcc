"""Counts as the API and the command line tell them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from adborth.errors import DomainError, FieldError
from adborth.i18n.catalogue import both
from adborth.working_days.calendar import SATURDAY, Calendar, Skipped
from adborth.working_days.errors import EndsBeforeStart, OutsideCalendar, PairsWrong
from adborth.working_days.schemas import DaysFrom, DueDate, Elapsed, FromTo, SkippedDay

MOST_WRONG_PAIRS = 100


def due_date(calendar: Calendar, start: date, days: int) -> DueDate:
    due_on = calendar.add(start, days)
    return DueDate(
        start=start,
        days=days,
        due_on=due_on,
        provisional=calendar.provisional(due_on),
        skipped=[skipped_day(day) for day in calendar.skipped(start, due_on)],
        calendar_revision=calendar.revision,
    )


def elapsed(calendar: Calendar, start: date, end: date) -> Elapsed:
    """Raises EndsBeforeStart."""
    return Elapsed(
        start=start,
        to=end,
        days=count_days(calendar, start, end),
        provisional=calendar.provisional(end),
        skipped=[skipped_day(day) for day in calendar.skipped(start, end)],
        calendar_revision=calendar.revision,
    )


def count_days(calendar: Calendar, start: date, end: date) -> int:
    """`elapsed` for people, who never mean a negative number. Raises EndsBeforeStart."""
    if end < start:
        raise EndsBeforeStart(errors=[FieldError("to", "ends-before-start")])
    return calendar.elapsed(start, end)


def skipped_day(day: Skipped) -> SkippedDay:
    return SkippedDay.model_validate(told(day))


def told(day: Skipped) -> dict[str, Any]:
    """A skipped day as plain values."""
    if day.names is not None:
        name = {"en": day.names.en, "cy": day.names.cy}
    else:
        name = both("weekday-saturday" if day.on.weekday() == SATURDAY else "weekday-sunday")
    return {"on": day.on, "reason": day.reason, "name": name}


def due_dates(calendar: Calendar, pairs: Sequence[DaysFrom]) -> list[dict[str, Any]]:
    """Raises PairsWrong, which names every wrong pair by its place."""
    starts, days = [pair.start for pair in pairs], [pair.days for pair in pairs]
    try:
        due = calendar.add_many(starts, days)
    except DomainError:
        raise PairsWrong(errors=_first(_wrong_due_dates(calendar, pairs))) from None
    confirmed_to = calendar.confirmed_to
    return [
        {"from": start, "days": number, "due_on": due_on, "provisional": due_on > confirmed_to}
        for start, number, due_on in zip(starts, days, due, strict=True)
    ]


def elapsed_days(calendar: Calendar, pairs: Sequence[FromTo]) -> list[dict[str, Any]]:
    """Raises PairsWrong, which names every wrong pair by its place."""
    starts, ends = [pair.start for pair in pairs], [pair.to for pair in pairs]
    wrong = _first(_wrong_elapsed(calendar, pairs))
    if wrong:
        raise PairsWrong(errors=wrong)
    confirmed_to = calendar.confirmed_to
    return [
        {"from": start, "to": end, "days": number, "provisional": end > confirmed_to}
        for start, end, number in zip(
            starts, ends, calendar.elapsed_many(starts, ends), strict=True
        )
    ]


def _first(wrong: Iterator[FieldError]) -> list[FieldError]:
    return [error for error, _ in zip(wrong, range(MOST_WRONG_PAIRS), strict=False)]


def _wrong_due_dates(calendar: Calendar, pairs: Sequence[DaysFrom]) -> Iterator[FieldError]:
    for place, pair in enumerate(pairs):
        try:
            calendar.add(pair.start, pair.days)
        except OutsideCalendar as error:
            field = "from" if not _in_span(calendar, pair.start) else "days"
            yield FieldError(f"pairs.{place}.{field}", error.code, error.params)


def _wrong_elapsed(calendar: Calendar, pairs: Sequence[FromTo]) -> Iterator[FieldError]:
    for place, pair in enumerate(pairs):
        for field, day in (("from", pair.start), ("to", pair.to)):
            if not _in_span(calendar, day):
                error = OutsideCalendar(day, calendar.span_from, calendar.span_to)
                yield FieldError(f"pairs.{place}.{field}", error.code, error.params)
        if pair.to < pair.start:
            yield FieldError(f"pairs.{place}.to", EndsBeforeStart.code)


def _in_span(calendar: Calendar, day: date) -> bool:
    return calendar.span_from <= day <= calendar.span_to
