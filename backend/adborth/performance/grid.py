"""How a statement names the cells that it counts: lists of values, crossed with each other."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    Integer,
    ScalarSelect,
    Select,
    String,
    bindparam,
    func,
    join,
    literal_column,
    select,
    true,
    union_all,
)
from sqlalchemy.types import TypeEngine

from adborth.cases.bands import FIRST_DAYS, UNFINISHED
from adborth.cases.models import Clock
from adborth.lists.models import Service

# However many columns: what is done with the rows is written where they are read.
Statement = Select[*tuple[Any, ...]]

FIRST, LAST = bindparam("first", type_=Date()), bindparam("last", type_=Date())
AS_AT = bindparam("as_at", type_=Date())


def count(one_team: bool, *conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    counted = select(func.count()).select_from(Clock).where(*conditions)
    if one_team:
        counted = counted.where(Clock.team_id == bindparam("team"))
    return counted.scalar_subquery()


def of_services(cells: Statement, one_service: bool) -> Statement:
    return cells.where(Service.id == bindparam("service")) if one_service else cells


def windows(number: int, with_clock: bool = False) -> CTE:
    kinds: dict[str, TypeEngine[Any]] = {"first": Date(), "last": Date()}
    if with_clock:
        kinds["clock"] = String()
    rows = (
        select(
            literal_column(str(row), Integer()).label("number"),
            *(bindparam(f"{name}_{row}", type_=kind).label(name) for name, kind in kinds.items()),
        )
        for row in range(number)
    )
    return union_all(*rows).cte("windows")


def listed_bands() -> CTE:
    return listing("bands", (*FIRST_DAYS, UNFINISHED))


def listing(name: str, entries: Iterable[str | int]) -> CTE:
    """The entries as rows; they stand in the statement, so that the planner knows them."""
    rows = (select(_constant(entry).label("value")) for entry in entries)
    return union_all(*rows).cte(name)


def _constant(entry: str | int) -> ColumnElement[Any]:
    if isinstance(entry, int):
        return literal_column(str(entry), Integer())
    return literal_column(f"'{entry}'", String())


def crossed(first: Any, *others: Any) -> Any:
    joined = first
    for other in others:
        joined = join(joined, other, true())
    return joined
