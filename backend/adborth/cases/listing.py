"""Lists of cases: filters, order, and pages that start after the one before."""

from datetime import date
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Pool,
    and_,
    bindparam,
    exists,
    literal_column,
    or_,
    select,
)

from adborth.access.roles import Reach
from adborth.access.service import Actor
from adborth.cases.case_query import CaseFilters, CaseQuery
from adborth.cases.models import Case, Clock, OmbudsmanMatter, Stage
from adborth.cases.need_to_know import asker, known_to
from adborth.cases.ombudsman_filter import matters_that
from adborth.cases.repository import assignee, with_assignees
from adborth.cases.summaries import SUMMARISED
from adborth.cases.vocabulary import Ending, NotDone
from adborth.cases.waiting import OF, WAITS_FOR
from adborth.cases.word_index import has_words
from adborth.db.base import Query
from adborth.db.json import json_values, read_values
from adborth.db.pagination import after, read_cursor, write_cursor
from adborth.lists.in_memory import current_lists, id_of, lists_stamp
from adborth.lists.service import listed as listed_entry
from adborth.lists.vocabulary import CODED
from adborth.procedures.timetable import ClockKind
from adborth.working_days.repository import calendar_stamp

CLOCK_FILTERS = frozenset(
    {
        "started_from",
        "started_to",
        "finished_from",
        "finished_to",
        "days_min",
        "days_max",
        "done",
        "not_done",
        "result",
        "outcome",
        "no_outcome",
    }
)
FILTERS = frozenset({*CaseQuery.model_fields, "text"})
COLUMNS = [getattr(Case, name) for name in SUMMARISED if name != "assignee"]
# These decide what the statement is; every other filter is only a value in it.
# The limit is one of them since PostgreSQL would plan anew for a number that it does not know.
SWITCHES = (
    "sort",
    "limit",
    "clock",
    "overdue",
    "done",
    "not_done",
    "waiting",
    "whose",
    "ombudsman",
)


def knows_codes(query: CaseFilters, pool: Pool) -> bool:
    """Whether the service, team, theme and channel asked for are in memory."""
    return all(
        code is None or id_of(pool, list_name, code) is not None
        for name, list_name in CODED.items()
        for code in [getattr(query, name)]
    )


def learn_codes(query: CaseFilters, connection: Connection) -> None:
    """Raises Invalid: a misspelt code must not look like a list without cases."""
    current_lists(connection)
    for name, list_name in CODED.items():
        if (code := getattr(query, name)) is not None:
            listed_entry(connection, list_name, code, name)


def page_of(
    query: CaseQuery, actor: Actor, today: date, pool: Pool
) -> tuple[Query, dict[str, Any]]:
    """The statement of a page, and its values: one row, for `read_page`."""
    asked, values = _asked_of(query, actor, today, pool)
    if query.cursor is not None:
        kinds = [str] if _key(query.sort) == "reference" else [date, int]
        for place, value in enumerate(read_cursor(query.cursor, *kinds)):
            values[f"after_{place}"] = value
    return _page(asked, _switches(query), actor.reach), values


def whole_list(
    query: CaseFilters, actor: Actor, today: date, pool: Pool
) -> tuple[Query, dict[str, Any]]:
    """The statement of all pages at once, and its values: a row a case."""
    asked, values = _asked_of(query, actor, today, pool)
    return _ordered(_given(asked, _switches(query)), actor.reach, assignee()), values


def _switches(query: CaseFilters) -> tuple[Any, ...]:
    return tuple(getattr(query, name, None) for name in SWITCHES)


def _asked_of(
    query: CaseFilters, actor: Actor, today: date, pool: Pool
) -> tuple[frozenset[str], dict[str, Any]]:
    """The filters that are set, and what they are set to."""
    values = {name: getattr(query, name) for name in query.model_fields_set & FILTERS}
    values = {name: value for name, value in values.items() if value is not None}
    asked = frozenset(values.keys() - set(SWITCHES))
    if query.outcome == "none":
        asked = asked - {"outcome"} | {"no_outcome"}
    if query.assigned_to == "nobody":
        asked = asked - {"assigned_to"} | {"unassigned"}
    if query.assigned_to == "me":
        values["assigned_to"] = actor.id
    if query.q is not None:
        values["q"] = _beginning(query.q)
    for name, list_name in CODED.items():
        if name in values:
            values[name] = id_of(pool, list_name, values[name])
    values |= {"today": today, "as_at": query.as_at or today, **asker(actor)}
    return asked, values


def read_page(query: CaseQuery, row: Any) -> tuple[list[list[Any]], str | None]:
    """The rows of a page, each as the values of SUMMARISED, and the cursor of the next."""
    rows = read_values(row.items)
    if len(rows) <= query.limit:
        return rows, None
    last = dict(zip(SUMMARISED, rows[query.limit - 1], strict=True))
    return rows[: query.limit], write_cursor([last[key.key] for key in _keys(query.sort)])


def _key(sort: str) -> str:
    return sort.removeprefix("-")


def _keys(sort: str) -> list[Any]:
    column = getattr(Case, _key(sort))
    return [column] if column.key == "reference" else [column, Case.id]


@lru_cache(maxsize=500)
def _page(asked: frozenset[str], switches: tuple[Any, ...], reach: frozenset[Reach]) -> Query:
    """Built once for each choice of filters: building it takes longer than running it."""
    given = _given(asked, switches)
    limited = _ordered(given, reach).limit(literal_column(str(given.limit + 1)))
    items = json_values(with_assignees(limited)).label("items")
    return select(items, calendar_stamp(), lists_stamp())


def _given(asked: frozenset[str], switches: tuple[Any, ...]) -> "Asked":
    return Asked(
        **{name: bindparam(name) for name in asked}, **dict(zip(SWITCHES, switches, strict=True))
    )


def _ordered(given: "Asked", reach: frozenset[Reach], *more: Any) -> Query:
    keys, descending = _keys(given.sort), given.sort.startswith("-")
    statement = _narrowed(given, *more).where(known_to(reach))
    if given.cursor is not None:
        values: list[Any] = [bindparam(f"after_{place}") for place in range(len(keys))]
        statement = statement.where(after(keys, values, descending))
    if _key(given.sort) == "next_due_on":
        statement = statement.where(Case.next_due_on.is_not(None))
    return statement.order_by(*(key.desc() if descending else key.asc() for key in keys))


class Asked(SimpleNamespace):
    """A query of which each filter is the parameter that stands for it, or None."""

    def __getattr__(self, name: str) -> None:
        return None


def _beginning(text: str) -> str:
    start = text.strip().upper()
    for special in "/%_":
        start = start.replace(special, f"/{special}")
    return f"{start}%"


def _narrowed(query: Asked, *more: Any) -> Query:
    joined: Any = Case.__table__
    if query.ombudsman is not None:
        joined = joined.join(OmbudsmanMatter, OmbudsmanMatter.case_id == Case.id)
    clock_asked = query.clock is not None or any(
        getattr(query, name) is not None for name in CLOCK_FILTERS
    )
    conditions = list(_case_conditions(query))
    if query.ombudsman is not None:
        days = (query.ombudsman_from, query.ombudsman_to)
        conditions.append(matters_that(query.ombudsman, *days))
    if query.stage is not None:
        joined = joined.join(Stage, and_(Stage.case_id == Case.id, Stage.stage == query.stage))
        conditions += _between(Stage.entered_on, query.entered_from, query.entered_to)
    if clock_asked:
        clock = query.clock or ClockKind.RECEIPT
        joined = joined.join(Clock, and_(Clock.case_id == Case.id, Clock.clock == clock))
        conditions += _clock_conditions(query)
    return select(*COLUMNS, *more).select_from(joined).where(*conditions)


def _between(column: Any, first: Any, last: Any) -> list[ColumnElement[bool]]:
    found = []
    if first is not None:
        found.append(column >= first)
    if last is not None:
        found.append(column <= last)
    return found


def _case_conditions(query: Asked) -> list[ColumnElement[bool]]:
    today: Any = bindparam("today")
    found: list[ColumnElement[bool]] = []
    for name in ("kind", "state"):
        if (value := getattr(query, name)) is not None:
            found.append(getattr(Case, name) == value)
    if query.batch is not None:
        found.append(Case.batch_id == query.batch)
    if query.assigned_to is not None:
        found.append(Case.assigned_to == query.assigned_to)
    if query.unassigned is not None:
        found.append(Case.assigned_to.is_(None))
    for name in CODED:
        if (id := getattr(query, name)) is not None:
            found.append(getattr(Case, f"{name}_id") == id)
    found += _between(Case.received_on, query.received_from, query.received_to)
    found += _between(Case.next_due_on, query.due_from, query.due_by)
    if query.next_clock is not None:
        found.append(Case.next_clock == query.next_clock)
    if query.waiting is not None:
        found.append(WAITS_FOR[query.waiting])
    if query.whose is not None:
        found.append(OF[query.whose])
    if query.overdue is True:
        found.append(Case.next_due_on < today)
    if query.overdue is False:
        found.append(or_(Case.next_due_on.is_(None), Case.next_due_on >= today))
    if query.q is not None:
        found.append(
            or_(
                Case.reference.like(query.q, escape="/"), Case.tracker_ref.like(query.q, escape="/")
            )
        )
    if query.text is not None:
        found.append(has_words(query.text))
    return found


def _clock_conditions(query: Asked) -> list[ColumnElement[bool]]:
    found = _between(Clock.started_on, query.started_from, query.started_to)
    found += _between(Clock.finished_on, query.finished_from, query.finished_to)
    done: ColumnElement[bool] = Clock.finished_on.is_not(None)
    if query.as_at is not None:
        done = and_(done, Clock.finished_on <= query.as_at)
        found.append(Clock.started_on <= query.as_at)
    counted = (query.days_min, query.days_max, query.result)
    if query.done is True or any(value is not None for value in counted):
        found.append(done)
    if query.not_done is not None:
        found.append(_why_not_done(query.not_done, bindparam("as_at")))
    if query.done is False or query.not_done is not None:
        found.append(or_(Clock.finished_on.is_(None), ~done))
    if query.days_min is not None:
        found.append(Clock.elapsed_days >= query.days_min)
    if query.days_max is not None:
        found.append(Clock.elapsed_days <= query.days_max)
    if query.result is not None:
        found.append(Clock.result == query.result)
    if query.no_outcome is not None:
        found.append(Clock.outcome.is_(None))
    if query.outcome is not None:
        found.append(Clock.outcome == query.outcome)
    return found


def _why_not_done(why: NotDone, as_at: Any) -> ColumnElement[bool]:
    still_open = or_(Clock.stopped_on.is_(None), Clock.stopped_on > as_at)
    if why is NotDone.NOT_YET_DUE:
        return and_(still_open, Clock.due_on >= as_at)
    if why is NotDone.OVERDUE:
        return and_(still_open, Clock.due_on < as_at)
    withdrawn = exists().where(
        Stage.case_id == Clock.case_id,
        Stage.stage == Clock.stage,
        Stage.ending == Ending.WITHDRAWN,
    )
    stopped = Clock.stopped_on <= as_at
    return and_(stopped, withdrawn if why is NotDone.WITHDRAWN else ~withdrawn)
