"""What the figures are about: a period, the day at whose end they are read, and who is asked."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from adborth.working_days.years import FinancialYear

MARCH, LAST_OF_MARCH = 3, 31


@dataclass(frozen=True, slots=True)
class Span:
    """[first, last], both included; empty where the last day is before the first."""

    first: date
    last: date

    @property
    def is_empty(self) -> bool:
        return self.last < self.first

    def months(self) -> Iterator["Span"]:
        """The calendar months of the span, the first and the last cut to it."""
        day = self.first
        while day <= self.last:
            end = min(end_of_month(day), self.last)
            yield Span(day, end)
            day = end + timedelta(1)

    def whole_months(self) -> list["Span"]:
        return [month for month in self.months() if month.is_whole_month]

    def parts(self) -> list["Span"]:
        """The whole months together, and what is cut off before and behind them."""
        whole = self.whole_months()
        if not whole:
            return [self]
        one_day = timedelta(1)
        parts = (
            Span(self.first, whole[0].first - one_day),
            Span(whole[0].first, whole[-1].last),
            Span(whole[-1].last + one_day, self.last),
        )
        return [part for part in parts if not part.is_empty]

    @property
    def is_whole_months(self) -> bool:
        return self.first.day == 1 and self.last == end_of_month(self.last)

    @property
    def is_whole_month(self) -> bool:
        return self.first.day == 1 and self.last == end_of_month(self.first)

    @property
    def year(self) -> FinancialYear | None:
        """The financial year that the span is, if it is one."""
        year = FinancialYear.of(self.first)
        return year if (year.first_day, year.last_day) == (self.first, self.last) else None

    def last_31_march(self) -> date | None:
        year = self.last.year
        for day in (date(year, MARCH, LAST_OF_MARCH), date(year - 1, MARCH, LAST_OF_MARCH)):
            if self.first <= day <= self.last:
                return day
        return None


@dataclass(frozen=True, slots=True)
class Period:
    """`as_at` is the day at whose end the figures are read: later facts do not count."""

    span: Span
    as_at: date

    @property
    def read(self) -> Span:
        """The part of the span that has happened by then."""
        return Span(self.span.first, min(self.span.last, self.as_at))

    @property
    def label(self) -> str:
        year = self.span.year
        return year.label if year else f"{self.span.first}/{self.span.last}"

    def earlier(self, years: int) -> list["Period"]:
        """The financial years before this one, the latest first; none before another span."""
        year = self.span.year
        if year is None:
            return []
        starts = range(year.start - 1, max(year.start - 1 - years, 0), -1)
        return [Period(span_of(FinancialYear(start)), self.as_at) for start in starts]


def span_of(year: FinancialYear) -> Span:
    return Span(year.first_day, year.last_day)


def end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
