"""Connections of the driver's own, for what is asked and written all day.

The engine's pool looks after its connections better, which takes longer than reading a case.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any

import psycopg
from sqlalchemy import Engine


class SpareConnections:
    """As many as are at work at the same time. On PostgreSQL they begin no transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._spare: list[Any] = []
        self._turn = Lock()

    @contextmanager
    def one(self) -> Iterator[Any]:
        """Whatever was begun and not committed when the block fails is rolled back."""
        with self._turn:
            spare = self._spare
            connection = spare.pop() if spare else None
        if connection is None:
            connection = self._connected()
        try:
            yield connection
        except (psycopg.Error, sqlite3.Error) as error:
            connection.close()
            if isinstance(error, psycopg.OperationalError):
                # It may be gone, and the others with it.
                self._engine.dispose()
                self.close()
            raise
        except BaseException:
            with suppress(psycopg.Error):
                connection.rollback()
            self._put_back(connection, spare)
            raise
        self._put_back(connection, spare)

    def _put_back(self, connection: Any, spare: list[Any]) -> None:
        if isinstance(connection, psycopg.Connection) and not connection.closed:
            connection.autocommit = True
        with self._turn:
            if spare is self._spare:
                spare.append(connection)
                return
        connection.close()  # All of them were closed meanwhile.

    def _connected(self) -> Any:
        pooled = self._engine.raw_connection()
        connection: Any = pooled.driver_connection
        pooled.detach()
        if isinstance(connection, psycopg.Connection):
            connection.autocommit = True
        return connection

    def close(self) -> None:
        with self._turn:
            given_up, self._spare = self._spare, []
        for connection in given_up:
            connection.close()
