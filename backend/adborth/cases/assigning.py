"""Who has a case: one member of staff, who must be one of those who may know of it."""

from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from adborth.access.models import User, UserRole
from adborth.access.service import Actor
from adborth.accounts.repository import get_person
from adborth.cases.assignment_schemas import AssignCase
from adborth.cases.changing import changing
from adborth.cases.errors import InputWrong
from adborth.cases.list_use import ENDED
from adborth.cases.models import Case
from adborth.cases.need_to_know import ABOUT_THEM, asker, known_to
from adborth.cases.permissions import WORKING_ROLES
from adborth.cases.transitions import Action
from adborth.db.base import Query
from adborth.lists.welsh_order import plain_letters


def assign(session: Session, actor: Actor, ref: str, expected: int, given: AssignCase) -> None:
    """Raises InputWrong for somebody who works on no cases, or may not know of this one."""
    with changing(session, actor, ref, expected, Action.ASSIGN) as case:
        if given.assigned_to is not None:
            _refuse_stranger(session.connection(), case, given.assigned_to)
        case.assigned_to = given.assigned_to


def find_assignees(connection: Connection) -> list[dict[str, Any]]:
    people = {row.id: row.display_name for row in connection.execute(_working())}
    by_name = sorted(people.items(), key=lambda person: (plain_letters(person[1]), person[0]))
    return [{"id": id, "name": name} for id, name in by_name]


def count_assigned(connection: Connection, actor: Actor, user_id: int) -> int:
    """The open cases that somebody has; none of a case about the one who asks.

    Raises UserNotFound.
    """
    get_person(connection, user_id)
    counted = select(func.count()).where(
        Case.assigned_to == user_id, Case.state.not_in(ENDED), ~ABOUT_THEM
    )
    return connection.scalar(counted, asker(actor)) or 0


def _working() -> Query:
    """Those who may be given a case, once for each role."""
    return (
        select(User.id, User.username, User.display_name, UserRole.role)
        .join(UserRole, UserRole.user_id == User.id)
        .where(User.is_active, UserRole.role.in_(sorted(WORKING_ROLES)))
    )


def _refuse_stranger(connection: Connection, case: Case, user_id: int) -> None:
    rows = connection.execute(_working().where(User.id == user_id)).all()
    if not rows:
        raise InputWrong.one("assigned_to", "no-such-assignee")
    roles = frozenset(row.role for row in rows)
    somebody = Actor(rows[0].username, rows[0].display_name, roles, user_id)
    known = select(Case.id).where(Case.id == case.id, known_to(somebody.reach))
    if connection.scalar(known, asker(somebody)) is None:
        raise InputWrong.one("assigned_to", "may-not-know-case")
