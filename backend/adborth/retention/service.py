"""How long a contact is kept: its class, a legal hold, and what is due for disposal."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.audit.service import record
from adborth.clock import now, today
from adborth.db.versions import check
from adborth.errors import Invalid
from adborth.retention.errors import HeldAlready, NotHeld
from adborth.retention.families import Family
from adborth.retention.loader import schedules
from adborth.retention.models import Retention
from adborth.retention.repository import find_due, find_kept
from adborth.retention.schedule import (
    RetentionClass,
    Schedule,
    disposal_due_on,
    schedule_on,
)
from adborth.retention.schemas import ChooseClass, HoldContact, LiftHold, PageQuery


def schedule_in_force() -> Schedule:
    return schedule_on(schedules(), today())


@dataclass(frozen=True, slots=True)
class Kept:
    """A contact by the schedule in force."""

    row: Any
    retention_class: RetentionClass
    due_on: date | None

    @classmethod
    def of(cls, row: Any, schedule: Schedule) -> Self:
        found = schedule.class_of(row.kind, row.service_code, row.class_code)
        return cls(row, found, disposal_due_on(row.ended_on, found.years))

    def is_due(self, on: date) -> bool:
        """None that is held, and none a second time."""
        free = self.row.held_at is None and self.row.disposed_on is None
        return free and self.due_on is not None and self.due_on <= on


def kept_of(connection: Connection, actor: Actor, family: Family, reference: str) -> Kept:
    """Raises `family.not_found`."""
    for row in find_kept(connection, actor, family, [reference]):
        return Kept.of(row, schedule_in_force())
    raise family.not_found(reference=reference)


def due_for_disposal(
    connection: Connection, actor: Actor, query: PageQuery
) -> tuple[list[Kept], str | None]:
    schedule = schedule_in_force()
    rows, cursor = find_due(connection, actor, schedule, today(), query)
    return [Kept.of(row, schedule) for row in rows], cursor


def choose_class(
    session: Session, actor: Actor, family: Family, ref: str, expected: int, given: ChooseClass
) -> None:
    schedule = schedule_in_force()
    if given.retention_class is not None and schedule.find(given.retention_class) is None:
        known = ", ".join(one.code for one in schedule.classes)
        raise Invalid.one("retention_class", "not-listed", known=known)
    kept = _hold(session, actor, family, ref, expected)
    changes = {
        "retention_class": [kept.class_code, given.retention_class],
        "reason": [None, given.reason],
    }
    kept.class_code = given.retention_class
    kept.class_reason = None if given.retention_class is None else given.reason
    _record(session, actor, "choose_retention_class", ref, changes)


def hold(
    session: Session, actor: Actor, family: Family, ref: str, expected: int, given: HoldContact
) -> None:
    kept = _hold(session, actor, family, ref, expected)
    if kept.held_at is not None:
        raise HeldAlready(reference=ref)
    kept.held_at, kept.held_by, kept.hold_reason = now(), actor.username, given.reason
    _record(session, actor, "hold", ref, {"hold": [None, given.reason]})


def lift_hold(
    session: Session, actor: Actor, family: Family, ref: str, expected: int, given: LiftHold
) -> None:
    kept = _hold(session, actor, family, ref, expected)
    if kept.held_at is None:
        raise NotHeld(reference=ref)
    changes = {"hold": [kept.hold_reason, None], "reason": [None, given.reason]}
    kept.held_at = kept.held_by = kept.hold_reason = None
    _record(session, actor, "lift_hold", ref, changes)


def _hold(session: Session, actor: Actor, family: Family, ref: str, expected: int) -> Retention:
    """What was decided about the contact, which is locked. Raises VersionStale.

    And what `family.hold` raises: it is not found, or was disposed of.
    """
    contact = family.hold(session, actor, ref)
    kept: Retention | None = session.get(family.retention, contact.id)
    check(0 if kept is None else kept.version, expected)
    if kept is None:
        kept = family.retention(contact_id=contact.id, version=0)
        session.add(kept)
    kept.version += 1
    return kept


def _record(session: Session, actor: Actor, action: str, ref: str, changes: dict[str, Any]) -> None:
    record(session, actor.username, action, ref, changes)
    session.flush()
