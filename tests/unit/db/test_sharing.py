"""Those who write at the same time share one commit, and nothing else."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Any

import pytest
from psycopg.errors import DivisionByZero, InFailedSqlTransaction
from sqlalchemy import func, literal, select, text

from adborth.db.driver import Driver, Held
from adborth.db.faults import DatabaseUnavailable
from adborth.db.session import Database, Line

MADE = "INSERT INTO made (name) VALUES ({})"


class Refused(Exception): ...


@contextmanager
def opened(url: str) -> Iterator[Database]:
    database = Database(url)
    with database.writing() as session:
        session.execute(text("CREATE TABLE made (name VARCHAR(40) PRIMARY KEY)"))
    yield database
    database.close()


@pytest.fixture
def database(empty_database_url) -> Iterator[Database]:
    with opened(empty_database_url) as database:
        yield database


@pytest.fixture
def postgresql_database(empty_postgresql_url) -> Iterator[Database]:
    with opened(empty_postgresql_url) as database:
        yield database


@pytest.fixture
def sqlite_database(empty_sqlite_url) -> Iterator[Database]:
    with opened(empty_sqlite_url) as database:
        yield database


def names(database: Database) -> set[str]:
    with database.reading() as connection:
        return set(connection.scalars(text("SELECT name FROM made")))


def insert(driver: Driver, name: str) -> None:
    driver.change(MADE.format("?" if driver.backend == "sqlite" else "$1"), [name])


def makes(database: Database, name: str, then: Callable[[], Any] = lambda: None) -> Any:
    def make() -> str:
        with database.writing_together() as driver:
            insert(driver, name)
            then()
        return name

    return make


def refuse() -> None:
    raise Refused


def ask(
    database: Database, *tasks: Callable[[], Any], all_are_asked: Event | None = None
) -> list[Any]:
    """What each is told, with what is in the table at that moment."""

    async def told(task: Callable[[], Any]) -> Any:
        return await brief(database, task), names(database)

    async def all_told() -> list[Any]:
        asked = [asyncio.ensure_future(told(task)) for task in tasks]
        await asyncio.sleep(0)
        if all_are_asked is not None:
            all_are_asked.set()
        return await asyncio.gather(*asked, return_exceptions=True)

    return asyncio.run(all_told())


def commits(database: Database) -> list[bool]:
    done: list[bool] = []
    database.after_commit = lambda: done.append(True)
    return done


def test_whoever_is_told_finds_it_there(database):
    for name, there in ask(database, *(makes(database, f"case {number}") for number in range(40))):
        assert name in there


def test_many_cost_few_commits(database):
    done = commits(database)
    ask(database, *(makes(database, f"case {number}") for number in range(40)))
    assert len(names(database)) == 40
    assert len(done) < 10


def test_what_one_breaks_the_others_keep(database):
    first, refused, last = ask(
        database,
        makes(database, "first"),
        makes(database, "refused", refuse),
        makes(database, "last"),
    )
    assert isinstance(refused, Refused)
    assert first[0] == "first"
    assert last[0] == "last"
    assert names(database) == {"first", "last"}


def test_who_alone_is_refused_leaves_no_lock(database):
    [refused] = ask(database, makes(database, "refused", refuse))
    assert isinstance(refused, Refused)
    with database.writing() as session:
        session.execute(text("INSERT INTO made (name) VALUES ('next')"))
    assert names(database) == {"next"}


def test_a_row_that_cannot_be_is_its_own_fault(database):
    *twice, other = ask(
        database, makes(database, "one"), makes(database, "one"), makes(database, "other")
    )
    assert sum(isinstance(told, Exception) for told in twice) == 1
    assert other[0] == "other"
    assert names(database) == {"one", "other"}


def test_another_transaction_in_the_same_task_finds_it_there(database):
    def both() -> set[str]:
        makes(database, "together")()
        with database.writing() as session:
            return set(session.scalars(text("SELECT name FROM made")))

    [(found, _)] = ask(database, both)
    assert found == {"together"}


def test_others_are_let_in_before_it_is_told(database):
    written, other_has_written = Event(), Event()

    def long() -> None:
        makes(database, "long")()
        written.set()
        assert other_has_written.wait(10)

    async def both() -> None:
        asked = asyncio.ensure_future(brief(database, long))
        await asyncio.to_thread(written.wait, 10)
        await asyncio.to_thread(write, database, "other")
        other_has_written.set()
        await asked

    asyncio.run(both())
    assert names(database) == {"long", "other"}


async def brief(database: Database, task: Callable[[], Any]) -> Any:
    return await database.workers.promised(task, brief=True)


def write(database: Database, name: str) -> None:
    with database.writing_rows() as driver:
        insert(driver, name)


def test_whoever_waits_asks_for_it_again_and_again():
    asked, released = [], Event()
    line = Line(lambda: asked.append(1) or (len(asked) == 2 and released.set()))

    def holds() -> None:
        with line:
            held.set()
            assert released.wait(10)

    held, holder = Event(), Thread(target=holds)
    holder.start()
    assert held.wait(10)
    with line:
        assert len(asked) == 2
    holder.join()


def test_without_a_worker_it_is_there_at_the_end_of_the_block(database):
    makes(database, "at once")()
    assert names(database) == {"at once"}


def test_a_commit_that_fails_is_told_to_all_of_it(sqlite_database):
    with sqlite_database.writing() as session:
        session.execute(
            text("CREATE TABLE late (name REFERENCES made DEFERRABLE INITIALLY DEFERRED)")
        )

    def orphan() -> None:
        with sqlite_database.writing_together() as driver:
            driver.change("INSERT INTO late (name) VALUES ('nobody')", [])

    told = ask(sqlite_database, makes(sqlite_database, "first"), orphan)
    assert [type(fault) for fault in told] == [sqlite3.IntegrityError] * 2
    assert names(sqlite_database) == set()
    write(sqlite_database, "next")
    assert names(sqlite_database) == {"next"}


def test_what_cannot_be_taken_back_alone_is_done_again_by_each(postgresql_database):
    database, begun, all_are_asked = postgresql_database, [], Event()

    def begins() -> None:
        begun.append("first")
        assert all_are_asked.wait(10)

    first, refused, last = ask(
        database,
        makes(database, "first", begins),
        makes(database, "refused", refuse),
        makes(database, "last"),
        all_are_asked=all_are_asked,
    )
    assert first[0] == "first"
    assert isinstance(refused, Refused)
    assert last[0] == "last"
    assert begun == ["first", "first"]
    assert names(database) == {"first", "last"}


def test_a_commit_that_a_fault_forbids_is_never_taken_for_one(postgresql_database):
    def goes_on_after_a_fault() -> None:
        with postgresql_database.writing_rows() as driver:
            insert(driver, "one")
            with suppress(DivisionByZero):
                driver.change("SELECT 1 / 0", [])

    with pytest.raises(InFailedSqlTransaction):
        goes_on_after_a_fault()
    assert names(postgresql_database) == set()


def test_what_is_held_is_read_once_for_all_who_share(database):
    held = Held(select(func.max(literal(7)).label("seven")), select(literal(1)))

    def reads() -> int:
        with database.writing_together(held) as driver:
            insert(driver, "one" if driver.held(held).seven == 7 else "none")
        return 1

    assert ask(database, reads) == [(1, {"one"})]


def test_a_transaction_that_the_database_gives_up_is_lost_for_all_of_it(sqlite_database):
    def gives_up() -> None:
        with sqlite_database.writing_together() as driver:
            insert(driver, "second")
            # As SQLite does by itself where a disk is full.
            driver.change("ROLLBACK", [])
            raise sqlite3.OperationalError("database or disk is full")

    first, second, third = ask(
        sqlite_database,
        makes(sqlite_database, "first"),
        gives_up,
        makes(sqlite_database, "third"),
    )
    assert isinstance(first, DatabaseUnavailable)
    assert isinstance(second, DatabaseUnavailable)
    assert third == ("third", {"third"})
    assert names(sqlite_database) == {"third"}
