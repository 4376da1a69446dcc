"""Prepared rows straight to the driver and back: executemany for SQLite, COPY for PostgreSQL."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import psycopg
from sqlalchemy import Connection

from adborth.db.session import DatabaseUnavailable
from adborth.imports.tables import Row, Target


def insert_rows(connection: Connection, target: Target, rows: Sequence[Row]) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_insert(target), list(rows))
        return
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    try:
        with driver.cursor() as cursor, cursor.copy(_copy(target).encode()) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.OperationalError as error:
        raise DatabaseUnavailable from error


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
