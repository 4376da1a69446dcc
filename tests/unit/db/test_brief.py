"""Brief tasks wait together for PostgreSQL, however they ask it."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import column, text

from adborth.db.faults import DatabaseUnavailable
from adborth.db.session import Database

SLEEP, SHORT, LONG = text("SELECT pg_sleep(:seconds)"), 0.0, 0.4
NUMBER = text("SELECT CAST(:number AS integer) AS number").columns(column("number"))
Task = Callable[[], Any]


@pytest.fixture
def database(empty_postgresql_url) -> Iterator[Database]:
    database = Database(empty_postgresql_url)
    with database.reading() as connection:
        connection.execute(text("SELECT 1"))
    yield database
    database.close()


def brief(database: Database, *tasks: Task) -> list[Any]:
    """Their answers and faults, in the order in which they come."""
    came: list[Any] = []

    async def told(task: Task) -> None:
        try:
            came.append(await database.workers.promised(task, brief=True))
        except Exception as fault:
            came.append(fault)

    async def all_told() -> None:
        await asyncio.gather(*map(told, tasks))

    asyncio.run(all_told())
    return came


def asks(database: Database, number: int) -> Task:
    return lambda: database.row_of(NUMBER, {"number": number}).number


def sleeps(database: Database, name: str, seconds: float) -> Task:
    def sleep() -> str:
        with database.reading() as connection:
            connection.execute(SLEEP, {"seconds": seconds})
        return name

    return sleep


def test_each_gets_its_own_row(database):
    assert sorted(brief(database, *(asks(database, n) for n in range(40)))) == [*range(40)]


def test_who_asks_by_a_connection_of_the_pool_lets_the_others_go_on(database):
    long, short = sleeps(database, "long", LONG), sleeps(database, "short", SHORT)
    assert brief(database, long, asks(database, 1), short)[-1] == "long"


def test_a_fault_is_its_own(database):
    def asks_for_nothing() -> Any:
        return database.row_of(text("SELECT 1 / 0 AS number").columns(column("number")), {})

    came = brief(database, asks(database, 1), asks_for_nothing, asks(database, 3))
    assert {type(one).__name__ for one in came} == {"int", "DivisionByZero"}
    assert sum(isinstance(one, int) for one in came) == 2


def test_all_who_asked_are_told_that_the_server_has_gone_and_the_next_is_answered(database):
    def ends_the_server() -> Any:
        gone = text("SELECT pg_terminate_backend(pg_backend_pid()) AS gone").columns(column("gone"))
        return database.row_of(gone, {})

    came = brief(database, ends_the_server, asks(database, 2))
    assert isinstance(came[0], DatabaseUnavailable)
    assert brief(database, asks(database, 3)) == [3]
