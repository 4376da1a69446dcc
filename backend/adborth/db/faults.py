"""What of a database's faults passes."""

import sqlite3

import psycopg
from sqlalchemy.exc import DBAPIError, TimeoutError

from adborth.errors import Unavailable

# The first: every connection is busy.
PASSING = (TimeoutError, sqlite3.OperationalError, psycopg.OperationalError)


class DatabaseUnavailable(Unavailable): ...


class DatabaseFaults:
    """A database that is gone, full or busy is a passing fault; a broken rule is not.

    A class, since a generator that does the same takes three times as long.
    """

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, PASSING) or (
            isinstance(error, DBAPIError)
            and (error.connection_invalidated or type(error).__name__ == "OperationalError")
        ):
            raise DatabaseUnavailable from error
