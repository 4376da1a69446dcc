"""References such as `SSF-2122-0001`: the series of the financial year, and a number in it."""

from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from adborth.cases.models import ReferenceCounter
from adborth.working_days.years import FinancialYear

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
    insert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    row = insert(ReferenceCounter).values(series=series, last=count)
    statement = row.on_conflict_do_update(
        index_elements=["series"], set_={"last": ReferenceCounter.last + count}
    ).returning(ReferenceCounter.last)
    last: int = connection.execute(statement).scalar_one()
    return last - count + 1
