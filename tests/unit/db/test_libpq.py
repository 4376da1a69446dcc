"""Questions by PostgreSQL's own library."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from adborth.db import libpq
from adborth.db.libpq import BEGIN, COMMIT, Question, answer_of, answers_of, row_of

Connection = psycopg.Connection[Any]


@pytest.fixture
def url(empty_postgresql_url) -> str:
    driver = make_url(empty_postgresql_url).set(drivername="postgresql")
    return driver.render_as_string(hide_password=False)


@pytest.fixture
def connection(url) -> Iterator[Connection]:
    with psycopg.connect(url, autocommit=True) as connection:
        yield connection


def ask(connection: Connection, text: str, *values: Any) -> list[Any] | None:
    return row_of(answer_of(connection, [Question(text, values)]))


def prepared(connection: Connection) -> int:
    (count,) = connection.execute("SELECT count(*) FROM pg_prepared_statements").fetchone()
    return count


def test_numbers_truths_texts_and_nothing_come_back_as_such(connection):
    asked = "SELECT 1::smallint, $1::integer, 2::bigint, true, false, $2::varchar, 'ŵ', NULL"
    assert ask(connection, asked, 7, "Dŵr") == [1, 7, 2, True, False, "Dŵr", "ŵ", None]


def test_nothing_is_sent_as_nothing(connection):
    assert ask(connection, "SELECT $1::integer IS NULL", None) == [True]


def test_no_row_is_none_and_of_many_the_first_counts(connection):
    assert ask(connection, "SELECT 1 WHERE false") is None
    assert ask(connection, "SELECT * FROM generate_series(3, 9)") == [3]


def test_a_statement_is_prepared_once(connection):
    for number in range(5):
        assert ask(connection, "SELECT $1::integer", number) == [number]
    assert prepared(connection) == 1


def test_not_more_are_kept_than_the_driver_would(connection, monkeypatch):
    monkeypatch.setattr(libpq, "MOST", 3)
    for number in (*range(8), *range(8)):
        assert ask(connection, f"SELECT {number}") == [number]
    assert 1 <= prepared(connection) <= 3


def test_a_fault_is_the_drivers_and_the_next_question_is_answered(connection):
    with pytest.raises(psycopg.errors.UndefinedTable):
        ask(connection, "SELECT * FROM nowhere")
    with pytest.raises(psycopg.errors.DivisionByZero):
        ask(connection, "SELECT 1 / $1::integer", 0)
    assert ask(connection, "SELECT 1 / $1::integer", 1) == [1]


def test_a_text_that_cannot_be_sent_leaves_the_connection_as_it_was(connection):
    with pytest.raises(UnicodeEncodeError):
        ask(connection, "SELECT $1::text", "half a pair: \ud800")
    assert ask(connection, "SELECT $1::text", "a pair") == ["a pair"]


def test_what_was_not_prepared_because_of_a_fault_before_it_is_prepared_later(connection):
    asked = [Question("SELECT 1 / 0"), Question("SELECT 'behind it'")]
    with pytest.raises(psycopg.errors.DivisionByZero):
        answer_of(connection, asked)
    assert ask(connection, "SELECT 'behind it'") == ["behind it"]


def test_of_many_trips_each_has_its_answer_and_each_its_fault(connection):
    text = "SELECT 12 / $1::integer"
    one, fault, three = answers_of(connection, [[Question(text, [n])] for n in (1, 0, 3)])
    assert (row_of(one), row_of(three)) == ([12], [4])
    assert isinstance(fault, psycopg.errors.DivisionByZero)


def test_a_trip_is_a_transaction_by_itself(connection):
    ask(connection, "CREATE TABLE made (name TEXT PRIMARY KEY)")
    insert = "INSERT INTO made VALUES ($1)"
    twice = [Question(insert, ["one"]), Question(insert, ["one"])]
    with pytest.raises(psycopg.errors.UniqueViolation):
        answer_of(connection, twice)
    answer_of(connection, [Question(insert, ["two"]), Question(insert, ["three"])])
    found = ask(connection, "SELECT string_agg(name, ' ' ORDER BY name) FROM made")
    assert found == ["three two"]


def test_what_is_begun_ends_with_the_commit(connection, url):
    ask(connection, "CREATE TABLE made (name TEXT)")
    answer_of(connection, [BEGIN, Question("INSERT INTO made VALUES ('here')")])
    with psycopg.connect(url, autocommit=True) as other:
        assert ask(other, "SELECT name FROM made") is None
        assert answer_of(connection, [COMMIT]).command_status == b"COMMIT"
        assert ask(other, "SELECT name FROM made") == ["here"]


def test_in_a_transaction_of_the_driver_nothing_stands_before_its_end(url):
    with psycopg.connect(url) as connection:
        ask(connection, "CREATE TABLE made (name TEXT)")
        connection.rollback()
        assert ask(connection, "SELECT to_regclass('made')::text") == [None]


def test_what_is_as_long_as_a_book_is_sent_while_answers_come(connection):
    book = "ŵ" * 3_000_000
    asked = [[Question("SELECT $1::text", [book])] for _ in range(3)]
    assert [row_of(answer) for answer in answers_of(connection, asked)] == [[book]] * 3


def test_a_server_that_has_gone_is_an_operational_error(connection):
    with pytest.raises(psycopg.OperationalError):
        ask(connection, "SELECT pg_terminate_backend(pg_backend_pid())")
    assert connection.closed


def test_a_server_that_has_gone_leaves_no_question_without_an_answer(connection):
    gone = [Question("SELECT pg_terminate_backend(pg_backend_pid())")]
    answers = []
    with pytest.raises(psycopg.OperationalError):
        answers.extend(answers_of(connection, [[Question("SELECT 1")], gone, gone]))
    assert row_of(answers[0]) == [1]
