"""One case with all its parts, in one statement."""

from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Table, bindparam, select

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
from adborth.db.base import Query
from adborth.db.json import json_row, json_rows, read_row, read_rows
from adborth.lists.in_memory import ListsInMemory, lists_stamp
from adborth.working_days.repository import in_force

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


@cache
def whole_case() -> Query:
    gathered = []
    for name, (table, order) in PARTS.items():
        columns = [column for column in table.__table__.c if column.key != "case_id"]
        keys = [table.__table__.c[key] for key in order]
        part = select(*columns).where(table.case_id == Case.id).correlate(Case).order_by(*keys)
        gathered.append(json_rows(part).label(name))
    return select(json_row(CASES).label("case"), *gathered, *in_force(), lists_stamp()).where(
        Case.reference == bindparam("reference")
    )


def show_lists(fields: dict[str, Any], lists: ListsInMemory) -> None:
    """In place of the keys of a row: its service, team, theme and channel as the API shows them."""
    for name, key, shown in lists.by_key:
        fields[name] = shown[fields.pop(key)]


def read_case(row: Any) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """The fields of a case and its parts by name, as plain JSON values, of a `whole_case`."""
    return read_row(row.case), {name: read_rows(getattr(row, name)) for name in PARTS}


def get_case_id(connection: Connection, reference: str) -> int:
    found = connection.scalar(select(Case.id).where(Case.reference == reference))
    if found is None:
        raise CaseNotFound(reference=reference)
    return found
