"""A database that is closed leaves no connection open and nobody at work."""

import asyncio
from threading import Event, enumerate

import pytest
from sqlalchemy import select

from adborth.audit.service import TABLE, record
from adborth.audit.writer import AuditWriter
from adborth.db.faults import DatabaseUnavailable
from adborth.db.session import Database

WHO = select(TABLE.c.actor)


def test_a_connection_that_comes_back_after_the_end_is_closed(postgresql_url):
    database = Database(postgresql_url)
    with database.reading() as connection:
        driver = connection.connection.driver_connection
        database.close()
        assert connection.scalars(WHO).all()
    assert driver.closed


def test_a_fault_of_one_connection_leaves_no_other_open_for_good(postgresql_url):
    database = Database(postgresql_url)
    with database.reading() as connection:
        driver = connection.connection.driver_connection
        with pytest.raises(DatabaseUnavailable), database.writing_statement() as other:
            other.change("SELECT pg_terminate_backend(pg_backend_pid())", [])
        assert connection.scalars(WHO).all()
    assert driver.closed
    database.close()


def test_what_is_queued_is_done_before_the_end(database_url):
    others = set(enumerate())
    database, begun, may_end, done = Database(database_url), Event(), Event(), []

    def work() -> None:
        begun.set()
        may_end.wait(5)
        with database.reading() as connection:
            done.extend(connection.scalars(WHO))

    async def closing_meanwhile() -> None:
        waiting = asyncio.ensure_future(database.workers.run(work))
        await asyncio.to_thread(begun.wait, 5)
        closing = asyncio.ensure_future(asyncio.to_thread(database.close))
        await asyncio.sleep(0.05)
        assert not closing.done()
        may_end.set()
        await asyncio.gather(waiting, closing)

    asyncio.run(closing_meanwhile())
    assert done
    assert database.engine.pool.checkedin() == 0
    assert not {thread for thread in enumerate() if thread.name.startswith("worker")} - others


def test_the_audit_seals_what_is_left_and_ends_before_its_database(database_url):
    others, database = set(enumerate()), Database(database_url)
    AuditWriter(database)
    with database.writing() as session:
        record(session, "alice", "open", "SSF-2627-0001")
    database.close()

    assert set(enumerate()) <= others
    assert database.engine.pool.checkedin() == 0
    with database.reading() as connection:
        assert connection.scalars(select(TABLE.c.id).where(TABLE.c.link.is_(None))).all() == []
    database.close()
