"""Lists of cases: filters, order, and pages that start after the one before."""

from datetime import date
from functools import lru_cache
from types import SimpleNamespace
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field
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

from adborth.access.roles import Reach, Whose
from adborth.access.service import Actor
from adborth.cases.models import Case, Clock, OmbudsmanMatter, Stage
from adborth.cases.need_to_know import asker, known_to
from adborth.cases.ombudsman_filter import AtTheOmbudsman, matters_that
from adborth.cases.repository import with_assignees
from adborth.cases.summaries import SUMMARISED
from adborth.cases.vocabulary import (
    CaseKind,
    ClockResult,
    Ending,
    NotDone,
    Outcome,
    State,
    Waiting,
)
from adborth.cases.waiting import OF, WAITS_FOR
from adborth.cases.word_index import has_words
from adborth.db.base import Query
from adborth.db.days import Day
from adborth.db.json import json_values, read_values
from adborth.db.pagination import after, read_cursor, write_cursor
from adborth.db.texts import Request, printable
from adborth.lists.in_memory import current_lists, id_of, lists_stamp
from adborth.lists.service import listed as listed_entry
from adborth.lists.vocabulary import CODED
from adborth.procedures.timetable import ClockKind, StageKind
from adborth.working_days.repository import in_force

Text = Annotated[str, Field(max_length=60), AfterValidator(printable)]
UserId = Annotated[int, Field(ge=1, le=2**31 - 1)]


class CaseQuery(Request):
    """What a list of cases can be narrowed by. The figures link to their cases with the same."""

    model_config = ConfigDict(extra="forbid")

    kind: CaseKind | None = None
    state: State | None = None
    service: Text | None = None
    team: Text | None = None
    theme: Text | None = None
    channel: Text | None = None
    assigned_to: Annotated[
        UserId | Literal["me", "nobody"] | None, Field(description="Whoever has the case.")
    ] = None
    received_from: Day | None = None
    received_to: Day | None = None
    q: Annotated[Text | None, Field(description="The beginning of a reference.")] = None
    overdue: bool | None = None
    due_from: Day | None = None
    due_by: Day | None = None
    next_clock: Annotated[ClockKind | None, Field(description="What is due next.")] = None
    waiting: Annotated[Waiting | None, Field(description="What the case waits for.")] = None
    whose: Annotated[
        Whose | None, Field(description="`team`: of the teams that one answers for.")
    ] = None
    batch: Annotated[int | None, Field(ge=1, le=2**31 - 1)] = None
    stage: StageKind | None = None
    entered_from: Annotated[Day | None, Field(description="Of `stage`.")] = None
    entered_to: Day | None = None
    clock: Annotated[
        ClockKind | None, Field(description="The clock that the filters below are about.")
    ] = None
    started_from: Day | None = None
    started_to: Day | None = None
    finished_from: Day | None = None
    finished_to: Day | None = None
    days_min: Annotated[int | None, Field(ge=-10_000, le=10_000)] = None
    days_max: Annotated[int | None, Field(ge=-10_000, le=10_000)] = None
    done: bool | None = None
    not_done: Annotated[
        NotDone | None, Field(description="Not done, and why: as it stood at the day of `as_at`.")
    ] = None
    result: ClockResult | None = None
    outcome: Outcome | Literal["none"] | None = None
    ombudsman: Annotated[
        AtTheOmbudsman | None,
        Field(description="What the Ombudsman did in the days below, or has open on the last."),
    ] = None
    ombudsman_from: Day | None = None
    ombudsman_to: Day | None = None
    as_at: Annotated[
        Day | None, Field(description="A clock that finished after it counts as not done.")
    ] = None
    sort: Literal["-received_on", "received_on", "reference", "-reference", "next_due_on"] = Field(
        default="-received_on",
        description="`next_due_on` leaves out the cases with nothing due.",
    )
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[
        str | None, Field(max_length=500, description="`next` of the page before.")
    ] = None


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


def knows_codes(query: CaseQuery, pool: Pool) -> bool:
    """Whether the service, team, theme and channel asked for are in memory."""
    return all(
        code is None or id_of(pool, list_name, code) is not None
        for name, list_name in CODED.items()
        for code in [getattr(query, name)]
    )


def learn_codes(query: CaseQuery, connection: Connection) -> None:
    """Raises Invalid: a misspelt code must not look like a list without cases."""
    current_lists(connection)
    for name, list_name in CODED.items():
        if (code := getattr(query, name)) is not None:
            listed_entry(connection, list_name, code, name)


def page_of(
    query: CaseQuery, actor: Actor, today: date, pool: Pool
) -> tuple[Query, dict[str, Any]]:
    """The statement of a page, and its values: one row, for `read_page`."""
    values = {name: getattr(query, name) for name in query.model_fields_set}
    values = {name: value for name, value in values.items() if value is not None}
    switches = tuple(getattr(query, name) for name in SWITCHES)
    asked = frozenset(values.keys() - set(SWITCHES))
    if query.outcome == "none":
        asked = asked - {"outcome"} | {"no_outcome"}
    if query.assigned_to == "nobody":
        asked = asked - {"assigned_to"} | {"unassigned"}
    if query.assigned_to == "me":
        values["assigned_to"] = actor.id
    if query.cursor is not None:
        kinds = [str] if _key(query.sort) == "reference" else [date, int]
        for place, value in enumerate(read_cursor(query.cursor, *kinds)):
            values[f"after_{place}"] = value
    if query.q is not None:
        values["q"] = _beginning(query.q)
    for name, list_name in CODED.items():
        if name in values:
            values[name] = id_of(pool, list_name, values[name])
    values |= {"today": today, "as_at": query.as_at or today, **asker(actor)}
    return _page(asked, switches, actor.reach), values


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
    given = Asked(
        **{name: bindparam(name) for name in asked}, **dict(zip(SWITCHES, switches, strict=True))
    )
    keys, descending = _keys(given.sort), given.sort.startswith("-")
    statement = _narrowed(given).where(known_to(reach))
    if given.cursor is not None:
        values: list[Any] = [bindparam(f"after_{place}") for place in range(len(keys))]
        statement = statement.where(after(keys, values, descending))
    if _key(given.sort) == "next_due_on":
        statement = statement.where(Case.next_due_on.is_not(None))
    order = [key.desc() if descending else key.asc() for key in keys]
    limited = statement.order_by(*order).limit(literal_column(str(given.limit + 1)))
    return select(json_values(with_assignees(limited)).label("items"), *in_force(), lists_stamp())


class Asked(SimpleNamespace):
    """A query of which each filter is the parameter that stands for it, or None."""

    def __getattr__(self, name: str) -> None:
        return None


def _beginning(text: str) -> str:
    start = text.strip().upper()
    for special in "/%_":
        start = start.replace(special, f"/{special}")
    return f"{start}%"


def _narrowed(query: Asked) -> Query:
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
    return select(*COLUMNS).select_from(joined).where(*conditions)


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
