"""Restrict a case, name whom it is about, let somebody in for a time, break the glass."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.orm import Session

from adborth.access.models import User, UserRole
from adborth.access.roles import Role
from adborth.access.service import Actor
from adborth.audit.service import record
from adborth.cases import access_schemas as schemas
from adborth.cases.changing import get_case
from adborth.cases.errors import CaseNotFound, PartNotFound
from adborth.cases.models import Case, CaseAccess, CaseSubject
from adborth.cases.need_to_know import asker, known_to, within
from adborth.cases.vocabulary import AccessGround
from adborth.clock import now
from adborth.db.base import Query
from adborth.db.versions import check
from adborth.errors import Invalid

GLASS_OPEN = timedelta(hours=8)
GIVEN = (
    CaseAccess.id.label("number"),
    CaseAccess.ground,
    CaseAccess.reason,
    CaseAccess.from_at,
    CaseAccess.until_at,
    User.username,
    User.display_name,
)


def restrict(
    session: Session, actor: Actor, ref: str, expected: int, given: schemas.RestrictCase
) -> Case:
    case = _case(session, actor, ref, expected)
    changes = {"restricted": [case.restricted, given.restricted], "reason": [None, given.reason]}
    case.restricted = given.restricted
    if given.restricted:
        _let_in(session, actor, case, actor.id, AccessGround.NAMED, given.reason)
    return _changed(session, actor, case, "restrict", changes)


def name_subjects(
    session: Session, actor: Actor, ref: str, expected: int, given: schemas.NameSubjects
) -> Case:
    case = _case(session, actor, ref, expected)
    users = {
        _user_id(session, name, f"subjects.{n}"): name for n, name in enumerate(given.subjects)
    }
    before = _subjects(session.connection(), case.id)
    session.execute(delete(CaseSubject).where(CaseSubject.case_id == case.id))
    session.add_all(CaseSubject(case_id=case.id, user_id=user) for user in users)
    if case.assigned_to in users:
        case.assigned_to = None
    names = [[one["username"] for one in before], sorted(users.values())]
    return _changed(session, actor, case, "name_subjects", {"subjects": names})


def give_access(
    session: Session, actor: Actor, ref: str, expected: int, given: schemas.GiveAccess
) -> Case:
    """Raises Invalid for an unknown person, or an investigator who has not that role."""
    case = _case(session, actor, ref, expected)
    user = _user_id(session, given.username, "username")
    if given.ground is AccessGround.APPOINTED and not _is_investigator(session, user):
        raise Invalid.one("username", "not-an-investigator")
    _let_in(session, actor, case, user, given.ground, given.reason)
    changes = {given.ground.value: [None, given.username]}
    return _changed(session, actor, case, "give_access", changes)


def end_access(session: Session, actor: Actor, ref: str, number: int, expected: int) -> Case:
    case = _case(session, actor, ref, expected)
    given = session.get(CaseAccess, number)
    if given is None or given.case_id != case.id or given.until_at is not None:
        raise PartNotFound(number=number)
    given.until_at = now()
    user = session.get_one(User, given.user_id)
    return _changed(session, actor, case, "end_access", {given.ground.value: [user.username, None]})


def break_glass(
    session: Session, actor: Actor, ref: str, given: schemas.BreakTheGlass
) -> dict[str, Any]:
    """Raises CaseNotFound for a case beyond one's reach, about oneself, or disposed of."""
    asked = select(Case).where(
        Case.reference == ref, Case.disposed_on.is_(None), within(actor.reach)
    )
    case = session.scalar(asked, asker(actor))
    if case is None:
        raise CaseNotFound(reference=ref)
    made = _let_in(session, actor, case, actor.id, AccessGround.BROKE_GLASS, given.reason)
    made.until_at = made.from_at + GLASS_OPEN
    record(session, actor.username, "break_glass", ref, {"reason": [None, given.reason]})
    session.flush()
    return {"reference": ref, "until_at": made.until_at}


def look_at(session: Session, actor: Actor, number: int) -> None:
    """Somebody whose case it is has looked at why the glass was broken."""
    report = session.get(CaseAccess, number)
    if report is None or report.ground is not AccessGround.BROKE_GLASS:
        raise PartNotFound(number=number)
    case = session.get_one(Case, report.case_id)
    get_case(session, actor, case.reference)
    report.seen_by = report.seen_by or actor.username
    record(session, actor.username, "look_at_broken_glass", case.reference, {})
    session.flush()


def get_access(connection: Connection, actor: Actor, ref: str) -> dict[str, Any]:
    """Raises CaseNotFound."""
    columns = (Case.id, Case.reference, Case.restricted, Case.version)
    asked = select(*columns).where(Case.reference == ref, known_to(actor.reach))
    case = connection.execute(asked, asker(actor)).one_or_none()
    if case is None:
        raise CaseNotFound(reference=ref)
    return access_of(connection, case)


def access_of(connection: Connection, case: Any) -> dict[str, Any]:
    given = (
        select(*GIVEN, CaseAccess.given_by)
        .join(User, User.id == CaseAccess.user_id)
        .where(CaseAccess.case_id == case.id)
        .order_by(CaseAccess.id)
    )
    return {
        "reference": case.reference,
        "restricted": case.restricted,
        "subjects": _subjects(connection, case.id),
        "access": _rows(connection, given),
        "version": case.version,
    }


def glass_reports(connection: Connection, actor: Actor) -> Sequence[dict[str, Any]]:
    """Of every case that the actor's role reaches: restricted ones too, but none about them."""
    reports = (
        select(*GIVEN, Case.reference, CaseAccess.seen_by)
        .join(User, User.id == CaseAccess.user_id)
        .join(Case, Case.id == CaseAccess.case_id)
        .where(CaseAccess.ground == AccessGround.BROKE_GLASS, within(actor.reach))
        .order_by(CaseAccess.seen_by.is_not(None), CaseAccess.id.desc())
        .limit(200)
    )
    return _rows(connection, reports, asker(actor))


def _rows(connection: Connection, query: Query, values: Any = None) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in connection.execute(query, values or {})]


def _case(session: Session, actor: Actor, ref: str, expected: int) -> Case:
    case = get_case(session, actor, ref)
    check(case.version, expected)
    return case


def _changed(
    session: Session, actor: Actor, case: Case, action: str, changes: dict[str, Any]
) -> Case:
    case.version += 1
    record(session, actor.username, action, case.reference, changes)
    session.flush()
    return case


def _let_in(
    session: Session, actor: Actor, case: Case, user: int, ground: AccessGround, reason: str | None
) -> CaseAccess:
    made = CaseAccess(
        case_id=case.id,
        user_id=user,
        ground=ground,
        reason=reason,
        from_at=now(),
        given_by=actor.username,
    )
    session.add(made)
    return made


def _subjects(connection: Connection, case_id: int) -> list[dict[str, Any]]:
    query = (
        select(User.username, User.display_name)
        .join(CaseSubject, CaseSubject.user_id == User.id)
        .where(CaseSubject.case_id == case_id)
        .order_by(User.username)
    )
    return _rows(connection, query)


def _user_id(session: Session, username: str, field: str) -> int:
    found = session.scalar(select(User.id).where(User.username == username.strip().lower()))
    if found is None:
        raise Invalid.one(field, "no-such-user")
    return found


def _is_investigator(session: Session, user: int) -> bool:
    role = Role.INDEPENDENT_INVESTIGATOR
    found = select(UserRole.role).where(UserRole.user_id == user, UserRole.role == role)
    return session.scalar(found) is not None
