"""References such as `SSF-2122-0001`: the series of the financial year, and a number in it."""

from functools import cache
from typing import cast

from sqlalchemy import Connection, Executable, Table, literal_column
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from adborth.cases.models import ReferenceCounter
from adborth.working_days.years import FinancialYear

COUNTERS = cast(Table, ReferenceCounter.__table__)
NEXT_ID = {
    "sqlite": "coalesce((SELECT max(id) FROM cases), 0) + 1",
    "postgresql": "nextval('cases_id_seq')",
}
CASES = "SSF"
COMPLIMENTS = "SSC"


def series_of(prefix: str, year: FinancialYear) -> str:
    return f"{prefix}-{year.start % 100:02d}{(year.start + 1) % 100:02d}"


def reference(series: str, number: int) -> str:
    return f"{series}-{number:04d}"


def take_references(work: Session | Connection, series: str, count: int = 1) -> int:
    """The first of `count` numbers that nobody else gets.

    The counter's row stays locked until the transaction ends: take them last in a short
    transaction, or beforehand in one of their own.
    """
    connection = work.connection() if isinstance(work, Session) else work
    statement = taking(connection.dialect.name)
    last: int = connection.execute(statement, {"series": series, "last": count}).one().last
    return last - count + 1


@cache
def taking(dialect: str) -> Executable:
    """The statement that takes `last` numbers: answers with the last, and the id of a new case."""
    insert = sqlite_insert if dialect == "sqlite" else postgresql_insert
    row = insert(COUNTERS)
    return row.on_conflict_do_update(
        index_elements=["series"], set_={"last": COUNTERS.c.last + row.excluded.last}
    ).returning(COUNTERS.c.last, literal_column(NEXT_ID[dialect]).label("case_id"))
