"""References such as `SSF-2122-0001`: the series of the financial year, and a number in it."""

import typing
from collections import deque
from functools import cache, partial
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    Executable,
    Integer,
    Select,
    String,
    Table,
    bindparam,
    cast,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from adborth.cases.models import Case, ReferenceCounter
from adborth.db.driver import Driver
from adborth.working_days.years import FinancialYear

COUNTERS = typing.cast(Table, ReferenceCounter.__table__)
# SQLite takes back what one of many has written, and its number with it.
IN_ADVANCE = {"sqlite": 1, "postgresql": 8}
NEXT_IDS: dict[str, Select[Any]] = {
    "sqlite": select(cast(func.coalesce(func.max(Case.id), 0) + 1, String)),
    "postgresql": select(
        func.string_agg(cast(func.nextval("cases_id_seq"), String), " ")
    ).select_from(func.generate_series(1, bindparam("count", type_=Integer))),
}
LEFT_OVER = "UPDATE reference_counters SET last = last - $1 WHERE series = $2"
CASES = "SSF"
COMPLIMENTS = "SSC"


def series_of(prefix: str, year: FinancialYear) -> str:
    return f"{prefix}-{year.start % 100:02d}{(year.start + 1) % 100:02d}"


def reference(series: str, number: int) -> str:
    return f"{series}-{number:04d}"


class Number(NamedTuple):
    """Of a new case: its number in the series, and its id."""

    number: int
    case_id: int


def next_number(driver: Driver, series: str) -> Number:
    """That nobody else gets; nor does it leave a gap where the transaction comes to nothing.

    Those who share a transaction of PostgreSQL take some in advance, since the trip for each would
    wait for what the one before has written; what is left over goes back before the commit.
    """
    numbers: deque[Number] = driver.kept.setdefault(series, deque())
    if not numbers:
        count = IN_ADVANCE[driver.backend] if driver.shared else 1
        asked = {"series": series, "last": count, "count": count}
        taken = driver.row_of(taking(driver.backend), asked)
        ids = map(int, taken.case_ids.split())
        numbers.extend(map(Number, range(taken.last - count + 1, taken.last + 1), ids))
        driver.before_commit(partial(_give_back, driver, series, numbers))
    return numbers.popleft()


def take_references(work: Session | Connection, series: str, count: int = 1) -> int:
    """The first of `count` numbers that nobody else gets.

    The counter's row stays locked until the transaction ends: take them last in a short
    transaction, or beforehand in one of their own.
    """
    connection = work.connection() if isinstance(work, Session) else work
    statement = _counting(connection.dialect.name).returning(COUNTERS.c.last)
    last: int = connection.scalars(statement, {"series": series, "last": count}).one()
    return last - count + 1


@cache
def taking(dialect: str) -> Executable:
    """The statement that takes `last` numbers: answers with the last, and `count` ids of cases."""
    ids = NEXT_IDS[dialect].scalar_subquery().label("case_ids")
    statement: Executable = _counting(dialect).returning(COUNTERS.c.last, ids)
    return statement


def _counting(dialect: str) -> Any:
    insert = sqlite_insert if dialect == "sqlite" else postgresql_insert
    row = insert(COUNTERS)
    return row.on_conflict_do_update(
        index_elements=["series"], set_={"last": COUNTERS.c.last + row.excluded.last}
    )


def _give_back(driver: Driver, series: str, numbers: deque[Number]) -> None:
    if numbers:
        driver.also(LEFT_OVER, [len(numbers), series])
        numbers.clear()
