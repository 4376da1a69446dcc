"""A case as a row of a list, which stands at the head of the whole case too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from adborth.clock import today
from adborth.db.session import Database
from adborth.lists.in_memory import ListsInMemory, lists_in_force, lists_in_memory
from adborth.lists.vocabulary import ListName
from adborth.working_days.calendar import Calendar
from adborth.working_days.repository import calendar_in_force, calendar_in_memory

Json = dict[str, Any]
# Named once: on Python 3.11 it takes longer to name a member of an enumeration than to look it up.
SERVICES, TEAMS = ListName.SERVICES, ListName.TEAMS
THEMES, CHANNELS = ListName.THEMES, ListName.CHANNELS
# The columns that a summary is made of.
SUMMARISED = (
    "id",
    "reference",
    "tracker_ref",
    "kind",
    "state",
    "service_id",
    "team_id",
    "theme_id",
    "channel_id",
    "received_on",
    "receipted_on",
    "next_due_on",
    "next_clock",
    "version",
    "restricted",
    "disposed_on",
    "assigned_to",
    "assignee",
)


@dataclass(frozen=True, slots=True)
class Present:
    """What cases are shown by: the calendar and the lists in force, and today."""

    calendar: Calendar
    lists: ListsInMemory
    today: date

    @classmethod
    def of(cls, connection: Connection, row: Any) -> "Present":
        """By the columns `calendar_stamp` and `lists_stamp`."""
        return cls(calendar_in_force(connection, row), lists_in_force(connection, row), today())

    @classmethod
    def at(cls, database: Database, row: Any) -> "Present":
        """The same, for a row that was read by itself."""
        pool = database.engine.pool
        calendar, lists = calendar_in_memory(pool, row), lists_in_memory(pool, row)
        if calendar is not None and lists is not None:
            return cls(calendar, lists, today())
        with database.reading() as connection:
            return cls.of(connection, row)


def summary_of(values: Sequence[Any], present: Present) -> Json:
    """Of the values of SUMMARISED."""
    (
        _id,
        reference,
        tracker_ref,
        kind,
        state,
        service,
        team,
        theme,
        channel,
        received_on,
        receipted_on,
        next_due_on,
        next_clock,
        version,
        restricted,
        disposed_on,
        assigned_to,
        assignee,
    ) = values
    shown = present.lists.shown
    due = None if next_due_on is None else date.fromisoformat(next_due_on)
    return {
        "reference": reference,
        "tracker_ref": tracker_ref,
        "kind": kind,
        "state": state,
        "received_on": received_on,
        "receipted_on": receipted_on,
        "next_due_on": next_due_on,
        "next_clock": next_clock,
        "version": version,
        "restricted": bool(restricted),
        "service": shown[SERVICES][service],
        "team": shown[TEAMS][team],
        "theme": shown[THEMES][theme],
        "channel": shown[CHANNELS][channel],
        "assigned_to": assignee and {"id": assigned_to, "name": assignee},
        "overdue": due is not None and due < present.today,
        "working_days_left": due and present.calendar.elapsed(present.today, due),
        "disposed_on": disposed_on,
    }
