"""The figures of a scope, as plain dictionaries."""

from typing import Any

from sqlalchemy import Connection

from adborth.errors import Invalid
from adborth.performance.definitions import Table
from adborth.performance.figures import Figures
from adborth.performance.quarterly import quarterly_return, quarters_in
from adborth.performance.scope import Scope
from adborth.performance.tables import make_tables, refusal, tables_for
from adborth.working_days.calendar import Calendar


def figures_of_year(connection: Connection, scope: Scope, calendar: Calendar) -> dict[str, Any]:
    figures = Figures(connection, scope, calendar)
    span = scope.period.span
    return {
        "from": span.first,
        "to": span.last,
        "as_at": scope.period.as_at,
        "working_days": figures.working_days(span),
        "tables": make_tables(figures, tables_for(scope)),
    }


def one_table(
    connection: Connection, scope: Scope, calendar: Calendar, table: Table
) -> dict[str, Any]:
    """Raises Invalid where the table cannot be told for the service or team."""
    refused = refusal(table, scope)
    if refused is not None:
        raise Invalid.one(refused, "not-narrowed")
    return make_tables(Figures(connection, scope, calendar), [table])[0]


def ombudsman_return(
    connection: Connection, scope: Scope, calendar: Calendar, population: int | None
) -> dict[str, Any]:
    """Raises Invalid where a rate is asked for days that are no whole quarters."""
    if population is not None and quarters_in(scope.period.span) is None:
        raise Invalid.one("population", "not-whole-quarters")
    return quarterly_return(Figures(connection, scope, calendar), population)
