"""Who may do what, and whose cases they see."""

import pytest

from adborth.access.roles import ROLES, Permission, Reach, Role, rights_of
from adborth.access.service import Actor, system_actor

CASE_WORK = {
    Permission.READ_CASES,
    Permission.OPEN_CASES,
    Permission.CHANGE_CASES,
    Permission.RECEIPT_CASES,
    Permission.ANSWER_STAGE_1,
    Permission.ANSWER_STAGE_2,
    Permission.INVESTIGATE,
}


def test_every_role_every_permission_and_every_reach_is_in_use():
    assert ROLES.keys() == set(Role)
    assert rights_of(frozenset(Role)).permissions == set(Permission)
    assert rights_of(frozenset(Role)).reach == set(Reach)


def test_an_administrator_sees_no_case():
    rights = ROLES[Role.ADMINISTRATOR]
    assert rights.permissions & CASE_WORK == set()
    assert rights.reach == set()


def test_nobody_who_keeps_the_users_reads_the_audit():
    assert not [
        role
        for role, rights in ROLES.items()
        if {Permission.WRITE_USERS, Permission.READ_AUDIT} <= rights.permissions
    ]


@pytest.mark.parametrize("role", Role)
def test_whoever_reads_cases_has_a_reach_and_nobody_else(role):
    assert (Permission.READ_CASES in ROLES[role].permissions) == bool(ROLES[role].reach)


@pytest.mark.parametrize("role", Role)
def test_somebody_may_do_what_their_role_may(role):
    actor = Actor("alice", "Alice", frozenset({role}))
    assert actor.permissions == ROLES[role].permissions
    assert actor.reach == ROLES[role].reach


def test_somebody_of_two_roles_may_do_what_either_may():
    roles = frozenset({Role.ADMINISTRATOR, Role.DIRECTOR})
    both = ROLES[Role.ADMINISTRATOR].permissions | ROLES[Role.DIRECTOR].permissions
    assert Actor("alice", "Alice", roles).permissions == both


def test_somebody_without_a_role_may_do_nothing_and_sees_nothing():
    actor = Actor("bob", "Bob")
    assert actor.permissions == set()
    assert actor.reach == set()


def test_the_service_itself_may_do_everything_and_is_no_user():
    actor = system_actor("demo")
    assert actor.username == "system:demo"
    assert actor.permissions == set(Permission)
