"""The facts behind the tables. Each is read once, when the first table asks for it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from adborth.cases.bands import UNFINISHED
from adborth.cases.vocabulary import NotDone
from adborth.lists.repository import Entry
from adborth.lists.service import ListName, list_names
from adborth.performance import cells, queries, tally
from adborth.performance.definitions import EARLIER_YEARS_OF, Table
from adborth.performance.period import Period, Span
from adborth.performance.scope import Scope
from adborth.procedures.timetable import ClockKind
from adborth.working_days.calendar import Calendar


class Figures:
    """Of one scope, in one transaction. Cells are tuples that end with their count."""

    def __init__(self, connection: Connection, scope: Scope, calendar: Calendar) -> None:
        self.connection = connection
        self.scope = scope
        self.calendar = calendar

    @cached_property
    def lists(self) -> Mapping[ListName, list[Entry]]:
        return list_names(self.connection)

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

    @cached_property
    def contacts(self) -> tally.Cells:
        """(month, service, kind, theme, n)."""
        return self._contacts(self.months_read)

    def contacts_of(self, periods: Sequence[Period]) -> tally.Cells:
        return self._contacts([period.read for period in periods])

    def _contacts(self, spans: Sequence[Span]) -> tally.Cells:
        if not spans:
            return []
        return self._cells(cells.contacts(len(spans), *self.scope.narrowing), spans)

    def _cells(self, statement: Any, spans: Sequence[Span]) -> tally.Cells:
        return tally.filled(self._run(statement, {**_days(spans), **self.scope.chosen}))

    @cached_property
    def starts(self) -> tally.Cells:
        """(clock, month or None, service, band, n), as it stood on the day of `as_at`."""
        acknowledged, read = ClockKind.STAGE_1_ACKNOWLEDGEMENT, self.scope.read
        asked: list[tuple[ClockKind, int | None, Span]] = [
            (acknowledged, number, month) for number, month in enumerate(self.months_read)
        ]
        whole = (
            ClockKind.RECEIPT,
            ClockKind.ENQUIRY_RESOLUTION,
            ClockKind.STAGE_2_ACKNOWLEDGEMENT,
        )
        asked += [(clock, None, read) for clock in whole]
        return self._starts(asked)

    def stage_1_entered_in(self, periods: Sequence[Period]) -> tally.Cells:
        """(clock, period, service, band, n)."""
        clock = ClockKind.STAGE_1_ACKNOWLEDGEMENT
        return self._starts([(clock, number, one.read) for number, one in enumerate(periods)])

    def _starts(self, asked: Sequence[tuple[ClockKind, int | None, Span]]) -> tally.Cells:
        if not asked:
            return []
        statement = cells.starts(len(asked), *self.scope.narrowing, self.finished_later)
        params = _days([span for _, _, span in asked])
        params |= {f"clock_{row}": clock.value for row, (clock, _, _) in enumerate(asked)}
        params |= self.scope.chosen | self._as_at
        found = []
        for row, service, band, n, later in self._run(statement, params):
            clock, number, _ = asked[row]
            if n - later:
                found.append((clock, number, service, band, n - later))
            if later:
                found.append((clock, number, service, UNFINISHED, later))
        return found

    @cached_property
    def finished_later(self) -> bool:
        """Whether anything finished after the day of `as_at`, and so was not done by then."""
        latest: date | None = self.connection.scalar(cells.last_finish())
        return latest is not None and latest > self.scope.period.as_at

    @cached_property
    def finishes(self) -> tally.Cells:
        """(clock, service, band, result, n)."""
        return tally.filled(self._run(cells.finishes(*self.scope.narrowing), self.scope.days))

    @cached_property
    def paused(self) -> tally.Cells:
        """(clock, service, gross band, net days, n)."""
        return self._found(queries.paused(self.one_team))

    @cached_property
    def outcomes(self) -> tally.Cells:
        """(clock, service, outcome, n)."""
        return tally.filled(self._run(cells.outcomes(*self.scope.narrowing), self.scope.days))

    @cached_property
    def unacknowledged(self) -> tally.Cells:
        """(service, why, n)."""
        then = (self.one_team, self.finished_later)
        withdrawn = tally.by(self._found(queries.withdrawn_unacknowledged(*then)), 0)
        found: list[tuple[Any, ...]] = [
            (service, NotDone.WITHDRAWN, n) for service, n in withdrawn.items()
        ]
        for service, why, n in self._found(queries.unacknowledged(*then)):
            ended = why == NotDone.ENDED
            found.append((service, why, n - withdrawn.get(service, 0) if ended else n))
        return found

    @cached_property
    def stage_2_only(self) -> tally.Cells:
        """(service, n)."""
        return self._found(queries.stage_2_only(self.one_team))

    @cached_property
    def at_the_ombudsman(self) -> tally.Cells:
        """(service, all of them, those that entered no other stage)."""
        statement = queries.at_the_ombudsman(*self.scope.narrowing)
        return [tuple(row) for row in self._run(statement, self.scope.days)]

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
        return self._found(queries.slow_responses(self.one_team))

    @cached_property
    def compliment_periods(self) -> list[Period]:
        most = EARLIER_YEARS_OF[Table.COMPLIMENTS]
        return [self.scope.period, *self.scope.earlier_periods(most)]

    @cached_property
    def compliments(self) -> tally.Cells:
        """(period, service, n)."""
        spans = [period.read for period in self.compliment_periods]
        return self._cells(queries.compliments(len(spans), *self.scope.narrowing), spans)

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

    @property
    def one_team(self) -> bool:
        return self.scope.team is not None

    def _found(self, statement: Any) -> tally.Cells:
        services = [service.id for service in self.services]
        params = {**self.scope.days, **self._as_at, "services": services}
        return tally.filled(self._run(statement, params))

    @property
    def _as_at(self) -> dict[str, date]:
        return {"as_at": self.scope.period.as_at}

    def _run(self, statement: Any, params: Mapping[str, Any]) -> Sequence[Any]:
        return self.connection.execute(statement, params).all()


def _days(spans: Sequence[Span]) -> dict[str, Any]:
    days: dict[str, Any] = {}
    for row, span in enumerate(spans):
        days[f"first_{row}"], days[f"last_{row}"] = span.first, span.last
    return days
