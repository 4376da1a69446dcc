"""Counts that are kept, so that nobody counts the same clocks again."""

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from adborth.db.base import Base


class ClockTally(Base):
    """How many clocks have each cell. Triggers on `clocks` keep it: no writer can forget to.

    The count of a cell is the sum over `writer`: on PostgreSQL, transactions at the same time
    take different ones, so that none waits for another that counts the same cell.
    """

    __tablename__ = "clock_tallies"
    __table_args__ = ({"sqlite_with_rowid": False},)

    cell: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    writer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    n: Mapped[int]
