"""What the statements of the figures are given."""

from typing import Any

from sqlalchemy import CTE, Date, Integer, Select, bindparam, literal_column, select, union_all

# However many columns: what is done with the rows is written where they are read.
Statement = Select[*tuple[Any, ...]]

FIRST, LAST = bindparam("first", type_=Date()), bindparam("last", type_=Date())
AS_AT = bindparam("as_at", type_=Date())


def windows(number: int) -> CTE:
    """The first and the last day of so many spans, numbered from 0."""
    rows = (
        select(
            literal_column(str(row), Integer()).label("number"),
            bindparam(f"first_{row}", type_=Date()).label("first"),
            bindparam(f"last_{row}", type_=Date()).label("last"),
        )
        for row in range(number)
    )
    return union_all(*rows).cte("windows")
