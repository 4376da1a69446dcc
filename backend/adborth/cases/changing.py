"""The frame of every change to a case: the right version, an allowed action, an audit entry.

A verb only sets facts inside the frame; what follows from them is worked out on the way out.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.audit.service import record
from adborth.cases.chronology import Disorder, disorders
from adborth.cases.errors import ActionNotAllowed, CaseDisposed, CaseNotFound, OutOfOrder
from adborth.cases.facts import CaseFacts
from adborth.cases.models import Case, Clock
from adborth.cases.need_to_know import asker, known_to
from adborth.cases.permissions import require
from adborth.cases.settling import Timetable, facts_of, settle
from adborth.cases.transitions import Action, allowed_actions
from adborth.cases.word_index import keep_words
from adborth.clock import today
from adborth.db.versions import check
from adborth.errors import FieldError
from adborth.procedures.repository import current_timetables
from adborth.procedures.timetable import Event, StageKind
from adborth.working_days.errors import OutsideCalendar
from adborth.working_days.repository import hold_calendar

FIELDS = {
    Event.RECEIVED: "received_on",
    Event.RECEIPTED: "receipted_on",
    Event.REQUESTED: "requested_on",
    Event.PSOW_ACCEPTED: "received_on",
}
# Worked out from the rest: the audit keeps what people said, not what followed.
DERIVED = frozenset({"version", "state", "next_due_on", "next_clock"})


def timetable(session: Session) -> Timetable:
    """Of the calendar in force, which stays so until the transaction ends."""
    calendar = hold_calendar(session)
    return Timetable(current_timetables(session).procedure_for, calendar)


# What is searched by words, as `label_of` names it.
TEXTS = ("summary", "people.", "elements.")


@contextmanager
def changing(
    session: Session,
    actor: Actor,
    reference: str,
    expected: int,
    action: Action,
    reason: str | None = None,
) -> Iterator[Case]:
    """Raises CaseNotFound, PermissionMissing, VersionStale, ActionNotAllowed, and OutOfOrder."""
    # The calendar before the case: a change of the calendar locks in the same order.
    by = timetable(session)
    case = get_case(session, actor, reference)
    before = facts_of(case)
    require(actor, action, before)
    check(case.version, expected)
    if action not in allowed_actions(case.state, before):
        raise ActionNotAllowed(action=action.value, state=case.state.value)
    yield case
    refuse_disorder(facts_of(case), before)
    with naming_days(facts_of(case)):
        settle(case, by)
    case.version += 1
    changes = changes_of(session, case)
    if reason is not None:
        changes["reason"] = [None, reason]
    record(session, actor.username, action, case.reference, changes)
    session.flush()
    if any(name.startswith(TEXTS) for name in changes):
        keep_words(session.connection(), [case.id])


def get_case(session: Session, actor: Actor, reference: str) -> Case:
    """Locked for a change. Raises CaseDisposed, and CaseNotFound where the actor may not know."""
    asked = select(Case).where(Case.reference == reference, known_to(actor.reach))
    return held_case(session.scalar(asked.with_for_update(of=Case), asker(actor)), reference)


def held_case(found: Case | None, reference: str) -> Case:
    """Raises CaseNotFound for none, and CaseDisposed."""
    if found is None:
        raise CaseNotFound(reference=reference)
    if found.disposed_on is not None:
        raise CaseDisposed(reference=reference)
    return found


def refuse_disorder(facts: CaseFacts, before: CaseFacts | None = None) -> None:
    """Refuse what this change puts out of order; an imported history may have been so before."""
    known = set(disorders(before)) if before else set()
    wrong = [_disorder(found) for found in disorders(facts) if found not in known]
    old = {(stage, event): day for stage, event, day in days_of(before)} if before else {}
    now = today()
    for stage, event, day in days_of(facts):
        if day > now and old.get((stage, event)) != day:
            wrong.append(FieldError(field_of(event), "in-the-future"))
    if wrong:
        raise OutOfOrder(errors=wrong)


@contextmanager
def naming_days(facts: CaseFacts) -> Iterator[None]:
    """Lets OutsideCalendar name the fields whose day the calendar lacks."""
    try:
        yield
    except OutsideCalendar as error:
        lacking = {
            field_of(event): None
            for _, event, day in days_of(facts)
            if day == error.params["on"] and event is not Event.ENTERED
        }
        error.errors = tuple(FieldError(name, error.code, error.params) for name in lacking)
        raise


def refuse_day(field: str, day: date, earliest: date | None) -> None:
    """For the days that no clock hangs on: not before `earliest`, not after today."""
    if earliest is not None and day < earliest:
        raise OutOfOrder.one(field, "too-early", earliest=earliest)
    if day > today():
        raise OutOfOrder.one(field, "in-the-future")


def days_of(case: CaseFacts) -> Iterator[tuple[StageKind | None, Event, date]]:
    yield None, Event.RECEIVED, case.received_on
    if case.receipted_on is not None:
        yield None, Event.RECEIPTED, case.receipted_on
    for stage in case.stages.values():
        yield stage.stage, Event.ENTERED, stage.entered_on
        for event, day in stage.events.items():
            yield stage.stage, event, day


def field_of(event: Event) -> str:
    return FIELDS.get(event, f"{event}_on")


def _disorder(found: Disorder) -> FieldError:
    return FieldError(field_of(found.event), "out-of-order", {"before": found.before.value})


def changes_of(session: Session, case: Case) -> dict[str, Any]:
    """Every field of the case and its parts that this session changed: [before, after]."""
    changes: dict[str, Any] = {}
    parts = [part for part in (*session.dirty, *session.new) if not isinstance(part, Clock)]
    for part in parts:
        for attribute in inspect(part).mapper.column_attrs:
            history = inspect(part).attrs[attribute.key].history
            if not history.has_changes() or attribute.key in DERIVED | _keys(part, case):
                continue
            before = history.deleted[0] if history.deleted else None
            after = history.added[0] if history.added else None
            if before != after:
                changes[label_of(part, case, attribute.key)] = [before, after]
    for part in session.deleted:
        if not isinstance(part, Clock):
            changes[label_of(part, case, "")] = ["*", None]
    return changes


def _keys(part: Any, case: Case) -> frozenset[str]:
    """What a part's label says already."""
    if part is case:
        return frozenset()
    return frozenset(column.key for column in inspect(part).mapper.primary_key)


def label_of(part: Any, case: Case, field: str) -> str:
    """`summary`, `stages.stage_1.responded_on`, `people.2.name` …"""
    if part is case:
        return field
    key = getattr(part, "number", None) or getattr(part, "element", None)
    stage = getattr(part, "stage", None)
    path = [part.__tablename__, *(str(name) for name in (key, stage) if name is not None), field]
    return ".".join(name for name in path if name)
