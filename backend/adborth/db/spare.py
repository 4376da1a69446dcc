"""Connections of the driver's own, for what is asked and written all day.

The engine's pool looks after its connections better, which takes longer than reading a case.
"""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
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

    def one(self) -> "Borrowed":
        with self._turn:
            spare = self._spare
            connection = spare.pop() if spare else None
        return Borrowed(self, self._connected() if connection is None else connection, spare)

    def give_up(self, connection: Any, fault: BaseException) -> None:
        connection.close()
        if isinstance(fault, psycopg.OperationalError):
            # It may be gone, and the others with it.
            self._engine.dispose()
            self.close()

    def put_back(self, connection: Any, spare: list[Any]) -> None:
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
            # `libpq` does, and what the driver prepares, it lets go of after a rollback.
            connection.prepare_threshold = None
        return connection

    def close(self) -> None:
        with self._turn:
            given_up, self._spare = self._spare, []
        for connection in given_up:
            connection.close()


@dataclass(slots=True)
class Borrowed:
    """Whatever was begun and not committed when the block fails is rolled back."""

    lender: SpareConnections
    connection: Any
    spare: list[Any]

    def __enter__(self) -> Any:
        return self.connection

    def __exit__(self, _kind: object, fault: BaseException | None, _trace: object) -> None:
        if isinstance(fault, psycopg.Error | sqlite3.Error):
            self.lender.give_up(self.connection, fault)
            return
        if fault is not None:
            with suppress(psycopg.Error):
                self.connection.rollback()
        self.lender.put_back(self.connection, self.spare)
