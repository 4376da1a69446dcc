"""Who may do what, and whose cases they see: one table.

A permission says what somebody may do, a reach with which cases. Neither helps with a case that
is about oneself, nor with a restricted one: see `cases/need_to_know.py`.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Permission(StrEnum):
    READ_CASES = "cases:read"
    OPEN_CASES = "cases:create"
    CHANGE_CASES = "cases:write"
    RECEIPT_CASES = "cases:receipt"
    ANSWER_STAGE_1 = "stage-1:write"
    ANSWER_STAGE_2 = "stage-2:write"
    INVESTIGATE = "investigations:write"
    RESTRICT_CASES = "cases:restrict"
    BREAK_GLASS = "cases:break-glass"
    READ_COMPLIMENTS = "compliments:read"
    WRITE_COMPLIMENTS = "compliments:write"
    READ_FIGURES = "metrics:read"
    WRITE_WORKLOAD = "workload:write"
    WRITE_IMPORTS = "imports:write"
    READ_LISTS = "lists:read"
    WRITE_LISTS = "lists:write"
    WRITE_CALENDAR = "calendar:write"
    WRITE_USERS = "users:write"
    WRITE_CLIENTS = "clients:write"
    READ_AUDIT = "audit:read"
    WRITE_RETENTION = "retention:write"


# What a route for these reads is about people: it must not be shown without a mark in the audit.
AUDITED = frozenset(
    {
        Permission.READ_CASES,
        Permission.OPEN_CASES,
        Permission.RESTRICT_CASES,
        Permission.READ_COMPLIMENTS,
        Permission.WRITE_IMPORTS,
        Permission.READ_AUDIT,
        Permission.WRITE_RETENTION,
    }
)


class Reach(StrEnum):
    """Which cases somebody needs to know."""

    ALL = "all"
    OWN_TEAMS = "own_teams"
    ENDED = "ended"
    STAGE_2 = "stage_2"
    APPOINTED = "appointed"
    LOGGED_BY_IT = "logged_by_it"


class Whose(StrEnum):
    """Whose cases: one's own, those of the teams one answers for, or all that one may know of."""

    MINE = "mine"
    TEAM = "team"
    ALL = "all"


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    COMPLAINTS_OFFICER = "complaints_officer"
    CUSTOMER_CARE_OFFICER = "customer_care_officer"
    COMPLAINTS_ADMINISTRATOR = "complaints_administrator"
    RESPONDING_MANAGER = "responding_manager"
    QUALITY_ASSURANCE_OFFICER = "quality_assurance_officer"
    DIRECTOR = "director"
    INDEPENDENT_INVESTIGATOR = "independent_investigator"
    METRICS_CLIENT = "metrics_client"
    CRM_CLIENT = "crm_client"


@dataclass(frozen=True, slots=True)
class Rights:
    permissions: frozenset[Permission]
    reach: frozenset[Reach] = frozenset()


def _rights(*permissions: Permission, reach: Reach | None = None) -> Rights:
    return Rights(frozenset(permissions), frozenset({reach} if reach else ()))


P = Permission
# What the feedback team's people have in common.
TEAM = (P.READ_CASES, P.OPEN_CASES, P.RECEIPT_CASES, P.READ_COMPLIMENTS, P.WRITE_COMPLIMENTS)
FIGURES = (P.READ_FIGURES, P.READ_LISTS)

ROLES: dict[Role, Rights] = {
    Role.ADMINISTRATOR: _rights(
        *FIGURES, P.WRITE_LISTS, P.WRITE_CALENDAR, P.WRITE_USERS, P.WRITE_CLIENTS
    ),
    Role.COMPLAINTS_OFFICER: _rights(
        *TEAM,
        *FIGURES,
        P.CHANGE_CASES,
        P.RESTRICT_CASES,
        P.BREAK_GLASS,
        P.WRITE_WORKLOAD,
        P.WRITE_IMPORTS,
        P.WRITE_RETENTION,
        reach=Reach.ALL,
    ),
    Role.CUSTOMER_CARE_OFFICER: _rights(
        *TEAM, *FIGURES, P.CHANGE_CASES, P.BREAK_GLASS, P.WRITE_WORKLOAD, reach=Reach.ALL
    ),
    Role.COMPLAINTS_ADMINISTRATOR: _rights(*TEAM, *FIGURES, P.WRITE_WORKLOAD, reach=Reach.ALL),
    Role.RESPONDING_MANAGER: _rights(
        *FIGURES, P.READ_CASES, P.ANSWER_STAGE_1, P.READ_COMPLIMENTS, reach=Reach.OWN_TEAMS
    ),
    Role.QUALITY_ASSURANCE_OFFICER: _rights(
        *FIGURES,
        P.READ_CASES,
        P.READ_COMPLIMENTS,
        P.READ_AUDIT,
        P.WRITE_RETENTION,
        reach=Reach.ENDED,
    ),
    Role.DIRECTOR: _rights(
        *FIGURES,
        P.READ_CASES,
        P.ANSWER_STAGE_2,
        P.BREAK_GLASS,
        P.READ_COMPLIMENTS,
        reach=Reach.STAGE_2,
    ),
    Role.INDEPENDENT_INVESTIGATOR: _rights(
        P.READ_CASES, P.INVESTIGATE, P.READ_LISTS, reach=Reach.APPOINTED
    ),
    Role.METRICS_CLIENT: _rights(*FIGURES),
    Role.CRM_CLIENT: _rights(P.READ_CASES, P.OPEN_CASES, P.READ_LISTS, reach=Reach.LOGGED_BY_IT),
}


@lru_cache(maxsize=1_000)
def rights_of(roles: frozenset[Role]) -> Rights:
    """Everything that one of the roles may do, and see."""
    given = [ROLES[role] for role in roles]
    return Rights(
        frozenset().union(*(rights.permissions for rights in given)),
        frozenset().union(*(rights.reach for rights in given)),
    )
