"""Dispose of contacts: one person proposes, a second one confirms or rejects."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete
from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.audit.service import forget_values, record
from adborth.cases.word_index import forget_deleted_words
from adborth.clock import now, today
from adborth.db.versions import check
from adborth.imports.forgetting import forget_contact
from adborth.retention.errors import (
    AlreadyProposed,
    DisposalDecided,
    NotDueForDisposal,
    SecondPersonConfirms,
)
from adborth.retention.families import Family, by_family
from adborth.retention.models import Disposal, DisposalLogEntry
from adborth.retention.repository import find_kept, hold_contacts, hold_disposal, references_in
from adborth.retention.schemas import ProposeDisposal, RejectDisposal
from adborth.retention.service import Kept, schedule_in_force
from adborth.retention.states import DisposalState


class Held(NamedTuple):
    """A contact that nobody else changes until this transaction ends."""

    family: Family
    contact: Any
    kept: Kept


def propose(session: Session, actor: Actor, given: ProposeDisposal) -> int:
    """The number of the disposal. Raises NotFound, NotDueForDisposal, AlreadyProposed."""
    held = _held(session, actor, given.references)
    if waiting := [one.kept.row.reference for one in held if one.kept.row.proposed_in is not None]:
        raise AlreadyProposed(references=", ".join(waiting))
    disposal = Disposal(
        state=DisposalState.PROPOSED, proposed_by=actor.username, proposed_at=now(), version=1
    )
    session.add(disposal)
    session.flush()
    session.add_all(
        one.family.in_disposal(disposal_id=disposal.id, contact_id=one.contact.id) for one in held
    )
    references = [one.contact.reference for one in held]
    _record(session, actor, "disposal.propose", disposal, references=[None, references])
    return disposal.id


def confirm(session: Session, actor: Actor, number: int, expected: int) -> None:
    """Carries it out. Raises NotDueForDisposal where one has been held or reopened since."""
    disposal = _undecided(session, actor, number, expected)
    if disposal.proposed_by == actor.username:
        raise SecondPersonConfirms(number=number)
    references = references_in(session.connection(), [number])[number]
    held = _held(session, actor, references)
    _decide(disposal, DisposalState.CONFIRMED, actor)
    for one in held:
        _dispose_of(session, actor, disposal, one)
    forget_deleted_words(session.connection())
    _record(session, actor, "disposal.confirm", disposal, references=[references, None])


def reject(
    session: Session, actor: Actor, number: int, expected: int, given: RejectDisposal
) -> None:
    """Whoever proposed it may take it back in the same way."""
    disposal = _undecided(session, actor, number, expected)
    _decide(disposal, DisposalState.REJECTED, actor)
    disposal.reason = given.reason
    _record(session, actor, "disposal.reject", disposal, reason=[None, given.reason])


def _held(session: Session, actor: Actor, references: Iterable[str]) -> list[Held]:
    """The contacts, which stay as they are until this transaction ends, each due for disposal."""
    found = [
        one
        for family, wanted in by_family(references).items()
        for one in _held_of(session, actor, family, wanted)
    ]
    if early := [one.kept.row.reference for one in found if not one.kept.is_due(today())]:
        raise NotDueForDisposal(references=", ".join(early))
    return found


def _held_of(
    session: Session, actor: Actor, family: Family, references: Sequence[str]
) -> list[Held]:
    contacts = hold_contacts(session, actor, family, references)
    for missing in sorted({*references} - {contact.reference for contact in contacts}):
        raise family.not_found(reference=missing)
    schedule = schedule_in_force()
    # Read once more: only now can nobody change them.
    rows = find_kept(session.connection(), actor, family, references)
    return [
        Held(family, contact, Kept.of(row, schedule))
        for contact, row in zip(contacts, rows, strict=True)
    ]


def _undecided(session: Session, actor: Actor, number: int, expected: int) -> Disposal:
    disposal = hold_disposal(session, actor, number)
    check(disposal.version, expected)
    if disposal.state is not DisposalState.PROPOSED:
        raise DisposalDecided(number=number)
    return disposal


def _decide(disposal: Disposal, state: DisposalState, actor: Actor) -> None:
    disposal.state, disposal.decided_by, disposal.decided_at = state, actor.username, now()
    disposal.version += 1


def _dispose_of(session: Session, actor: Actor, disposal: Disposal, held: Held) -> None:
    family, contact, kept = held
    reference, contact_id = contact.reference, contact.id
    removed = family.remove_personal_data(session, contact, today())
    removed["import_rows"] = forget_contact(session.connection(), family.import_kind, contact_id)
    removed["audit_entries"] = forget_values(session, actor.username, reference)
    session.execute(delete(family.retention).where(family.retention.contact_id == contact_id))
    session.add(
        DisposalLogEntry(
            reference=reference,
            class_code=kept.retention_class.code,
            schedule=schedule_in_force().version,
            ended_on=kept.row.ended_on,
            due_on=kept.due_on,
            disposed_at=now(),
            disposal=disposal.id,
            proposed_by=disposal.proposed_by,
            confirmed_by=actor.username,
            removed=removed,
        )
    )
    record(session, actor.username, "dispose", reference, {"disposal": [None, disposal.id]})


def _record(
    session: Session, actor: Actor, action: str, disposal: Disposal, **changes: object
) -> None:
    record(session, actor.username, action, f"disposal-{disposal.id}", changes)
    session.flush()
