"""How long a contact is kept: its class, and the day on which it may be disposed of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from adborth.cases.vocabulary import CaseKind, State
from adborth.procedures.due_dates import add_months

# Beside the kinds of cases.
COMPLIMENT = "compliment"
KINDS: frozenset[str] = frozenset(CaseKind) | {COMPLIMENT}
ENDED = frozenset({State.CLOSED, State.WITHDRAWN})
# Nobody closed it: it counts as ended on the day of the last answer.
ANSWERED = frozenset({State.RESOLVED, State.STAGE_1_RESPONDED, State.STAGE_2_RESPONDED})


@dataclass(frozen=True, slots=True)
class RetentionClass:
    """Without kinds and services it takes nothing by itself."""

    code: str
    years: int
    kinds: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    otherwise: bool = False
    to_be_confirmed: bool = False

    def takes(self, kind: str, service: str) -> bool:
        return kind in self.kinds and (not self.services or service in self.services)


@dataclass(frozen=True, slots=True)
class Schedule:
    """The classes in force from a day on, in the order in which they take contacts."""

    version: str
    valid_from: date
    classes: tuple[RetentionClass, ...]

    def find(self, code: str | None) -> RetentionClass | None:
        return next((one for one in self.classes if one.code == code), None)

    @property
    def otherwise(self) -> RetentionClass:
        return next(one for one in self.classes if one.otherwise)

    def class_of(self, kind: str, service: str, chosen: str | None = None) -> RetentionClass:
        """The class chosen by hand, unless this schedule has it no more; else the first to take."""
        by_itself = (one for one in self.classes if one.takes(kind, service))
        return self.find(chosen) or next(by_itself, self.otherwise)


def schedule_on(schedules: Iterable[Schedule], day: date) -> Schedule:
    """Of schedules in the order of their days; before the first, the first."""
    known = list(schedules)
    return next((one for one in reversed(known) if one.valid_from <= day), known[0])


def disposal_due_on(ended: date | None, years: int) -> date | None:
    return None if ended is None else add_months(ended, 12 * years)


def last_end(today: date, years: int) -> date:
    """The last day on which a contact can have ended to be due for disposal today."""
    same_day = add_months(today, -12 * years)
    next_day = same_day + timedelta(days=1)
    return next_day if add_months(next_day, 12 * years) <= today else same_day
