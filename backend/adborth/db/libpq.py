"""Questions to PostgreSQL by its own library, as many in one trip as belong together.

The driver's cursor makes six calls of one question, each of which gives up the interpreter and
waits for its turn again: where several threads ask, that took longer than the database did.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from select import POLLIN, POLLOUT
from typing import Any, NamedTuple, cast
from weakref import WeakKeyDictionary

from psycopg import Connection, Error, OperationalError
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGconn, PGresult
from psycopg.waiting import Ready, Wait

from adborth.db.strands import are_here, until_ready

# As many as the driver itself keeps prepared.
MOST = 100
# By the numbers of the types; of all others the text.
READ: dict[int, Callable[[bytes], Any]] = {
    16: lambda told: told == b"t",
    20: int,
    21: int,
    23: int,
}
BROKEN = {ExecStatus.FATAL_ERROR, ExecStatus.BAD_RESPONSE}
WAITS = {Wait.R: POLLIN, Wait.W: POLLOUT, Wait.RW: POLLIN | POLLOUT}
_numbers = count()
_prepared: WeakKeyDictionary[Connection[Any], dict[str, bytes]] = WeakKeyDictionary()


Encoded = list[bytes | None]


class Question(NamedTuple):
    """`text` numbers its values: $1, $2."""

    text: str
    values: Sequence[Any] = ()


BEGIN, COMMIT = Question("BEGIN"), Question("COMMIT")


def answer_of(connection: Connection[Any], questions: Sequence[Question]) -> PGresult:
    """The answer to the last of them. Raises the psycopg.Error of the first that fails."""
    (answer,) = answers_of(connection, [questions])
    if isinstance(answer, Error):
        raise answer
    return answer


def answers_of(
    connection: Connection[Any], trips: Sequence[Sequence[Question]]
) -> Iterator[PGresult | Error]:
    """Of each trip the answer to its last question or the fault of the first that fails.

    Each is a transaction by itself, as far as the connection is in none and none begins there.
    What the driver does with the connection beside us, it does without preparing.
    """
    # Before anything begins that a text which cannot be sent would leave in the middle.
    sent = [[(text, _encoded(values)) for text, values in questions] for questions in trips]
    asking = connection.pgconn
    known = _room_for(connection, trips) if connection.autocommit else None
    asking.enter_pipeline_mode()
    for of_trip in sent:
        if not connection.autocommit and asking.transaction_status == TransactionStatus.IDLE:
            _send(asking, BEGIN.text, [], None)
        for text, values in of_trip:
            _send(asking, text, values, known)
        asking.pipeline_sync()
    _write(asking)
    for questions in trips:
        answer = _read(asking)
        if known and isinstance(answer, Error):
            # What stands behind the fault was not prepared either.
            for question in questions:
                known.pop(question.text, None)
        yield answer
    if asking.status == ConnStatus.BAD:
        raise OperationalError("the server closed the connection")
    asking.exit_pipeline_mode()


class LeavingConnection(Connection[Any]):
    """The driver's, which lets other strands work while it waits."""

    def wait(self, gen: Any, *given: Any, **named: Any) -> Any:
        """What the driver's generator returns."""
        if not are_here():
            return super().wait(gen, *given, **named)
        try:
            wanted = next(gen)
            while True:
                came = until_ready(self.pgconn.socket, WAITS[wanted])
                wanted = gen.send((came & POLLOUT and Ready.W) | (came & ~POLLOUT and Ready.R))
        except StopIteration as done:
            return done.value


def row_of(answer: PGresult) -> list[Any] | None:
    """The first row, None for none: texts, numbers and truths."""
    if not answer.ntuples:
        return None
    return [_told(answer, column) for column in range(answer.nfields)]


def _room_for(connection: Connection[Any], trips: Sequence[Sequence[Question]]) -> dict[str, bytes]:
    known = _prepared.setdefault(connection, {})
    if len(known) + sum(map(len, trips)) > MOST:
        connection.pgconn.exec_(b"DEALLOCATE ALL")
        known.clear()
    return known


def _encoded(values: Sequence[Any]) -> Encoded:
    return [None if value is None else str(value).encode() for value in values]


def _send(asking: PGconn, text: str, values: Encoded, known: dict[str, bytes] | None) -> None:
    if known is None:
        asking.send_query_params(text.encode(), values)
        return
    name = known.get(text)
    if name is None:
        name = f"own_{next(_numbers)}".encode()
        asking.send_prepare(name, text.encode())
        known[text] = name
    asking.send_query_prepared(name, values)


def _write(asking: PGconn) -> None:
    while asking.flush():
        # Nobody writes for ever to somebody who waits until what he writes is read.
        if until_ready(asking.socket, POLLIN | POLLOUT) & POLLIN:
            asking.consume_input()


def _read(asking: PGconn) -> PGresult | Error:
    """What the next trip brings."""
    fault: Error | None = None
    last = None
    while True:
        while asking.is_busy():
            until_ready(asking.socket, POLLIN)
            asking.consume_input()
        answer = asking.get_result()
        if asking.status == ConnStatus.BAD:
            return OperationalError("the server closed the connection")
        if answer is None:
            continue
        if answer.status == ExecStatus.PIPELINE_SYNC:
            return cast(PGresult, last) if fault is None else fault
        if answer.status in BROKEN:
            fault = error_from_result(answer)
        last = answer


def _told(answer: PGresult, column: int) -> Any:
    told = answer.get_value(0, column)
    if told is None:
        return None
    read = READ.get(answer.ftype(column))
    return bytes(told).decode() if read is None else read(bytes(told))
