"""Who may do what."""

import pytest

from adborth.access.roles import ROLES, Permission, Role, permissions_of
from adborth.access.service import Actor, system_actor

READS_LISTS_AND_FIGURES = {Permission.READ_FIGURES, Permission.READ_LISTS}


def test_every_role_and_every_permission_is_in_use():
    assert ROLES.keys() == set(Role)
    assert permissions_of(frozenset(Role)) == set(Permission)


def test_an_administrator_keeps_the_lists_and_sees_no_case():
    assert ROLES[Role.ADMINISTRATOR] == READS_LISTS_AND_FIGURES | {
        Permission.WRITE_LISTS,
        Permission.WRITE_CALENDAR,
        Permission.WRITE_CLIENTS,
    }


def test_a_complaints_officer_works_on_cases_and_keeps_no_list():
    assert ROLES[Role.COMPLAINTS_OFFICER] == READS_LISTS_AND_FIGURES | {
        Permission.READ_CASES,
        Permission.OPEN_CASES,
        Permission.CHANGE_CASES,
        Permission.WRITE_IMPORTS,
    }


@pytest.mark.parametrize("role", Role)
def test_somebody_may_do_what_their_role_may(role):
    assert Actor("alice", "Alice", frozenset({role})).permissions == ROLES[role]


def test_somebody_of_two_roles_may_do_what_either_may():
    both = Actor("alice", "Alice", frozenset(Role))
    assert both.permissions == ROLES[Role.ADMINISTRATOR] | ROLES[Role.COMPLAINTS_OFFICER]


def test_somebody_without_a_role_may_do_nothing():
    assert Actor("bob", "Bob", frozenset()).permissions == set()


def test_the_service_itself_may_do_everything_and_is_no_user():
    actor = system_actor("demo")
    assert actor.username == "system:demo"
    assert actor.permissions == set(Permission)
