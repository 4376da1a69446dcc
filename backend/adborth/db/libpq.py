"""A question to PostgreSQL in one call.

The driver's cursor makes six of it, each of which gives up the interpreter and waits for its turn
again: where several threads ask, that took longer than the database did.
"""

from collections.abc import Callable, Sequence
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from psycopg import Connection, OperationalError
from psycopg.errors import InvalidSqlStatementName, error_from_result
from psycopg.pq import ConnStatus, ExecStatus
from psycopg.pq.abc import PGconn, PGresult

# As many as the driver itself keeps prepared.
MOST = 100
OK = {ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK}
# By the numbers of the types; of all others the text.
READ: dict[int, Callable[[bytes], Any]] = {
    16: lambda told: told == b"t",
    20: int,
    21: int,
    23: int,
}
_numbers = count()
_prepared: WeakKeyDictionary[Connection[Any], dict[str, bytes]] = WeakKeyDictionary()


def row_of(connection: Connection[Any], text: str, values: Sequence[Any]) -> list[Any] | None:
    """The first row, None for none: texts, numbers and truths. Raises psycopg.Error.

    Only for a connection without a transaction: the driver would not know that it has begun.
    """
    known = _prepared.setdefault(connection, {})
    sent: list[Any] = [_sent(value) for value in values]
    try:
        found = _asked(connection.pgconn, known, text, sent)
    except InvalidSqlStatementName:
        # After a rollback the driver lets go of all that was prepared, of ours too.
        known.clear()
        found = _asked(connection.pgconn, known, text, sent)
    if not found.ntuples:
        return None
    return [_told(found, column) for column in range(found.nfields)]


def _asked(asking: PGconn, known: dict[str, bytes], text: str, sent: list[Any]) -> PGresult:
    name = known.get(text) or _prepare(asking, known, text)
    return _checked(asking, asking.exec_prepared(name, sent))


def _prepare(asking: PGconn, known: dict[str, bytes], text: str) -> bytes:
    if len(known) == MOST:
        for old in known.values():
            _checked(asking, asking.exec_(b"DEALLOCATE " + old))
        known.clear()
    name = f"own_{next(_numbers)}".encode()
    _checked(asking, asking.prepare(name, text.encode()))
    known[text] = name
    return name


def _sent(value: Any) -> bytes | None:
    return None if value is None else str(value).encode()


def _told(found: PGresult, column: int) -> Any:
    told = found.get_value(0, column)
    if told is None:
        return None
    read = READ.get(found.ftype(column))
    return bytes(told).decode() if read is None else read(bytes(told))


def _checked(asking: PGconn, result: PGresult) -> PGresult:
    if result.status in OK:
        return result
    if asking.status == ConnStatus.BAD:
        raise OperationalError("the server closed the connection")
    raise error_from_result(result)
