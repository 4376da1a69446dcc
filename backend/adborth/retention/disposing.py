"""Dispose of cases: one person proposes, a second one confirms or rejects."""

from collections.abc import Sequence

from sqlalchemy import delete
from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.audit.service import forget_values, record
from adborth.cases.disposing import remove_personal_data
from adborth.cases.errors import CaseNotFound
from adborth.cases.models import Case
from adborth.cases.word_index import forget_deleted_words
from adborth.clock import now, today
from adborth.db.versions import check
from adborth.imports.forgetting import forget_case
from adborth.retention.errors import (
    AlreadyProposed,
    DisposalDecided,
    NotDueForDisposal,
    SecondPersonConfirms,
)
from adborth.retention.models import (
    CaseRetention,
    Disposal,
    DisposalCase,
    DisposalLogEntry,
)
from adborth.retention.repository import find_kept, hold_cases, hold_disposal, references_in
from adborth.retention.schemas import ProposeDisposal, RejectDisposal
from adborth.retention.service import Kept, schedule_in_force
from adborth.retention.states import DisposalState


def propose(session: Session, actor: Actor, given: ProposeDisposal) -> int:
    """The number of the disposal. Raises CaseNotFound, NotDueForDisposal, AlreadyProposed."""
    held = _held(session, actor, sorted(set(given.references)))
    if waiting := [kept.row.reference for _, kept in held if kept.row.proposed_in is not None]:
        raise AlreadyProposed(references=", ".join(waiting))
    disposal = Disposal(
        state=DisposalState.PROPOSED, proposed_by=actor.username, proposed_at=now(), version=1
    )
    session.add(disposal)
    session.flush()
    session.add_all(DisposalCase(disposal_id=disposal.id, case_id=case.id) for case, _ in held)
    references = [case.reference for case, _ in held]
    _record(session, actor, "disposal.propose", disposal, references=[None, references])
    return disposal.id


def confirm(session: Session, actor: Actor, number: int, expected: int) -> None:
    """Carries it out. Raises NotDueForDisposal where a case has been held or reopened since."""
    disposal = _undecided(session, actor, number, expected)
    if disposal.proposed_by == actor.username:
        raise SecondPersonConfirms(number=number)
    references = references_in(session.connection(), [number])[number]
    held = _held(session, actor, references)
    _decide(disposal, DisposalState.CONFIRMED, actor)
    for case, kept in held:
        _dispose_of(session, actor, disposal, case, kept)
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


def _held(session: Session, actor: Actor, references: Sequence[str]) -> list[tuple[Case, Kept]]:
    """The cases, which stay as they are until this transaction ends, each due for disposal."""
    cases = hold_cases(session, actor, references)
    for missing in sorted({*references} - {case.reference for case in cases}):
        raise CaseNotFound(reference=missing)
    schedule = schedule_in_force()
    # Read once more: only now can nobody change them.
    kept = [Kept.of(row, schedule) for row in find_kept(session.connection(), actor, references)]
    if early := [one.row.reference for one in kept if not one.is_due(today())]:
        raise NotDueForDisposal(references=", ".join(early))
    return list(zip(cases, kept, strict=True))


def _undecided(session: Session, actor: Actor, number: int, expected: int) -> Disposal:
    disposal = hold_disposal(session, actor, number)
    check(disposal.version, expected)
    if disposal.state is not DisposalState.PROPOSED:
        raise DisposalDecided(number=number)
    return disposal


def _decide(disposal: Disposal, state: DisposalState, actor: Actor) -> None:
    disposal.state, disposal.decided_by, disposal.decided_at = state, actor.username, now()
    disposal.version += 1


def _dispose_of(session: Session, actor: Actor, disposal: Disposal, case: Case, kept: Kept) -> None:
    reference, case_id = case.reference, case.id
    removed = remove_personal_data(session, case, today())
    removed["import_rows"] = forget_case(session.connection(), case_id)
    removed["audit_entries"] = forget_values(session, actor.username, reference)
    session.execute(delete(CaseRetention).where(CaseRetention.case_id == case_id))
    session.add(
        DisposalLogEntry(
            reference=reference,
            class_code=kept.retention_class.code,
            schedule=schedule_in_force().version,
            ended_on=kept.ended_on,
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
