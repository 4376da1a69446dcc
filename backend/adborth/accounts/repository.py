"""Users as they are stored, and what belongs to each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, func, select
from sqlalchemy.orm import Session

from adborth.access.models import (
    Authenticator,
    PasswordReset,
    RecoveryCode,
    User,
    UserRole,
    UserTeam,
)
from adborth.access.roles import Permission, Role, rights_of
from adborth.accounts.errors import UserNotFound
from adborth.lists.repository import find_entries
from adborth.lists.vocabulary import ListName

KEEPERS = [
    role for role in Role if Permission.WRITE_USERS in rights_of(frozenset({role})).permissions
]


@dataclass(frozen=True)
class Person:
    id: int
    username: str
    display_name: str
    roles: list[Role]
    teams: list[str]
    is_active: bool
    has_password: bool
    from_provider: bool
    has_second_factor: bool
    version: int

    def shown(self) -> dict[str, Any]:
        return asdict(self)


def find_people(connection: Connection, user_id: int | None = None) -> Sequence[Person]:
    """Everybody in the order of their user names, or the one asked for."""
    query = select(
        User.id,
        User.username,
        User.display_name,
        User.is_active,
        (User.password_hash != "").label("has_password"),
        User.from_provider,
        Authenticator.secret.is_not(None).label("has_second_factor"),
        User.version,
    ).outerjoin(Authenticator, Authenticator.user_id == User.id)
    roles = select(UserRole.user_id, UserRole.role)
    teams = select(UserTeam.user_id, UserTeam.team_id)
    if user_id is not None:
        query = query.where(User.id == user_id)
        roles = roles.where(UserRole.user_id == user_id)
        teams = teams.where(UserTeam.user_id == user_id)
    by_role, by_team = _gathered(connection, roles), _gathered(connection, teams)
    codes = _team_codes(connection) if by_team else {}
    return [
        Person(
            **row,
            roles=sorted(by_role[row["id"]]),
            teams=sorted(codes[team] for team in by_team[row["id"]]),
        )
        for row in connection.execute(query.order_by(User.username)).mappings()
    ]


def _gathered(connection: Connection, pairs: Select[int, Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for user_id, value in connection.execute(pairs):
        found[user_id].append(value)
    return found


def _team_codes(connection: Connection) -> dict[int, str]:
    return {entry.id: entry.code for entry in find_entries(connection, ListName.TEAMS)}


def get_person(connection: Connection, user_id: int) -> Person:
    found = find_people(connection, user_id)
    if not found:
        raise UserNotFound
    return found[0]


def count_recovery_codes(connection: Connection, user_id: int) -> int:
    query = select(func.count()).where(RecoveryCode.user_id == user_id)
    return connection.execute(query).scalar_one()


def hold_user(session: Session, user_id: int) -> User:
    """Nobody else changes them until this transaction ends."""
    user = session.get(User, user_id, with_for_update=True, populate_existing=True)
    if user is None:
        raise UserNotFound
    return user


def hold_administration(session: Session) -> set[int]:
    """Who is active and keeps the users; the answer stays true until this transaction ends."""
    query = (
        select(User.id)
        .where(
            User.is_active,
            User.id.in_(select(UserRole.user_id).where(UserRole.role.in_(KEEPERS))),
        )
        .order_by(User.id)
        .with_for_update()
    )
    return set(session.scalars(query))


def is_known(session: Session, username: str) -> bool:
    return session.scalar(select(User.id).where(User.username == username)) is not None


def id_of(session: Session, username: str) -> int:
    found = session.scalar(select(User.id).where(User.username == username))
    if found is None:
        raise UserNotFound
    return found


def set_roles(session: Session, user_id: int, roles: Sequence[Role]) -> None:
    session.execute(delete(UserRole).where(UserRole.user_id == user_id))
    session.add_all(UserRole(user_id=user_id, role=role) for role in sorted(set(roles)))
    session.flush()


def set_teams(session: Session, user_id: int, team_ids: Sequence[int]) -> None:
    session.execute(delete(UserTeam).where(UserTeam.user_id == user_id))
    session.add_all(UserTeam(user_id=user_id, team_id=team) for team in sorted(set(team_ids)))
    session.flush()


def forget_authenticator(session: Session, user_id: int) -> None:
    session.execute(delete(Authenticator).where(Authenticator.user_id == user_id))
    session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))


def forget_resets(session: Session, user_id: int) -> None:
    session.execute(delete(PasswordReset).where(PasswordReset.user_id == user_id))
