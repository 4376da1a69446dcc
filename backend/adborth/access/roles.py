"""Who may do what: one table."""

from enum import StrEnum


class Permission(StrEnum):
    READ_CASES = "cases:read"
    OPEN_CASES = "cases:create"
    CHANGE_CASES = "cases:write"
    READ_FIGURES = "metrics:read"
    WRITE_IMPORTS = "imports:write"
    READ_LISTS = "lists:read"
    WRITE_LISTS = "lists:write"
    WRITE_CALENDAR = "calendar:write"
    WRITE_CLIENTS = "clients:write"


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    COMPLAINTS_OFFICER = "complaints_officer"


ROLES: dict[Role, frozenset[Permission]] = {
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.READ_FIGURES,
            Permission.READ_LISTS,
            Permission.WRITE_LISTS,
            Permission.WRITE_CALENDAR,
            Permission.WRITE_CLIENTS,
        }
    ),
    Role.COMPLAINTS_OFFICER: frozenset(
        {
            Permission.READ_CASES,
            Permission.OPEN_CASES,
            Permission.CHANGE_CASES,
            Permission.READ_FIGURES,
            Permission.WRITE_IMPORTS,
            Permission.READ_LISTS,
        }
    ),
}


def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    return frozenset().union(*(ROLES[role] for role in roles))
