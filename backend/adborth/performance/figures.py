"""The facts behind the tables. Each is read once, when the first table asks for it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from adborth.cases.vocabulary import NotDone
from adborth.lists.in_memory import current_lists
from adborth.lists.repository import Entry
from adborth.lists.service import ListName
from adborth.performance import cells, queries, tally
from adborth.performance.definitions import EARLIER_YEARS_OF, Table
from adborth.performance.period import Period, Span
from adborth.performance.reading import Started, read_finished, read_started
from adborth.performance.scope import Scope
from adborth.procedures.timetable import ClockKind, StageKind
from adborth.working_days.calendar import Calendar


class Figures:
    """Of one scope, in one transaction. Cells are tuples that end with their count."""

    def __init__(self, connection: Connection, scope: Scope, calendar: Calendar) -> None:
        self.connection = connection
        self.scope = scope
        self.calendar = calendar
        self._read: dict[Span, Started] = {}
        self._kept: dict[Span, Mapping[cells.Event, Sequence[Any]]] = {}

    @cached_property
    def lists(self) -> Mapping[ListName, list[Entry]]:
        return current_lists(self.connection).names

    @cached_property
    def services(self) -> list[Entry]:
        chosen = self.scope.service
        return [chosen] if chosen else self.lists[ListName.SERVICES]

    @cached_property
    def themes(self) -> list[Entry]:
        return self.lists[ListName.THEMES]

    @cached_property
    def months(self) -> list[Span]:
        """Of the whole period: what has not happened yet is empty, not missing."""
        return list(self.scope.period.span.months())

    @cached_property
    def months_read(self) -> list[Span]:
        return list(self.scope.read.months())

    def _started(self, span: Span) -> Started:
        if span not in self._read:
            later: Sequence[Any] = ()
            if self.finished_later:
                later = self._run(cells.finished_later(self.one_team), self._asked(span))
            self._read[span] = read_started(self._counted(cells.START, span), later)
        return self._read[span]

    def _counted(self, event: cells.Event, span: Span) -> Iterator[tuple[int, int]]:
        for part in span.parts():
            if part.is_whole_months and not self.one_team:
                yield from self._tallies(part)[event]
            else:
                yield from self._run(cells.counts(event, self.one_team), self._asked(part))

    def _tallies(self, months: Span) -> Mapping[cells.Event, Sequence[Any]]:
        if months not in self._kept:
            self._kept[months] = cells.by_event(self._run(cells.tallies(), self._asked(months)))
        return self._kept[months]

    def _asked(self, span: Span) -> dict[str, Any]:
        days = {"first": span.first, "last": span.last, "as_at": self.scope.period.as_at}
        return {**days, **cells.ranges(span), **self.scope.chosen}

    @cached_property
    def contacts(self) -> tally.Cells:
        """(month, service, kind, theme, n)."""
        numbers = self._month_numbers
        return [
            (numbers[month], *what)
            for month, *what in self._started(self.scope.read).contacts
            if what[0] in self._service_ids
        ]

    def contacts_of(self, periods: Sequence[Period]) -> tally.Cells:
        """(period, service, kind, theme, n)."""
        return [
            (number, *what)
            for number, period in enumerate(periods)
            for _, *what in self._started(period.read).contacts
            if what[0] in self._service_ids
        ]

    @cached_property
    def starts(self) -> tally.Cells:
        """(clock, month, service, band, n), as it stood on the day of `as_at`; without month and
        band where no figure has them."""
        numbers = self._month_numbers
        started = [
            (clock, numbers[month], *what)
            for clock, month, *what in self._started(self.scope.read).clocks
            if what[0] in self._service_ids
        ]
        stage_2, entered = ClockKind.STAGE_2_ACKNOWLEDGEMENT, self._entered_later(StageKind.STAGE_2)
        return started + [(stage_2, None, service, None, n) for service, n, _ in entered]

    def stage_1_entered_in(self, periods: Sequence[Period]) -> tally.Cells:
        """(clock, period, service, band, n)."""
        return [
            (clock, number, *what)
            for number, period in enumerate(periods)
            for clock, _, *what in self._started(period.read).clocks
            if clock is ClockKind.STAGE_1_ACKNOWLEDGEMENT and what[0] in self._service_ids
        ]

    @cached_property
    def finished_later(self) -> bool:
        """Whether anything finished after the day of `as_at`, and so was not done by then."""
        latest = self.connection.execute(cells.last_finishes()).one()
        return any(day is not None and day > self.scope.period.as_at for day in latest)

    @cached_property
    def _finished(self) -> tally.Cells:
        found = read_finished(self._counted(cells.FINISH, self.scope.read))
        return [cell for cell in found if cell[1] in self._service_ids]

    @cached_property
    def finishes(self) -> tally.Cells:
        """(clock, service, band, result, n)."""
        return tally.cells(tally.by(self._finished, 0, 1, 2, 3))

    @cached_property
    def outcomes(self) -> tally.Cells:
        """(clock, service, outcome, n)."""
        found = [cell for cell in self._finished if cell[4] is not None]
        return tally.cells(tally.by(found, 0, 1, 4))

    @cached_property
    def paused(self) -> tally.Cells:
        """(clock, service, gross band, net days, n)."""
        found = self._found(queries.paused(self.one_team))
        return [cell for cell in found if cell[1] in self._service_ids]

    @cached_property
    def unacknowledged(self) -> tally.Cells:
        """(service, why, n)."""
        all_services = self._found(queries.unacknowledged(self.one_team, self.finished_later))
        found = [cell for cell in all_services if cell[0] in self._service_ids]
        withdrawn = {service: n for service, why, n in found if why == NotDone.WITHDRAWN}
        return [
            (service, why, n - withdrawn.get(service, 0) if why == NotDone.ENDED else n)
            for service, why, n in found
        ]

    @cached_property
    def stage_2_only(self) -> tally.Cells:
        """(service, n)."""
        return [(service, only) for service, _, only in self._entered_later(StageKind.STAGE_2)]

    @cached_property
    def at_the_ombudsman(self) -> tally.Cells:
        """(service, all of them, those that entered no other stage)."""
        return self._entered_later(StageKind.OMBUDSMAN)

    def _entered_later(self, stage: StageKind) -> tally.Cells:
        return [tuple(row) for entered, *row in self._later_entries if entered == stage]

    @cached_property
    def _later_entries(self) -> tally.Cells:
        """(stage, service, all of them, those that entered no stage before it)."""
        found = self._run(queries.later_entries(*self.scope.narrowing), self.scope.days)
        return [tuple(row) for row in found if row[1] in self._service_ids]

    @cached_property
    def ombudsman(self) -> dict[int, list[int]]:
        """By service: the numbers of `queries.ombudsman`."""
        sums: dict[int, list[int]] = {}
        team = self.scope.team
        for row in self._run(queries.ombudsman(), self.scope.days):
            if team is None or row[1] == team.id:
                before = sums.get(row[0], [0] * len(row[2:]))
                sums[row[0]] = [int(n) + m for n, m in zip(row[2:], before, strict=True)]
        return sums

    @cached_property
    def slow_responses(self) -> tally.Cells:
        """(started on, finished on, n)."""
        services = {"services": list(self._service_ids)}
        return self._found(queries.slow_responses(self.one_team), services)

    @cached_property
    def compliment_periods(self) -> list[Period]:
        most = EARLIER_YEARS_OF[Table.COMPLIMENTS]
        return [self.scope.period, *self.scope.earlier_periods(most)]

    @cached_property
    def compliments(self) -> tally.Cells:
        """(period, service, n)."""
        spans = [period.read for period in self.compliment_periods]
        statement = queries.compliments(len(spans), *self.scope.narrowing)
        return tally.filled(self._run(statement, {**_days(spans), **self.scope.chosen}))

    def emails(self, span: Span) -> dict[date, int]:
        rows = self._run(queries.MAILBOX, {"first": span.first, "last": span.last})
        return {row.month: row.emails for row in rows}

    def referrals(self, days: Sequence[date]) -> dict[tuple[date, int], int]:
        rows = self._run(queries.REFERRALS, {"days": list(days)})
        return {(row.on_day, row.service_id): row.referrals for row in rows}

    def working_days(self, span: Span) -> int:
        return self.calendar.working_days_between(span.first, span.last)

    def has_calendar(self, period: Period) -> bool:
        span = period.span
        return self.calendar.span_from <= span.first and span.last <= self.calendar.span_to

    @cached_property
    def _service_ids(self) -> frozenset[int]:
        return frozenset(service.id for service in self.services)

    @cached_property
    def _month_numbers(self) -> dict[int, int]:
        months = enumerate(self.months_read)
        return {month.first.year * 100 + month.first.month: number for number, month in months}

    @property
    def one_team(self) -> bool:
        return self.scope.team is not None

    def _found(self, statement: Any, more: Mapping[str, Any] | None = None) -> tally.Cells:
        params = {**self._asked(self.scope.read), **(more or {})}
        return tally.filled(self._run(statement, params))

    def _run(self, statement: Any, params: Mapping[str, Any]) -> Sequence[Any]:
        return self.connection.execute(statement, params).all()


def _days(spans: Sequence[Span]) -> dict[str, Any]:
    days: dict[str, Any] = {}
    for row, span in enumerate(spans):
        days[f"first_{row}"], days[f"last_{row}"] = span.first, span.last
    return days
