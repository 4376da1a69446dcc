"""Every query about keeping and disposing of cases."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
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
from adborth.audit.service import was_done
from adborth.cases.models import Case, Stage
from adborth.cases.need_to_know import asker, known_to
from adborth.cases.transitions import Action
from adborth.db.base import Query
from adborth.db.pagination import after, read_cursor, write_cursor
from adborth.lists.models import Service
from adborth.retention.errors import DisposalNotFound
from adborth.retention.models import (
    CaseRetention,
    Disposal,
    DisposalCase,
    DisposalLogEntry,
)
from adborth.retention.schedule import ANSWERED, ENDED, Schedule, last_end
from adborth.retention.schemas import DisposalQuery, PageQuery
from adborth.retention.states import DisposalState

# Somebody who reopened a case has more to do with it, until it is closed.
ANSWERED_ON = (
    select(func.max(func.coalesce(Stage.responded_on, Stage.enquiry_resolved_on)))
    .where(Stage.case_id == Case.id, not_(was_done(Case.reference, Action.REOPEN)))
    .correlate(Case)
    .scalar_subquery()
)
ENDED_ON: ColumnElement[Any] = case(
    (Case.state.in_(ENDED), func.coalesce(Case.closed_on, Case.withdrawn_on)),
    (Case.state.in_(ANSWERED), ANSWERED_ON),
)
PROPOSED_IN = (
    select(func.min(DisposalCase.disposal_id))
    .join(Disposal, Disposal.id == DisposalCase.disposal_id)
    .where(DisposalCase.case_id == Case.id, Disposal.state == DisposalState.PROPOSED)
    .correlate(Case)
    .scalar_subquery()
)
KEPT: Query = (
    select(
        *(Case.id, Case.reference, Case.kind, Case.state, Case.service_id),
        *(Case.closed_on, Case.withdrawn_on, Case.disposed_on),
        ANSWERED_ON.label("answered_on"),
        ENDED_ON.label("ended_on"),
        Service.code.label("service_code"),
        *(CaseRetention.class_code, CaseRetention.class_reason),
        *(CaseRetention.hold_reason, CaseRetention.held_at, CaseRetention.held_by),
        func.coalesce(CaseRetention.version, 0).label("version"),
        PROPOSED_IN.label("proposed_in"),
    )
    .join(Service, Service.id == Case.service_id)
    .outerjoin(CaseRetention, CaseRetention.case_id == Case.id)
)
Page = tuple[Sequence[Row[Any]], str | None]


def find_kept(
    connection: Connection, actor: Actor, references: Sequence[str]
) -> Sequence[Row[Any]]:
    """Those that the actor may know of."""
    asked = KEPT.where(Case.reference.in_(references), known_to(actor.reach)).order_by(Case.id)
    return connection.execute(asked, asker(actor)).all()


def hold_cases(session: Session, actor: Actor, references: Sequence[str]) -> Sequence[Case]:
    """The same, which nobody else changes until this transaction ends."""
    asked = select(Case).where(Case.reference.in_(references), known_to(actor.reach))
    locked = asked.order_by(Case.id).with_for_update(of=Case)
    return session.scalars(locked, asker(actor)).all()


def find_due(
    connection: Connection, actor: Actor, schedule: Schedule, today: date, query: PageQuery
) -> Page:
    """Past their disposal date and not held, a page of them."""
    keys = [ENDED_ON, Case.id.expression]
    asked = KEPT.where(
        Case.state.in_(ENDED | ANSWERED),
        Case.disposed_on.is_(None),
        CaseRetention.held_at.is_(None),
        _kept_long_enough(schedule, today),
        known_to(actor.reach),
    )
    if query.cursor is not None:
        asked = asked.where(after(keys, read_cursor(query.cursor, date, int), descending=False))
    limited = asked.order_by(*keys).limit(query.limit + 1)
    rows = connection.execute(limited, asker(actor)).all()
    return _page(rows, query.limit, lambda row: [row.ended_on, row.id])


def _kept_long_enough(schedule: Schedule, today: date) -> ColumnElement[bool]:
    code = _class_code(schedule)
    return or_(
        *(
            and_(code == one.code, last_end(today, one.years) >= ENDED_ON)
            for one in schedule.classes
        )
    )


def _class_code(schedule: Schedule) -> ColumnElement[str]:
    """`Schedule.class_of`, as the database works it out."""
    known = [one.code for one in schedule.classes]
    chosen = (CaseRetention.class_code.in_(known), CaseRetention.class_code)
    by_itself = [
        (
            and_(
                Case.kind.in_(sorted(one.kinds)),
                *([Service.code.in_(sorted(one.services))] if one.services else []),
            ),
            literal(one.code),
        )
        for one in schedule.classes
        if one.kinds
    ]
    return case(chosen, *by_itself, else_=literal(schedule.otherwise.code))


def _visible(actor: Actor) -> ColumnElement[bool]:
    """Disposals of which the actor may know every case."""
    hidden = (
        exists()
        .where(
            DisposalCase.disposal_id == Disposal.id,
            DisposalCase.case_id == Case.id,
            not_(known_to(actor.reach)),
        )
        .correlate(Disposal)
    )
    return ~hidden


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
    asked = (
        select(DisposalCase.disposal_id, Case.reference)
        .join(Case, Case.id == DisposalCase.case_id)
        .where(DisposalCase.disposal_id.in_(disposals))
        .order_by(Case.reference)
    )
    found: dict[int, list[str]] = {number: [] for number in disposals}
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
