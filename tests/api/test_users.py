"""What an administrator does about people."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from adborth.access.models import User
from adborth.access.roles import Role
from tests.api.cases import CASES
from tests.api.people import (
    OTHER_PASSWORD,
    PASSWORD,
    add_person,
    field_of,
    problem,
    sign_in,
    signed_in,
)

ALICE = {"username": "Alice", "display_name": "Alice", "roles": ["complaints_officer"]}


@pytest.fixture
def keeper(administrator: TestClient, hand) -> TestClient:
    """Charlie, an administrator: user 1."""
    return administrator


def add(keeper: TestClient, **other) -> dict:
    answer = keeper.post("/users", json={**ALICE, **other})
    assert answer.status_code == 201, answer.text
    return answer.json()


def change(keeper: TestClient, user: dict, **changes):
    tag = {"If-Match": f'"{user["version"]}"'}
    return keeper.patch(f"/users/{user['id']}", json=changes, headers=tag)


def choose(client: TestClient, token: str, password: str = PASSWORD):
    return client.post("/password-resets", json={"token": token, "password": password})


def test_somebody_new_chooses_their_own_password(client, keeper, history):
    answer = keeper.post("/users", json=ALICE)

    added = answer.json()
    user = added["user"]
    assert answer.status_code == 201
    assert answer.headers["location"] == f"/api/v1/users/{user['id']}"
    assert answer.headers["etag"] == '"1"'
    assert (user["username"], user["roles"], user["teams"]) == ("alice", ALICE["roles"], [])
    assert (user["is_active"], user["has_password"], user["has_second_factor"]) == (
        True,
        False,
        False,
    )
    assert sign_in(client, "alice", "").status_code == 422
    assert sign_in(client, "alice").status_code == 401

    assert choose(client, added["reset"]["token"]).status_code == 204

    assert signed_in(client, "alice").get(CASES).status_code == 200
    assert keeper.get(f"/users/{user['id']}").json()["has_password"]
    facts = {
        "username": [None, "alice"],
        "display_name": [None, "Alice"],
        "roles": [None, ["complaints_officer"]],
        "teams": [None, []],
        "is_active": [None, True],
    }
    told = history(f"users/{user['id']}")
    assert told[0] == ("charlie", "user.add", facts)
    assert ("alice", "password.reset", {}) in told


def test_a_token_works_once_and_for_a_day(client, keeper, hand):
    first = add(keeper)["reset"]["token"]
    assert choose(client, first).status_code == 204
    assert field_of(choose(client, first)) == ("token", "reset-token")

    second = add(keeper, username="bob")["reset"]["token"]
    hand.on(hours=24, seconds=1)
    assert field_of(choose(client, second)) == ("token", "reset-token")
    assert field_of(choose(client, "nonsense")) == ("token", "reset-token")


def test_a_weak_password_does_not_use_the_token_up(client, keeper):
    token = add(keeper)["reset"]["token"]
    assert field_of(choose(client, token, "password1234")) == ("password", "passphrase-common")
    assert choose(client, token).status_code == 204


def test_of_two_who_use_a_token_at_once_one_is_too_late(client, keeper):
    token = add(keeper)["reset"]["token"]
    with ThreadPoolExecutor(2) as two:
        answers = two.map(lambda password: choose(client, token, password), [PASSWORD] * 2)
    assert sorted(answer.status_code for answer in answers) == [204, 422]


def test_a_reset_is_handed_over_and_signs_out_everywhere(client, keeper, hand):
    user = add(keeper)
    choose(client, user["reset"]["token"])
    alice = signed_in(client, "alice")
    path = f"/users/{user['user']['id']}/password-reset"
    replaced = keeper.post(path).json()["token"]
    token = keeper.post(path).json()["token"]

    assert field_of(choose(client, replaced, OTHER_PASSWORD)) == ("token", "reset-token")
    assert alice.get("/session").status_code == 200
    assert choose(client, token, OTHER_PASSWORD).status_code == 204

    assert alice.get("/session").status_code == 401
    assert sign_in(client, "alice").status_code == 401
    assert sign_in(client, "alice", OTHER_PASSWORD).status_code == 201


def test_a_reset_lets_in_somebody_who_has_guessed_too_often(client, keeper):
    user = add(keeper)
    choose(client, user["reset"]["token"])
    for _ in range(5):
        sign_in(client, "alice", "guess")
    assert sign_in(client, "alice").status_code == 429

    token = keeper.post(f"/users/{user['user']['id']}/password-reset").json()["token"]
    choose(client, token, OTHER_PASSWORD)
    assert sign_in(client, "alice", OTHER_PASSWORD).status_code == 201


def test_tokens_are_kept_as_hashes_only(client, keeper):
    token = add(keeper)["reset"]["token"]
    with client.app.state.database.reading() as connection:
        for table in ("password_resets", "audit_entries"):
            assert token not in repr(connection.execute(text(f"SELECT * FROM {table}")).all())


def test_everybody_is_listed_by_name(keeper, officer):
    add(keeper, username="bob")
    names = [user["username"] for user in keeper.get("/users").json()["items"]]
    assert names == ["alice", "bob", "charlie"]


def test_a_user_name_is_one_persons(keeper):
    add(keeper)
    answer = keeper.post("/users", json={**ALICE, "username": " ALICE "})
    assert problem(answer, 409) == "user-exists"


@pytest.mark.parametrize("name", ["a b", "system:seed", "âlys", "a\x00b", "a/b"])
def test_some_names_are_none(keeper, name):
    answer = keeper.post("/users", json={**ALICE, "username": name})
    assert problem(answer, 422) == "invalid"


@pytest.mark.parametrize("roles", [[], ["king"], None])
def test_everybody_has_a_role_that_there_is(keeper, roles):
    assert problem(keeper.post("/users", json={**ALICE, "roles": roles}), 422) == "invalid"


def test_teams_are_those_of_the_lists(keeper):
    name = {"en": "Duty Desk", "cy": "Desg Ddyletswydd"}
    keeper.post("/lists/teams", json={"name": name, "service": "adults"})
    assert add(keeper, teams=["duty-desk"])["user"]["teams"] == ["duty-desk"]

    answer = keeper.post("/users", json={**ALICE, "username": "bob", "teams": ["nowhere"]})
    assert field_of(answer) == ("teams.0", "not-listed")


def test_other_roles_hold_at_once(client, keeper, history):
    user = add(keeper)["user"]
    alice = signed_in_after_choosing(client, keeper, user)

    answer = change(keeper, user, roles=["administrator"], display_name="Alice Example")

    assert answer.status_code == 200
    assert answer.headers["etag"] == '"2"'
    assert alice.get("/session").status_code == 401
    again = signed_in(client, "alice")
    assert again.get(CASES).status_code == 403
    assert again.get("/users").status_code == 200
    assert (
        "charlie",
        "user.change",
        {
            "display_name": ["Alice", "Alice Example"],
            "roles": [["complaints_officer"], ["administrator"]],
        },
    ) in history(f"users/{user['id']}")


def signed_in_after_choosing(client: TestClient, keeper: TestClient, user: dict) -> TestClient:
    token = keeper.post(f"/users/{user['id']}/password-reset").json()["token"]
    assert choose(client, token).status_code == 204
    return signed_in(client, user["username"])


def test_another_display_name_signs_nobody_out(client, keeper):
    user = add(keeper)["user"]
    alice = signed_in_after_choosing(client, keeper, user)
    assert change(keeper, user, display_name="Alice Example").status_code == 200
    assert alice.get("/session").json()["user"]["display_name"] == "Alice Example"


def test_whoever_is_not_active_is_out_and_stays_out(client, keeper):
    user = add(keeper)["user"]
    alice = signed_in_after_choosing(client, keeper, user)
    pending = keeper.post(f"/users/{user['id']}/password-reset").json()["token"]

    changed = change(keeper, user, is_active=False).json()

    assert alice.get(CASES).status_code == 401
    assert problem(sign_in(client, "alice"), 401) == "sign-in-refused"
    assert field_of(choose(client, pending)) == ("token", "reset-token")
    refused = keeper.post(f"/users/{user['id']}/password-reset")
    assert problem(refused, 409) == "user-inactive"

    assert change(keeper, changed, is_active=True).status_code == 200
    assert sign_in(client, "alice").status_code == 201


def test_a_change_names_what_it_is_based_on(keeper):
    user = add(keeper)["user"]
    blind = keeper.patch(f"/users/{user['id']}", json={"display_name": "X"})
    assert problem(blind, 428) == "if-match-missing"
    assert change(keeper, user, display_name="X").status_code == 200
    assert problem(change(keeper, user, display_name="Y"), 412) == "version-stale"


@pytest.mark.parametrize("loss", [{"is_active": False}, {"roles": ["complaints_officer"]}])
def test_nobody_takes_administration_from_themselves(keeper, loss):
    add(keeper, roles=["administrator"])
    me = keeper.get("/users/1").json()
    assert problem(change(keeper, me, **loss), 409) == "own-administration"
    both = change(keeper, me, roles=["administrator", "complaints_officer"])
    assert both.status_code == 200


def test_of_two_administrators_who_shut_each_other_out_one_remains(client, keeper, sign_in_as):
    dana = sign_in_as("Dana", Role.ADMINISTRATOR)
    charlie, other = keeper.get("/users").json()["items"]
    with ThreadPoolExecutor(2) as two:
        answers = two.map(
            lambda pair: change(*pair, is_active=False), [(keeper, other), (dana, charlie)]
        )
    assert sorted(answer.status_code for answer in answers)[0] == 200
    with client.app.state.database.reading() as connection:
        left = connection.scalar(text("SELECT count(*) FROM users WHERE is_active"))
    assert left == 1


def test_a_lost_authenticator_is_taken_away(client, keeper, history):
    user_id = add_person(client, "Alice", Role.COMPLAINTS_OFFICER)
    alice = signed_in(client, "alice")

    assert keeper.delete(f"/users/{user_id}/second-factor").status_code == 204
    assert alice.get("/session").status_code == 401
    assert ("charlie", "second-factor.remove", {}) in history(f"users/{user_id}")


def test_an_administrator_signs_somebody_out(client, keeper):
    user_id = add_person(client, "Alice", Role.COMPLAINTS_OFFICER)
    alice = signed_in(client, "alice")
    assert keeper.delete(f"/users/{user_id}/sessions").status_code == 204
    assert alice.get("/session").status_code == 401


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/users/9"),
        ("PATCH", "/users/9"),
        ("POST", "/users/9/password-reset"),
        ("DELETE", "/users/9/second-factor"),
        ("DELETE", "/users/9/sessions"),
    ],
)
def test_nobody_is_not_found(keeper, method, path):
    body = {"json": {}} if method == "PATCH" else {}
    answer = keeper.request(method, path, headers={"If-Match": '"1"'}, **body)
    assert problem(answer, 404) == "user-not-found"


def test_only_an_administrator_sees_and_changes_users(officer):
    assert problem(officer.get("/users"), 403) == "permission-missing"
    assert problem(officer.post("/users", json=ALICE), 403) == "permission-missing"
    assert problem(officer.post("/users/1/password-reset"), 403) == "permission-missing"


def test_a_name_that_somebody_takes_meanwhile_is_told_as_taken(keeper):
    """Whoever adds it waits for the other transaction, and then hears of it."""
    with ThreadPoolExecutor(1) as other:
        with keeper.app.state.database.writing() as session:
            taken = User(username="alice", display_name="Alice", password_hash="")
            session.add(taken)
            session.flush()
            late = other.submit(keeper.post, "/users", json=ALICE)
            with pytest.raises(TimeoutError):
                late.result(timeout=0.5)
        answer = late.result(timeout=30)

    assert problem(answer, 409) == "user-exists"
    assert [wrong["field"] for wrong in answer.json()["errors"]] == ["username"]
