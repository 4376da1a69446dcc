"""Clocks are kept counted: whatever is written, the counts are those of a recount."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, delete, func, insert, select, union_all, update
from sqlalchemy.orm import Session

from adborth.cases.changing import timetable
from adborth.cases.figure_cells import What, finish_cell, start_cell
from adborth.cases.models import Case, Clock
from adborth.cases.settling import settle
from adborth.clock import now
from adborth.db.session import Database
from adborth.lists.models import Service, Theme
from adborth.performance.models import ClockTally
from tests.api.test_performance import demonstration

COUNTED = union_all(
    *(
        select(cell, func.count()).where(cell.is_not(None)).group_by(cell)
        for cell in (Clock.start_cell, Clock.finish_cell)
    )
)
KEPT = select(ClockTally.cell, func.sum(ClockTally.n)).group_by(ClockTally.cell)


def counted(reader: Session | Connection) -> dict[int, int]:
    return {cell: n for cell, n in reader.execute(COUNTED)}


def kept(reader: Session | Connection) -> dict[int, int]:
    return {cell: n for cell, n in reader.execute(KEPT) if n}


@pytest.fixture
def database(database_url: str, tmp_path: Path) -> Any:
    """With the cases of a year."""
    with demonstration(database_url, tmp_path) as client:
        yield client.app.state.database


def test_an_import_is_counted(database: Database) -> None:
    with database.reading() as connection:
        assert sum(kept(connection).values()) > 218
        assert kept(connection) == counted(connection)


def test_every_cell_is_that_of_its_clock(database: Database) -> None:
    with database.writing() as session:
        for clock in session.scalars(select(Clock)):
            what = What(clock.kind, clock.service_id, clock.theme_id)
            days, result = clock.elapsed_days, clock.result
            assert clock.start_cell == start_cell(clock.clock, clock.started_on, days, what)
            assert clock.finish_cell == finish_cell(
                clock.clock, clock.finished_on, days, result, clock.outcome, what
            )


def test_a_corrected_case_counts_where_it_is_now(database: Database) -> None:
    with database.writing() as session:
        before = kept(session)
        case = session.scalars(select(Case).where(Case.receipted_on.is_not(None)).limit(1)).one()
        other = select(Service.id).where(Service.id != case.service_id).limit(1)
        case.service_id, case.receipted_on = session.scalars(other).one(), None
        settle(case, timetable(session))
        session.flush()
        assert kept(session) == counted(session) != before


def test_a_deleted_case_is_counted_no_more(database: Database) -> None:
    with database.writing() as session:
        session.execute(delete(Case).where(Case.received_on < date(2021, 9, 1)))
        assert len(kept(session)) > 0
        assert kept(session) == counted(session)


def test_what_is_undone_was_never_counted(database: Database) -> None:
    with database.reading() as connection:
        before = kept(connection)
    with database.writing() as session:
        session.execute(update(Clock).values(start_cell=None))
        session.rollback()
    with database.reading() as connection:
        assert kept(connection) == before


def test_people_who_open_like_cases_do_not_wait_for_each_other(postgresql_url: str) -> None:
    database = Database(postgresql_url)
    with database.writing() as first, database.writing() as second:
        for number, session in enumerate((first, second), 1):
            session.connection().exec_driver_sql("SET LOCAL lock_timeout = '2s'")
            _open(session, number)
        second.commit()
        first.commit()
    with database.reading() as connection:
        assert list(kept(connection).values()) == [2]
        assert kept(connection) == counted(connection)
    database.close()


def _open(session: Session, number: int) -> None:
    ids = [session.scalars(select(table.id).limit(1)).one() for table in (Service, Theme)]
    common = {"kind": "enquiry", "service_id": ids[0], "theme_id": ids[1]}
    day = date(2026, 6, 1)
    case = {"id": number, "reference": f"SSF-{number}", "state": "informal", "received_on": day}
    logged = {"logged_at": now(), "logged_by": "alice", "summary": "", "version": 1}
    session.execute(insert(Case).values(**case, **logged, **common))
    clock = {"case_id": number, "clock": "receipt", "procedure": "2014-08-01"}
    days = {"started_on": day, "base_due_on": day, "due_on": day, "calendar_revision": 1}
    session.execute(insert(Clock).values(**clock, **days, **common, paused=False, start_cell=1))
