"""Every query about keeping and disposing of contacts."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    ScalarSelect,
    and_,
    case,
    exists,
    func,
    literal,
    not_,
    or_,
    select,
)
from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.cases.need_to_know import asker
from adborth.db.base import Query
from adborth.db.pagination import after, read_cursor, write_cursor
from adborth.lists.models import Service
from adborth.retention.errors import DisposalNotFound
from adborth.retention.families import FAMILIES, Family
from adborth.retention.models import Disposal, DisposalLogEntry
from adborth.retention.schedule import Schedule, last_end
from adborth.retention.schemas import DisposalQuery, PageQuery
from adborth.retention.states import DisposalState

Page = tuple[Sequence[Row[Any]], str | None]


@cache
def kept(family: Family) -> Query:
    """All that `Kept` needs of a contact."""
    contact, retention = family.contact, family.retention
    return (
        select(
            *(contact.id, contact.reference, contact.service_id, contact.disposed_on),
            *(family.kind.label("kind"), family.ended_on.label("ended_on")),
            Service.code.label("service_code"),
            *(retention.class_code, retention.class_reason),
            *(retention.hold_reason, retention.held_at, retention.held_by),
            func.coalesce(retention.version, 0).label("version"),
            _proposed_in(family).label("proposed_in"),
        )
        .join(Service, Service.id == contact.service_id)
        .outerjoin(retention, retention.contact_id == contact.id)
    )


def _proposed_in(family: Family) -> ScalarSelect[Any]:
    """The disposal that waits for a second person."""
    among = family.in_disposal
    return (
        select(func.min(among.disposal_id))
        .join(Disposal, Disposal.id == among.disposal_id)
        .where(among.contact_id == family.contact.id, Disposal.state == DisposalState.PROPOSED)
        .correlate(family.contact)
        .scalar_subquery()
    )


def find_kept(
    connection: Connection, actor: Actor, family: Family, references: Sequence[str]
) -> Sequence[Row[Any]]:
    """Those that the actor may know of."""
    contact = family.contact
    asked = kept(family).where(contact.reference.in_(references), family.known_to(actor))
    return connection.execute(asked.order_by(contact.id), asker(actor)).all()


def hold_contacts(
    session: Session, actor: Actor, family: Family, references: Sequence[str]
) -> Sequence[Any]:
    """The same, which nobody else changes until this transaction ends."""
    contact = family.contact
    asked = select(contact).where(contact.reference.in_(references), family.known_to(actor))
    locked = asked.order_by(contact.id).with_for_update(of=contact)
    return session.scalars(locked, asker(actor)).all()


def find_due(
    connection: Connection, actor: Actor, schedule: Schedule, today: date, query: PageQuery
) -> Page:
    """Past their disposal date and not held, a page of them; on one day cases come first."""
    last = query.cursor and read_cursor(query.cursor, date, int, int)
    found: list[tuple[list[Any], Row[Any]]] = []
    for family in FAMILIES:
        contact = family.contact
        asked = kept(family).where(
            family.has_ended,
            contact.disposed_on.is_(None),
            family.retention.held_at.is_(None),
            _kept_long_enough(family, schedule, today),
            family.known_to(actor),
        )
        if last:
            asked = asked.where(_follows(family, *last))
        limited = asked.order_by(family.ended_on, contact.id).limit(query.limit + 1)
        rows = connection.execute(limited, asker(actor))
        found += [([row.ended_on, family.order, row.id], row) for row in rows]
    found.sort(key=itemgetter(0))
    page = [row for _, row in found[: query.limit]]
    return page, write_cursor(found[query.limit - 1][0]) if len(found) > query.limit else None


def _follows(family: Family, day: date, order: int, id: int) -> ColumnElement[bool]:
    if family.order == order:
        return after([family.ended_on, family.contact.id], [day, id], descending=False)
    found: ColumnElement[bool] = (
        family.ended_on >= day if family.order > order else family.ended_on > day
    )
    return found


def _kept_long_enough(family: Family, schedule: Schedule, today: date) -> ColumnElement[bool]:
    code = _class_code(family, schedule)
    return or_(
        *(
            and_(code == one.code, last_end(today, one.years) >= family.ended_on)
            for one in schedule.classes
        )
    )


def _class_code(family: Family, schedule: Schedule) -> ColumnElement[str]:
    """`Schedule.class_of`, as the database works it out."""
    known = [one.code for one in schedule.classes]
    chosen = (family.retention.class_code.in_(known), family.retention.class_code)
    by_itself = [
        (
            and_(
                family.kind.in_(sorted(one.kinds & family.kinds)),
                *([Service.code.in_(sorted(one.services))] if one.services else []),
            ),
            literal(one.code),
        )
        for one in schedule.classes
        if one.kinds & family.kinds
    ]
    return case(chosen, *by_itself, else_=literal(schedule.otherwise.code))


def _visible(actor: Actor) -> ColumnElement[bool]:
    """Disposals of which the actor may know every contact."""
    return not_(or_(*(_has_hidden(actor, family) for family in FAMILIES)))


def _has_hidden(actor: Actor, family: Family) -> ColumnElement[bool]:
    contact, among = family.contact, family.in_disposal
    known = exists().where(contact.id == among.contact_id, family.known_to(actor))
    return (
        exists()
        .where(among.disposal_id == Disposal.id, not_(known.correlate(among)))
        .correlate(Disposal)
    )


def hold_disposal(session: Session, actor: Actor, number: int) -> Disposal:
    """Locked for a decision. Raises DisposalNotFound."""
    asked = select(Disposal).where(Disposal.id == number, _visible(actor))
    found = session.scalar(asked.with_for_update(of=Disposal), asker(actor))
    if found is None:
        raise DisposalNotFound(number=number)
    return found


def get_disposal(connection: Connection, actor: Actor, number: int) -> Row[Any]:
    asked = select(Disposal.__table__).where(Disposal.id == number, _visible(actor))
    found = connection.execute(asked, asker(actor)).one_or_none()
    if found is None:
        raise DisposalNotFound(number=number)
    return found


def find_disposals(connection: Connection, actor: Actor, query: DisposalQuery) -> Page:
    asked = select(Disposal.__table__).where(_visible(actor))
    if query.state is not None:
        asked = asked.where(Disposal.state == query.state)
    return _latest(connection, asked, Disposal.id.expression, query, asker(actor))


def find_logged(connection: Connection, query: PageQuery) -> Page:
    asked = select(DisposalLogEntry.__table__)
    return _latest(connection, asked, DisposalLogEntry.id.expression, query, {})


def references_in(connection: Connection, disposals: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {number: [] for number in disposals}
    for family in FAMILIES:
        contact, among = family.contact, family.in_disposal
        asked = (
            select(among.disposal_id, contact.reference)
            .join(contact, contact.id == among.contact_id)
            .where(among.disposal_id.in_(disposals))
            .order_by(contact.reference)
        )
        for number, reference in connection.execute(asked):
            found[number].append(reference)
    return found


def _latest(
    connection: Connection, asked: Query, key: ColumnElement[Any], query: PageQuery, values: Any
) -> Page:
    if query.cursor is not None:
        asked = asked.where(after([key], read_cursor(query.cursor, int), descending=True))
    rows = connection.execute(asked.order_by(key.desc()).limit(query.limit + 1), values).all()
    return _page(rows, query.limit, lambda row: [row.id])


def _page(rows: Sequence[Row[Any]], limit: int, key: Any) -> Page:
    if len(rows) <= limit:
        return rows, None
    return rows[:limit], write_cursor(key(rows[limit - 1]))
