"""One case with all its parts, in one statement."""

from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Table, bindparam, select

from adborth.access.models import User
from adborth.access.roles import Reach
from adborth.access.service import Actor
from adborth.cases.clock_answers import CLOCK_FIELDS
from adborth.cases.errors import CaseNotFound
from adborth.cases.models import (
    Acknowledgement,
    Case,
    Clock,
    Element,
    ElementFinding,
    OmbudsmanMatter,
    Person,
    Stage,
    StageExtension,
    StagePause,
)
from adborth.cases.need_to_know import asker, known_to
from adborth.db.base import Query
from adborth.db.json import json_row, json_rows, read_row, read_rows
from adborth.lists.in_memory import lists_stamp
from adborth.procedures.repository import targets_stamp
from adborth.working_days.repository import calendar_stamp

CASES = cast(Table, Case.__table__)
PARTS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "people": (Person, ("number",)),
    "elements": (Element, ("number",)),
    "findings": (ElementFinding, ("element",)),
    "stages": (Stage, ("stage",)),
    "acknowledgements": (Acknowledgement, ("stage",)),
    "extensions": (StageExtension, ("number",)),
    "pauses": (StagePause, ("number",)),
    "clocks": (Clock, ("due_on", "clock")),
    "matters": (OmbudsmanMatter, ("case_id",)),
}


# Of the other parts, every column.
SHOWN = {"clocks": (*CLOCK_FIELDS, "paused")}


@cache
def whole_case(reach: frozenset[Reach] | None = None) -> Query:
    """For the value `reference` and those of `asker`; without a reach, whoever may know of it."""
    gathered = []
    for name, (table, order) in PARTS.items():
        shown = SHOWN.get(name, table.__table__.c.keys())
        columns = [table.__table__.c[key] for key in shown if key != "case_id"]
        keys = [table.__table__.c[key] for key in order]
        part = select(*columns).where(table.case_id == Case.id).correlate(Case).order_by(*keys)
        gathered.append(json_rows(part).label(name))
    found = select(
        json_row(CASES).label("case"),
        assignee(),
        *gathered,
        calendar_stamp(),
        lists_stamp(),
        targets_stamp(),
    ).where(Case.reference == bindparam("reference"))
    return found if reach is None else found.where(known_to(reach))


def assignee(user_id: Any = Case.assigned_to) -> Any:
    """A column: the name of whoever has the case."""
    named = select(User.display_name).where(User.id == user_id)
    return named.scalar_subquery().label("assignee")


def with_assignees(page: Query) -> Query:
    """The rows of a page, in its order, each with the name of whoever has the case."""
    rows = page.subquery()
    return select(rows, assignee(rows.c.assigned_to))


def read_case(row: Any) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """The fields of a case and its parts by name, as plain JSON values, of a `whole_case`."""
    fields = read_row(row.case) | {"assignee": row.assignee}
    return fields, {name: read_rows(getattr(row, name)) for name in PARTS}


def get_case_id(connection: Connection, actor: Actor, reference: str) -> int:
    """Raises CaseNotFound, also where the actor may not know of it."""
    asked = select(Case.id).where(Case.reference == reference, known_to(actor.reach))
    found = connection.scalar(asked, asker(actor))
    if found is None:
        raise CaseNotFound(reference=reference)
    return found


def is_disposed(connection: Connection, case_id: int) -> bool:
    asked = select(Case.disposed_on).where(Case.id == case_id)
    return connection.scalar(asked) is not None
