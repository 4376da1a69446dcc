"""Prepared rows straight to the driver and back: executemany for SQLite, COPY for PostgreSQL."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import psycopg
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from adborth.db.faults import DatabaseUnavailable
from adborth.imports.tables import Row, Target

TWICE = ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY")


class AlreadyThere(Exception):
    """Another row has the key of one that was to be inserted."""


def insert_rows(connection: Connection, target: Target, rows: Sequence[Row]) -> None:
    """Raises AlreadyThere, after which the transaction cannot go on, and DatabaseUnavailable."""
    if connection.dialect.name == "sqlite":
        _insert_rows(connection, target, rows)
    else:
        _copy_rows(connection, target, rows)


def _insert_rows(connection: Connection, target: Target, rows: Sequence[Row]) -> None:
    try:
        connection.exec_driver_sql(_insert(target), list(rows))
    except IntegrityError as error:
        if getattr(error.orig, "sqlite_errorname", "") in TWICE:
            raise AlreadyThere from error
        raise


def _copy_rows(connection: Connection, target: Target, rows: Sequence[Row]) -> None:
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    try:
        with driver.cursor() as cursor, cursor.copy(_copy(target).encode()) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.errors.UniqueViolation as error:
        raise AlreadyThere from error
    except psycopg.OperationalError as error:
        raise DatabaseUnavailable from error


def new_ids(connection: Connection, table: str, count: int) -> list[int]:
    if not count:
        return []
    if connection.dialect.name == "sqlite":
        last = connection.execute(text(f"SELECT coalesce(max(id), 0) FROM {table}")).scalar_one()
        return list(range(last + 1, last + 1 + count))
    statement = text(
        f"SELECT nextval(pg_get_serial_sequence('{table}', 'id')) FROM generate_series(1, :count)"
    )
    return list(connection.execute(statement, {"count": count}).scalars())


def read_rows(connection: Connection, target: Target, key: int) -> list[Row]:
    """The rows whose first column is `key`, as the driver has them."""
    mark = _mark(connection)
    statement = f'SELECT {_names(target)} FROM {target.name} WHERE "{target.columns[0]}" = {mark}'
    return [tuple(row) for row in connection.exec_driver_sql(statement, (key,))]


def update_row(connection: Connection, table: str, id: int, values: Mapping[str, Any]) -> None:
    mark = _mark(connection)
    changes = ",".join(f'"{name}" = {mark}' for name in values)
    statement = f"UPDATE {table} SET {changes} WHERE id = {mark}"
    connection.exec_driver_sql(statement, (*values.values(), id))


def delete_rows(connection: Connection, table: str, column: str, keys: Sequence[int]) -> None:
    marks = ",".join([_mark(connection)] * len(keys))
    connection.exec_driver_sql(f"DELETE FROM {table} WHERE {column} IN ({marks})", tuple(keys))


def _mark(connection: Connection) -> str:
    return "?" if connection.dialect.name == "sqlite" else "%s"


@cache
def _insert(target: Target) -> str:
    marks = ",".join("?" * len(target.columns))
    return f"INSERT INTO {target.name} ({_names(target)}) VALUES ({marks})"


@cache
def _copy(target: Target) -> str:
    return f"COPY {target.name} ({_names(target)}) FROM STDIN"


def _names(target: Target) -> str:
    return ",".join(f'"{column}"' for column in target.columns)
