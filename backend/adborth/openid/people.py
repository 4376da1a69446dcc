"""Somebody whom the provider vouches for, as a user of this service."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from adborth.access.models import User
from adborth.access.passwords import NO_PASSWORD
from adborth.access.roles import Role
from adborth.audit.service import record
from adborth.openid.errors import AccountInactive, UsernameTaken
from adborth.openid.models import UserIdentity
from adborth.openid.repository import find_roles, find_user, hold_newcomers, is_taken, replace_roles

BY = "system:openid"


def recognise(
    session: Session,
    issuer: str,
    claims: Mapping[str, Any],
    roles: frozenset[Role],
) -> User:
    """Their name and roles are those that the provider says today.

    Raises UsernameTaken and AccountInactive.
    """
    subject = _line(claims["sub"], 255)
    display_name = _line(claims.get("name") or username_in(claims), 200)
    user = find_user(session, issuer, subject)
    if user is None:
        # Two browsers of one new person: the second waits here, and then finds the first's user.
        hold_newcomers(session)
        user = find_user(session, issuer, subject)
    if user is None:
        user = _add(session, username_in(claims), display_name)
        session.add(UserIdentity(issuer=issuer, subject=subject, user_id=user.id))
        replace_roles(session, user.id, roles)
        record(session, BY, "user.add", f"user/{user.id}", {"roles": [None, sorted(roles)]})
        return user
    if not user.is_active:
        raise AccountInactive
    user.display_name = display_name
    before = find_roles(session, user.id)
    if before != roles:
        replace_roles(session, user.id, roles)
        changes = {"roles": [sorted(before), sorted(roles)]}
        record(session, BY, "user.change", f"user/{user.id}", changes)
    session.flush()
    return user


def _add(session: Session, username: str, display_name: str) -> User:
    if is_taken(session, username):
        raise UsernameTaken
    user = User(
        username=username,
        display_name=display_name,
        password_hash=NO_PASSWORD,
        from_provider=True,
    )
    session.add(user)
    try:
        session.flush()
    except IntegrityError:
        # An administrator has added somebody of that name meanwhile.
        raise UsernameTaken from None
    return user


def username_in(claims: Mapping[str, Any]) -> str:
    for name in ("preferred_username", "email", "sub"):
        if isinstance(claims.get(name), str) and claims[name].strip():
            return _line(claims[name], 100).lower()
    return ""


def _line(text: Any, longest: int) -> str:
    return str(text).replace("\x00", "").strip()[:longest]
