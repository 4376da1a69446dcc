"""How fast a year's figures are: against a bare count of the rows that they are made of.

    python -m benchmarks.figures [URL of a PostgreSQL server]

The count gets a table of its own with nothing but the two days of each clock, each in the index
that is best for it, so that no figure can be quicker by knowing another way. `facts` reads
everything that the tables are made of, `tables` makes the whole answer as JSON. The clocks of
whole months are kept counted by the database as they are written, which no bare count is.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
from sqlalchemy import Connection, text

from adborth.db.migrations import upgrade
from adborth.db.session import Database
from adborth.performance.figures import Figures
from adborth.performance.period import Period, span_of
from adborth.performance.scope import Scope
from adborth.performance.service import figures_of_year
from adborth.working_days.repository import current_calendar
from adborth.working_days.years import FinancialYear
from benchmarks.rounds import Contender, Verdict, finish, race, show_times
from benchmarks.year_store import MEASURED_YEAR, fill, vacuum
from tests.databases import PostgresqlDatabases
from tests.postgresql import server

SMALL, LARGE, YEARS = 10_000, 100_000, 10
AT_MOST = {SMALL: 5.0, LARGE: 2.0}
GROWTH = 1.1
# So often in a row: the driver prepares on PostgreSQL what is asked again, as in a service.
TIMES = 10
# Rounds for two that are nearly the same.
STEADY = 21
SCOPE = Scope(Period(span_of(FinancialYear(MEASURED_YEAR)), date(2025, 6, 30)))
FACTS = (
    "contacts",
    "starts",
    "finishes",
    "outcomes",
    "paused",
    "unacknowledged",
    "stage_2_only",
    "at_the_ombudsman",
    "ombudsman",
    "compliments",
)
BARE = (
    "CREATE TABLE bare AS SELECT clock, started_on, finished_on FROM clocks",
    "CREATE INDEX ix_bare_start ON bare (clock, started_on)",
    "CREATE INDEX ix_bare_finish ON bare (clock, finished_on)",
)
COUNT = text("""
    SELECT (SELECT count(*) FROM bare WHERE started_on BETWEEN :first AND :last
            AND clock IN ('receipt', 'enquiry_resolution', 'stage_1_acknowledgement',
                          'stage_2_acknowledgement'))
         + (SELECT count(*) FROM bare WHERE finished_on BETWEEN :first AND :last
            AND clock IN ('enquiry_resolution', 'stage_1_response', 'stage_2_response'))""")


def read_facts(connection: Connection) -> dict[str, Any]:
    figures = Figures(connection, SCOPE, current_calendar(connection))
    return {name: getattr(figures, name) for name in FACTS}


def make_tables(connection: Connection) -> bytes:
    return orjson.dumps(figures_of_year(connection, SCOPE, current_calendar(connection)))


def count_rows(connection: Connection) -> int:
    span = SCOPE.read
    days = {"first": span.first, "last": span.last}
    if connection.dialect.name == "sqlite":
        days = {name: day.isoformat() for name, day in days.items()}
    counted: int = connection.scalar(COUNT, days)
    return counted


@contextmanager
def store(url: str, cases: int, years: int) -> Iterator[Connection]:
    database = Database(url)
    fill(database, cases, years)
    with database.writing() as session:
        for statement in BARE:
            session.execute(text(statement))
    vacuum(database, "bare")
    with database.reading() as connection:
        yield connection
    database.close()


def asked(name: str, question: Callable[[Connection], object], of: Connection) -> Contender:
    def ask() -> None:
        for _ in range(TIMES):
            question(of)

    return Contender(name, ask, TIMES)


def measure(name: str, connection: Connection, cases: int) -> list[Verdict]:
    _check(connection, cases)
    times = race(
        [
            asked("a bare count", count_rows, connection),
            asked("facts", read_facts, connection),
            asked("tables", make_tables, connection),
        ]
    )
    show_times(f"{name}, {cases:,} cases in the year", times)
    of_count = {what: seconds / times["a bare count"] for what, seconds in times.items()}
    return [
        Verdict(f"{name}, {cases:,}: facts / count", of_count["facts"], at_most=AT_MOST[cases]),
        Verdict(f"{name}, {cases:,}: tables / count", of_count["tables"]),
    ]


def _check(connection: Connection, cases: int) -> None:
    """Nothing is quick by leaving something out."""
    facts = read_facts(connection)
    assert sum(cell[-1] for cell in facts["contacts"]) == cases
    read = sum(cell[-1] for name in ("starts", "finishes") for cell in facts[name])
    assert read == count_rows(connection)


def _sorted(facts: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [(name, sorted(map(str, cells))) for name, cells in facts.items()]


def measure_growth(name: str, small: Connection, large: Connection) -> list[Verdict]:
    assert _sorted(read_facts(small)) == _sorted(read_facts(large))
    times = race(
        [
            asked("one year stored", read_facts, small),
            asked(f"{YEARS} years stored", read_facts, large),
        ],
        STEADY,
    )
    show_times(f"{name}, the same year", times)
    ratio = times[f"{YEARS} years stored"] / times["one year stored"]
    return [Verdict(f"{name}, {SMALL:,}: store of {YEARS} years / 1", ratio, at_most=GROWTH)]


def measure_database(name: str, new_url: Callable[[], str]) -> list[Verdict]:
    with store(new_url(), SMALL, 1) as small:
        verdicts = measure(name, small, SMALL)
        with store(new_url(), SMALL, YEARS) as tall:
            verdicts += measure_growth(name, small, tall)
    with store(new_url(), LARGE, 1) as large:
        return verdicts + measure(name, large, LARGE)


def main() -> None:
    with TemporaryDirectory() as folder:
        verdicts = measure_database("SQLite", partial(_new_file, Path(folder)))
    given = sys.argv[1] if len(sys.argv) > 1 else None
    with nullcontext(given) if given else server() as url:
        databases = PostgresqlDatabases(url)
        with databases.prepared(), ExitStack() as kept:
            new_url = partial(_new_copy, databases, kept)
            verdicts += measure_database("PostgreSQL", new_url)
    finish(verdicts)


def _new_file(folder: Path) -> str:
    url = f"sqlite:///{folder}/{len(list(folder.iterdir()))}.sqlite3"
    upgrade(url)
    return url


def _new_copy(databases: PostgresqlDatabases, kept: ExitStack) -> str:
    return kept.enter_context(databases.migrated())


if __name__ == "__main__":
    main()
