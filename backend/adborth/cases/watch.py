"""Stage 2 is a right: the list of requests and people that must not be lost from sight."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from adborth.access.service import Actor
from adborth.cases.models import Case, Stage
from adborth.cases.need_to_know import asker, known_to
from adborth.cases.waiting import NOT_STARTED
from adborth.db.base import Query
from adborth.lists.in_memory import ListsInMemory, current_lists
from adborth.lists.vocabulary import ListName
from adborth.procedures.due_dates import add_months
from adborth.procedures.timetable import StageKind
from adborth.working_days.calendar import Calendar

MONTHS_BACK = 24


def stage_2_watch(
    connection: Connection, actor: Actor, calendar: Calendar, today: date
) -> dict[str, Any]:
    since = add_months(today, -MONTHS_BACK)
    asked = select(Stage.case_id).where(Stage.stage == StageKind.STAGE_2)
    not_started = _watched(
        StageKind.STAGE_2,
        Stage.entered_on,
        *NOT_STARTED,
    )
    never_offered = _watched(
        StageKind.STAGE_1,
        Stage.dissatisfied_on,
        Stage.dissatisfied_on >= since,
        Stage.stage_2_offered_on.is_(None),
        Case.id.not_in(asked),
    )
    lists = current_lists(connection)
    return {
        "not_started": _shown(connection, actor, not_started, lists, calendar, today),
        "never_offered": _shown(connection, actor, never_offered, lists, calendar, today),
    }


def _watched(stage: StageKind, since: Any, *conditions: ColumnElement[bool]) -> Query:
    return (
        select(
            Case.reference,
            since.label("since_on"),
            Case.service_id,
            Case.team_id,
        )
        .join(Stage, Stage.case_id == Case.id)
        .where(Stage.stage == stage, *conditions)
        .order_by(since, Case.id)
    )


def _shown(
    connection: Connection,
    actor: Actor,
    query: Query,
    lists: ListsInMemory,
    calendar: Calendar,
    today: date,
) -> list[dict[str, Any]]:
    return [
        {
            "reference": row.reference,
            "since_on": row.since_on,
            "working_days": calendar.elapsed(row.since_on, today),
            "service": lists.shown[ListName.SERVICES][row.service_id],
            "team": lists.shown[ListName.TEAMS][row.team_id],
        }
        for row in connection.execute(query.where(known_to(actor.reach)), asker(actor))
    ]
