"""From what was asked to whose figures of which days; refuses, naming the field."""

from datetime import date

from sqlalchemy import Connection

from adborth.errors import Invalid
from adborth.lists.in_memory import current_lists
from adborth.lists.repository import Entry
from adborth.lists.service import ListName
from adborth.performance.period import Period, Span, span_of
from adborth.performance.schemas import FiguresQuery
from adborth.performance.scope import Scope
from adborth.working_days.calendar import Calendar
from adborth.working_days.errors import YearLabelWrong
from adborth.working_days.years import FinancialYear

MOST_MONTHS = 120


def scope_of(connection: Connection, query: FiguresQuery, calendar: Calendar, today: date) -> Scope:
    """Raises Invalid."""
    span = _span(query)
    _check_days(span, query, calendar)
    as_at = query.as_at or today
    if as_at > today:
        raise Invalid.one("as_at", "in-the-future")
    service, team = _chosen(connection, query)
    return Scope(Period(span, as_at), service, team, query.earlier)


def _span(query: FiguresQuery) -> Span:
    if query.year is not None:
        if query.first is not None or query.last is not None:
            raise Invalid.one("year", "year-or-span")
        try:
            return span_of(FinancialYear.parse(query.year))
        except YearLabelWrong as wrong:
            raise Invalid.one("year", "financial-year") from wrong
    if query.first is None and query.last is None:
        raise Invalid.one("year", "year-or-span")
    if query.first is None:
        raise Invalid.one("from", "missing")
    if query.last is None:
        raise Invalid.one("to", "missing")
    return Span(query.first, query.last)


def _check_days(span: Span, query: FiguresQuery, calendar: Calendar) -> None:
    if span.is_empty:
        raise Invalid.one("to", "ends-before-start")
    for name, day in (("from", span.first), ("to", span.last)):
        if not calendar.span_from <= day <= calendar.span_to:
            field = "year" if query.year is not None else name
            raise Invalid.one(
                field,
                "outside-calendar",
                on=day,
                span_from=calendar.span_from,
                span_to=calendar.span_to,
            )
    if len(list(span.months())) > MOST_MONTHS:
        raise Invalid.one("to", "span-too-long", months=MOST_MONTHS)


def _chosen(connection: Connection, query: FiguresQuery) -> tuple[Entry | None, Entry | None]:
    if query.service is None and query.team is None:
        return None, None
    lists = current_lists(connection).names
    service = _listed(lists[ListName.SERVICES], query.service, "service")
    team = _listed(lists[ListName.TEAMS], query.team, "team")
    if service and team and team.service_id != service.id:
        own = [one for one in lists[ListName.TEAMS] if one.service_id == service.id]
        known = ", ".join(one.code for one in own)
        raise Invalid.one("team", "team-of-another-service", entry=team.code, known=known)
    return service, team


def _listed(entries: list[Entry], code: str | None, field: str) -> Entry | None:
    if code is None:
        return None
    for entry in entries:
        if entry.code == code:
            return entry
    known = ", ".join(entry.code for entry in entries)
    raise Invalid.one(field, "not-listed", known=known)
