"""One case with all its parts, in one statement."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, bindparam, outerjoin, select

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
from adborth.db.json import json_rows, read_rows
from adborth.lists.models import Channel, Service, Team, Theme
from adborth.working_days.repository import in_force

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
LISTS: dict[str, Any] = {"service": Service, "team": Team, "theme": Theme, "channel": Channel}


@cache
def whole_case() -> Query:
    gathered = []
    for name, (table, order) in PARTS.items():
        columns = [column for column in table.__table__.c if column.key != "case_id"]
        keys = [table.__table__.c[key] for key in order]
        part = select(*columns).where(table.case_id == Case.id).correlate(Case).order_by(*keys)
        if table is Element:
            part = part.add_columns(*named("theme")).join(Theme, Theme.id == Element.theme_id)
        gathered.append(json_rows(part).label(name))
    return (
        select(*Case.__table__.c, *listed(), *gathered, *in_force())
        .select_from(with_lists())
        .where(Case.reference == bindparam("reference"))
    )


def named(name: str) -> list[Any]:
    return [
        getattr(LISTS[name], part).label(f"{name}_{part}")
        for part in ("code", "name_en", "name_cy")
    ]


def listed() -> list[Any]:
    """The names that a case has from the lists, for a query of `with_lists`."""
    return [column for name in LISTS for column in named(name)]


def name_of(fields: Any, name: str) -> dict[str, Any] | None:
    """What `named` selected, as the API shows it; None where the case has no such entry."""
    code = fields[f"{name}_code"]
    if code is None:
        return None
    return {
        "code": code,
        "name": {"en": fields[f"{name}_name_en"], "cy": fields[f"{name}_name_cy"]},
    }


def with_lists() -> Any:
    joined: Any = Case
    for name, table in LISTS.items():
        joined = outerjoin(joined, table, getattr(Case, f"{name}_id") == table.id)
    return joined


def parts_of(row: Row[Any]) -> dict[str, list[dict[str, Any]]]:
    """The parts of a case by name, as plain JSON values."""
    return {name: read_rows(getattr(row, name)) for name in PARTS}


def get_case_id(connection: Connection, reference: str) -> int:
    found = connection.scalar(select(Case.id).where(Case.reference == reference))
    if found is None:
        raise CaseNotFound(reference=reference)
    return found
