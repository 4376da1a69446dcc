"""The day's work: what is due and what waits for what, counted and shown in one statement."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    select,
    union,
)

from adborth.access.roles import Permission, Reach, Whose
from adborth.access.service import Actor
from adborth.cases.errors import InputWrong
from adborth.cases.listing import COLUMNS
from adborth.cases.models import Case, Clock, Person, Stage
from adborth.cases.need_to_know import OWN_TEAMS, asker, known_to
from adborth.cases.next_actions import Running, next_action
from adborth.cases.permissions import may_do
from adborth.cases.repository import with_assignees
from adborth.cases.summaries import SUMMARISED, Json, Present, summary_of
from adborth.cases.vocabulary import DueWhen, PersonRole, State, Waiting
from adborth.cases.waiting import NOT_STARTED, OF, WAITS_FOR
from adborth.db.base import Query
from adborth.db.json import json_rows, read_rows
from adborth.procedures.timetable import ClockKind, StageKind
from adborth.working_days.calendar import Calendar

Group = DueWhen | Waiting
ROWS = 10
SOON = 5
TODAY: Any = bindparam("today", type_=Date())
SOON_TO: Any = bindparam("soon_to", type_=Date())
FALLS_DUE: Mapping[DueWhen, ColumnElement[bool]] = {
    DueWhen.OVERDUE: Case.next_due_on < TODAY,
    DueWhen.TODAY: Case.next_due_on == TODAY,
    DueWhen.SOON: and_(Case.next_due_on > TODAY, Case.next_due_on <= SOON_TO),
    DueWhen.LATER: Case.next_due_on > SOON_TO,
}
GROUPS: Mapping[Group, ColumnElement[bool]] = dict([*FALLS_DUE.items(), *WAITS_FOR.items()])
WAITING: Mapping[Group, Waiting] = {group: group for group in WAITS_FOR}
# Who mostly sends receipts and acknowledgements sees those first.
CLERICAL = (Waiting.NOT_RECEIPTED, Waiting.NOT_ACKNOWLEDGED)


@dataclass(frozen=True, slots=True)
class Day:
    today: date
    soon_to: date

    @classmethod
    def of(cls, today: date, calendar: Calendar) -> "Day":
        return cls(today, calendar.add(today, SOON))


def get_today(
    connection: Connection, actor: Actor, present: Present, whose: Whose | None
) -> dict[str, Any]:
    day = Day.of(present.today, present.calendar)
    choices = choices_of(connection, actor)
    asked = chosen(whose, choices)
    values = {"today": day.today, "soon_to": day.soon_to, **asker(actor)}
    row = connection.execute(_today(actor.reach, asked), values).one()
    counts = read_rows(row.counts)[0]
    return {
        "today": day.today,
        "soon_to": day.soon_to,
        "whose": asked,
        "choices": choices,
        "total": counts["total"],
        "unassigned": counts["unassigned"] or 0,
        "groups": [
            {
                "group": group,
                "count": counts[group] or 0,
                "cases": link_to(group, asked, day),
                "items": [
                    _item(item, group, actor, present) for item in read_rows(getattr(row, group))
                ],
            }
            for group in order_for(actor)
        ],
    }


def choices_of(connection: Connection, actor: Actor) -> list[Whose]:
    return choices_for(actor, answers_for_teams=_answers_for_teams(connection, actor))


def choices_for(actor: Actor, *, answers_for_teams: bool) -> list[Whose]:
    """The last one is what they see first. Who sees but their teams' cases has no others."""
    if actor.reach == {Reach.OWN_TEAMS}:
        return [Whose.MINE, Whose.TEAM]
    return [Whose.MINE, *([Whose.TEAM] if answers_for_teams else []), Whose.ALL]


def chosen(whose: Whose | None, choices: Sequence[Whose]) -> Whose:
    """What is asked for, or what they see first. Raises InputWrong where no team is theirs."""
    if whose is Whose.TEAM and whose not in choices:
        raise InputWrong.one("whose", "no-team-of-theirs")
    return whose or choices[-1]


def order_for(actor: Actor) -> list[Group]:
    permissions = actor.permissions
    clerk = Permission.RECEIPT_CASES in permissions and Permission.CHANGE_CASES not in permissions
    first = CLERICAL if clerk else ()
    return [*first, *(group for group in GROUPS if group not in first)]


def link_to(group: Group, whose: Whose, day: Day) -> str:
    """The list of exactly those cases."""
    filters: dict[Group, str] = {
        DueWhen.OVERDUE: "overdue=true",
        DueWhen.TODAY: f"due_from={day.today}&due_by={day.today}",
        DueWhen.SOON: f"due_from={_after(day.today)}&due_by={day.soon_to}",
        DueWhen.LATER: f"due_from={_after(day.soon_to)}",
    }
    narrowed = filters.get(group) or f"waiting={group}"
    # What waits for an agreement has nothing due, which this order would leave out.
    order = "" if group in WAITS_FOR else "&sort=next_due_on"
    return f"/api/v1/cases?{narrowed}{order}&whose={whose}"


def _after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _answers_for_teams(connection: Connection, actor: Actor) -> bool:
    return bool(connection.scalar(select(exists(OWN_TEAMS)), asker(actor)))


@cache
def _today(reach: frozenset[Reach], whose: Whose) -> Query:
    """One row: `counts`, and the first rows of each group."""
    not_started = select(Stage.case_id).where(Stage.stage == StageKind.STAGE_2, *NOT_STARTED)
    needing = union(select(Case.id).where(Case.next_due_on.is_not(None)), not_started)
    flags = [condition.label(group) for group, condition in GROUPS.items()]
    cases = (
        select(*COLUMNS, *flags)
        .where(Case.id.in_(needing), known_to(reach), OF[whose])
        .cte("needing")
    )
    counts = select(
        func.count().label("total"),
        func.sum(case((cases.c.assigned_to.is_(None), 1), else_=0)).label("unassigned"),
        *(func.sum(case((cases.c[group], 1), else_=0)).label(group) for group in GROUPS),
    ).select_from(cases)
    firsts = [json_rows(_firsts(cases, group)).label(group) for group in GROUPS]
    return select(json_rows(counts).label("counts"), *firsts)


def _firsts(cases: Any, group: Group) -> Query:
    columns = [cases.c[column.key] for column in COLUMNS]
    rows = (
        select(*columns)
        .where(cases.c[group])
        .order_by(cases.c.next_due_on.is_(None), cases.c.next_due_on, cases.c.id)
        .limit(literal_column(str(ROWS)))
    )
    named = with_assignees(rows).subquery()
    return select(named, _language_in(named).label("language"), _clocks_of(named).label("clocks"))


def _language_in(rows: Any) -> Any:
    others = case((Person.role == PersonRole.COMPLAINANT, 0), else_=1)
    asked = select(Person.correspondence_language).where(Person.case_id == rows.c.id)
    return asked.order_by(others, Person.number).limit(literal_column("1")).scalar_subquery()


def _clocks_of(rows: Any) -> Any:
    running = (
        select(Clock.clock, Clock.stage, Clock.paused)
        .where(Clock.case_id == rows.c.id, Clock.finished_on.is_(None), Clock.stopped_on.is_(None))
        .correlate(rows)
        .order_by(Clock.due_on, Clock.clock)
    )
    # As text: SQLite would put the array itself into the row, PostgreSQL its text.
    return json_rows(running).concat(literal_column("''"))


def _item(row: Json, group: Group, actor: Actor, present: Present) -> Json:
    state, clocks = State(row["state"]), list(_running(row["clocks"]))
    return {
        **summary_of([row[name] for name in SUMMARISED], present),
        "language": row["language"],
        "next_action": next_action(state, clocks, partial(may_do, actor), WAITING.get(group)),
    }


def _running(gathered: str | None) -> Iterator[Running]:
    for row in read_rows(gathered):
        stage = row["stage"] and StageKind(row["stage"])
        yield Running(ClockKind(row["clock"]), stage, bool(row["paused"]))
