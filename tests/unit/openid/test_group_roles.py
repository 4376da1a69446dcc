"""Which groups of a provider have which roles here."""

from pathlib import Path

import pytest

from adborth.access.roles import Role
from adborth.openid.group_roles import GroupRoles, read_group_roles

GROUPS = GroupRoles(
    roles={
        "team": frozenset({Role.COMPLAINTS_OFFICER}),
        "system": frozenset({Role.ADMINISTRATOR}),
    }
)


@pytest.mark.parametrize(
    ("told", "roles"),
    [
        (["team"], {Role.COMPLAINTS_OFFICER}),
        ("team", {Role.COMPLAINTS_OFFICER}),
        (["team", "system", "others"], {Role.COMPLAINTS_OFFICER, Role.ADMINISTRATOR}),
        (["others"], set()),
        ([], set()),
        ("te", set()),
        (None, set()),
        (5, set()),
        ({"team": True}, set()),
        ([["team"], None], set()),
    ],
)
def test_groups_give_their_roles_and_nothing_else_does(told, roles):
    assert GROUPS.of({"groups": told}) == roles


def test_without_the_claim_there_is_no_role():
    assert GROUPS.of({"roles": ["team"]}) == set()


def test_the_claim_can_be_another_one(tmp_path: Path):
    file = tmp_path / "roles.toml"
    file.write_text('claim = "roles"\n[roles]\n"team" = ["complaints_officer"]\n')
    assert read_group_roles(file).of({"roles": ["team"]}) == {Role.COMPLAINTS_OFFICER}


@pytest.mark.parametrize(
    "text",
    ['[roles]\n"team" = ["emperor"]\n', "roles = 5\n", 'claim = "x"\n', "not toml", 'a = "b"\n'],
)
def test_a_file_that_says_something_else_stops_the_start(tmp_path: Path, text):
    file = tmp_path / "roles.toml"
    file.write_text(text)
    with pytest.raises(ValueError):  # noqa: PT011 -- of two libraries
        read_group_roles(file)
