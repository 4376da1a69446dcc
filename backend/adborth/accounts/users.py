"""What an administrator does about people. Nobody is ever deleted: the audit names them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from adborth.access.feeds import end_feeds
from adborth.access.models import User
from adborth.access.passwords import NO_PASSWORD
from adborth.access.roles import Permission, rights_of
from adborth.access.service import Actor
from adborth.access.sessions import end_sessions
from adborth.accounts.errors import (
    LastAdministrator,
    OwnAdministration,
    SignsInAtProvider,
    UserExists,
    UserInactive,
)
from adborth.accounts.repository import (
    Person,
    forget_authenticator,
    forget_resets,
    get_person,
    hold_administration,
    hold_user,
    is_known,
    set_roles,
    set_teams,
)
from adborth.accounts.resets import Reset, start_reset
from adborth.accounts.user_schemas import AddUser, ChangeUser
from adborth.audit.service import record
from adborth.db.versions import check
from adborth.errors import FieldError
from adborth.lists.service import listed
from adborth.lists.vocabulary import ListName

TOLD = ("display_name", "roles", "teams", "is_active")


def add_user(session: Session, actor: Actor, given: AddUser) -> tuple[Person, Reset]:
    """They choose their password themselves. Raises UserExists."""
    if is_known(session, given.username):
        raise UserExists(errors=[FieldError("username", "user-exists")])
    user = User(username=given.username, display_name=given.display_name, password_hash=NO_PASSWORD)
    session.add(user)
    try:
        session.flush()
    except IntegrityError:
        # Somebody of that name came meanwhile, most likely by the council's provider.
        raise UserExists(errors=[FieldError("username", "user-exists")]) from None
    set_roles(session, user.id, given.roles)
    set_teams(session, user.id, _team_ids(session, given.teams))
    person = get_person(session.connection(), user.id)
    facts = {"username": person.username, **{field: getattr(person, field) for field in TOLD}}
    _tell(session, actor, "user.add", user.id, {name: [None, told] for name, told in facts.items()})
    return person, start_reset(session, user.id)


def _team_ids(session: Session, codes: Sequence[str]) -> list[int]:
    connection = session.connection()
    return [
        listed(connection, ListName.TEAMS, code, f"teams.{place}")
        for place, code in enumerate(codes)
    ]


def change_user(
    session: Session, actor: Actor, user_id: int, expected: int, given: ChangeUser
) -> Person:
    """Raises UserNotFound, VersionStale, LastAdministrator and OwnAdministration."""
    keepers = hold_administration(session)
    user = hold_user(session, user_id)
    check(user.version, expected)
    before = get_person(session.connection(), user_id)
    _refuse_loss(actor, user, keepers, given)
    _apply(session, user, given)
    user.version += 1
    session.flush()
    after = get_person(session.connection(), user_id)
    changes = {
        field: [getattr(before, field), getattr(after, field)]
        for field in TOLD
        if getattr(before, field) != getattr(after, field)
    }
    if changes.keys() & {"roles", "teams", "is_active"}:
        end_sessions(session, user_id)
    if not after.is_active:
        forget_resets(session, user_id)
        end_feeds(session, user_id)
    _tell(session, actor, "user.change", user_id, changes)
    return after


def _apply(session: Session, user: User, given: ChangeUser) -> None:
    if given.display_name is not None:
        user.display_name = given.display_name
    if given.is_active is not None:
        user.is_active = given.is_active
    if given.roles is not None:
        set_roles(session, user.id, given.roles)
    if given.teams is not None:
        set_teams(session, user.id, _team_ids(session, given.teams))


def _refuse_loss(actor: Actor, user: User, keepers: set[int], given: ChangeUser) -> None:
    keeps_on = given.is_active is not False and (
        given.roles is None
        or Permission.WRITE_USERS in rights_of(frozenset(given.roles)).permissions
    )
    if keeps_on or user.id not in keepers:
        return
    if user.username == actor.username:
        raise OwnAdministration
    if keepers == {user.id}:
        raise LastAdministrator


def reset_for(session: Session, actor: Actor, user_id: int) -> Reset:
    """Raises UserNotFound, UserInactive and SignsInAtProvider."""
    user = hold_user(session, user_id)
    if not user.is_active:
        raise UserInactive
    if user.from_provider:
        raise SignsInAtProvider
    _tell(session, actor, "password.reset.start", user_id)
    return start_reset(session, user_id)


def remove_second_factor(session: Session, actor: Actor, user_id: int) -> None:
    """For somebody who has lost their telephone: they enrol anew. Raises UserNotFound."""
    hold_user(session, user_id)
    forget_authenticator(session, user_id)
    end_sessions(session, user_id)
    end_feeds(session, user_id)
    _tell(session, actor, "second-factor.remove", user_id)


def sign_out_everywhere(session: Session, actor: Actor, user_id: int) -> None:
    """Raises UserNotFound."""
    hold_user(session, user_id)
    end_sessions(session, user_id)
    end_feeds(session, user_id)
    _tell(session, actor, "sessions.end", user_id)


def _tell(
    session: Session,
    actor: Actor,
    action: str,
    user_id: int,
    changes: dict[str, Any] | None = None,
) -> None:
    record(session, actor.username, action, f"users/{user_id}", changes)
