"""One row of a statement, by PostgreSQL's own library."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from adborth.db import libpq
from adborth.db.libpq import row_of


@pytest.fixture
def connection(empty_postgresql_url) -> Iterator[psycopg.Connection[Any]]:
    url = make_url(empty_postgresql_url).set(drivername="postgresql")
    text = url.render_as_string(hide_password=False)
    with psycopg.connect(text, autocommit=True) as connection:
        yield connection


def test_numbers_truths_texts_and_nothing_come_back_as_such(connection):
    asked = "SELECT 1::smallint, $1::integer, 2::bigint, true, false, $2::varchar, 'ŵ', NULL"
    assert row_of(connection, asked, [7, "Dŵr"]) == [1, 7, 2, True, False, "Dŵr", "ŵ", None]


def test_nothing_is_sent_as_nothing(connection):
    assert row_of(connection, "SELECT $1::integer IS NULL", [None]) == [True]


def test_no_row_is_none_and_of_many_the_first_counts(connection):
    assert row_of(connection, "SELECT 1 WHERE false", []) is None
    assert row_of(connection, "SELECT * FROM generate_series(3, 9)", []) == [3]


def test_a_statement_is_prepared_once(connection):
    for number in range(5):
        assert row_of(connection, "SELECT $1::integer", [number]) == [number]
    with connection.execute("SELECT count(*) FROM pg_prepared_statements") as found:
        assert found.fetchone() == (1,)


def test_not_more_are_kept_than_the_driver_would(connection, monkeypatch):
    monkeypatch.setattr(libpq, "MOST", 3)
    for number in (*range(8), *range(8)):
        assert row_of(connection, f"SELECT {number}", []) == [number]
    with connection.execute("SELECT count(*) FROM pg_prepared_statements") as found:
        assert 1 <= found.fetchone()[0] <= 3


def test_a_fault_is_the_drivers_and_the_next_question_is_answered(connection):
    with pytest.raises(psycopg.errors.UndefinedTable):
        row_of(connection, "SELECT * FROM nowhere", [])
    with pytest.raises(psycopg.errors.DivisionByZero):
        row_of(connection, "SELECT 1 / $1::integer", [0])
    assert row_of(connection, "SELECT 1 / $1::integer", [1]) == [1]


def test_what_a_rollback_lets_go_of_is_prepared_again(connection):
    assert row_of(connection, "SELECT $1::integer", [1]) == [1]
    for _ in range(10):
        connection.execute("SELECT 'prepared by the driver'")
    with pytest.raises(psycopg.errors.UndefinedTable), connection.transaction():
        connection.execute("SELECT * FROM nowhere")
    connection.execute("DEALLOCATE ALL")
    assert row_of(connection, "SELECT $1::integer", [2]) == [2]


def test_a_server_that_has_gone_is_an_operational_error(connection):
    with pytest.raises(psycopg.OperationalError):
        row_of(connection, "SELECT pg_terminate_backend(pg_backend_pid())", [])
    assert connection.closed
