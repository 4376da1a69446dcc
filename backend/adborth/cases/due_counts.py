"""How much is to be done, for whoever watches the service: numbers, and nothing about anybody."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from adborth.cases.models import Case, Clock


class DueCounts(NamedTuple):
    cases: int
    clocks: int


def count_due(connection: Connection, today: date) -> DueCounts:
    """Cases in which something is due, and running clocks that are past their day.

    Through the index of the next due day: what is done is never read, however much there is.
    """
    waiting = select(func.count()).where(Case.next_due_on.is_not(None))
    late = (
        select(func.count())
        .select_from(Case)
        .join(Clock, Clock.case_id == Case.id)
        .where(
            Case.next_due_on < today,
            Clock.due_on < today,
            Clock.finished_on.is_(None),
            Clock.stopped_on.is_(None),
            Clock.paused.is_(False),
        )
    )
    asked = select(waiting.scalar_subquery(), late.scalar_subquery())
    return DueCounts(*connection.execute(asked).one())
