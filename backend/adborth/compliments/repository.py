"""Every query about compliments."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, case, delete, func, select
from sqlalchemy.orm import Session

from adborth.compliments.errors import ComplimentDisposed, ComplimentNotFound
from adborth.compliments.models import Compliment, ComplimentShare
from adborth.compliments.schemas import ComplimentQuery
from adborth.db.pagination import after, read_cursor, write_cursor

EXCERPT = 200
KEPT = Compliment.disposed_on.is_(None)
CHECKED = Compliment.checked_by.is_not(None)
TO_CHECK = Compliment.redacted_text.is_not(None) & Compliment.checked_by.is_(None)
SHARED = (
    select(ComplimentShare.number).where(ComplimentShare.compliment_id == Compliment.id).exists()
)
SUMMARY = (
    Compliment.id,
    Compliment.reference,
    Compliment.service_id,
    Compliment.team_id,
    Compliment.received_on,
    Compliment.from_whom,
    Compliment.language,
    func.substr(Compliment.text, 1, EXCERPT).label("excerpt"),
    CHECKED.label("published"),
    TO_CHECK.label("to_check"),
    SHARED.label("shared"),
    case((CHECKED, Compliment.redacted_text)).label("published_text"),
    Compliment.version,
    Compliment.disposed_on,
)


def get_compliment(connection: Connection, reference: str) -> Row[Any]:
    statement = select(*Compliment.__table__.columns).where(Compliment.reference == reference)
    row = connection.execute(statement).one_or_none()
    if row is None:
        raise ComplimentNotFound(reference=reference)
    return row


def hold_compliment(session: Session, reference: str) -> Compliment:
    """Locked for a change. Raises ComplimentNotFound and ComplimentDisposed."""
    statement = select(Compliment).where(Compliment.reference == reference).with_for_update()
    found = session.scalar(statement)
    if found is None:
        raise ComplimentNotFound(reference=reference)
    if found.disposed_on is not None:
        raise ComplimentDisposed(reference=reference)
    return found


def shares_of(reader: Connection | Session, compliment_id: int) -> Sequence[Row[Any]]:
    of_one = select(*ComplimentShare.__table__.columns).where(
        ComplimentShare.compliment_id == compliment_id
    )
    return reader.execute(of_one.order_by(ComplimentShare.number)).all()


def remove_share(session: Session, compliment_id: int, number: int) -> None:
    session.execute(
        delete(ComplimentShare).where(
            ComplimentShare.compliment_id == compliment_id, ComplimentShare.number == number
        )
    )


def find_compliments(
    connection: Connection, query: ComplimentQuery, service_id: int | None, team_id: int | None
) -> tuple[list[Row[Any]], str | None]:
    """A page of summaries, and the cursor of the next."""
    descending = query.sort.startswith("-")
    keys: list[ColumnElement[Any]] = [Compliment.received_on.expression, Compliment.id.expression]
    statement = _narrowed(query, service_id, team_id)
    if query.cursor:
        statement = statement.where(after(keys, read_cursor(query.cursor, date, int), descending))
    order = [key.desc() if descending else key.asc() for key in keys]
    rows = list(connection.execute(statement.order_by(*order).limit(query.limit + 1)))
    if len(rows) <= query.limit:
        return rows, None
    last = rows[query.limit - 1]
    return rows[: query.limit], write_cursor([last.received_on, last.id])


def _narrowed(query: ComplimentQuery, service_id: int | None, team_id: int | None) -> Select[Any]:
    wanted: list[ColumnElement[bool]] = []
    for column, value in (
        (Compliment.service_id, service_id),
        (Compliment.team_id, team_id),
        (Compliment.batch_id, query.batch),
    ):
        if value is not None:
            wanted.append(column == value)
    if query.received_from is not None:
        wanted.append(Compliment.received_on >= query.received_from)
    if query.received_to is not None:
        wanted.append(Compliment.received_on <= query.received_to)
    for condition, asked in (
        (CHECKED, query.published),
        (TO_CHECK, query.to_check),
        (SHARED, query.shared),
    ):
        if asked is not None:
            wanted.append(condition if asked else ~condition)
    if query.shared is False:
        # Those that somebody can still be told of.
        wanted.append(KEPT)
    columns: list[Any] = list(SUMMARY)
    return select(*columns).where(*wanted)
