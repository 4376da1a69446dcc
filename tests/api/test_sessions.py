"""Sessions: how long they last, who ends them, and what their owner sees of them."""

from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, text, update

from adborth.access.models import SignInSession
from adborth.access.roles import Role
from adborth.clock import now
from tests.api.cases import CASES
from tests.api.people import (
    OTHER_PASSWORD,
    PASSWORD,
    add_person,
    bearing,
    field_of,
    problem,
    sign_in,
    signed_in,
)


@pytest.fixture
def door(client: TestClient, hand) -> TestClient:
    """Alice has a password and has not signed in."""
    add_person(client, "Alice", Role.COMPLAINTS_OFFICER)
    return client


@pytest.fixture
def alice(door: TestClient) -> TestClient:
    return signed_in(door, "alice")


def last_seen(door: TestClient) -> str:
    with door.app.state.database.reading() as connection:
        return str(connection.scalar(text("SELECT last_seen_at FROM sign_in_sessions")))


def test_a_session_says_how_long_it_lasts(alice, hand):
    state = alice.get("/session").json()
    assert state["second_factor"] == "none"
    assert state["idle_seconds_left"] == 30 * 60

    hand.on(minutes=10)
    later = alice.get("/session").json()
    assert later["idle_seconds_left"] == 20 * 60
    assert later["expires_at"] == state["expires_at"]


def test_half_an_hour_without_a_request_ends_it(alice, hand):
    hand.on(minutes=29)
    assert alice.get(CASES).status_code == 200
    hand.on(minutes=29)
    assert alice.get(CASES).status_code == 200
    hand.on(minutes=31)
    assert problem(alice.get(CASES), 401) == "sign-in-needed"
    assert problem(alice.post("/session/keep-alive"), 401) == "sign-in-needed"


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("GET", CASES),
        ("GET", f"{CASES}/SSF-2627-0001"),
        ("GET", "/lists"),
        ("POST", "/session/keep-alive"),
        ("GET", "/sessions"),
    ],
)
def test_whatever_is_done_keeps_it(alice, hand, method, address):
    hand.on(minutes=20)
    alice.request(method, address)
    assert alice.get("/session").json()["idle_seconds_left"] == 30 * 60


def test_asking_how_long_it_lasts_does_not_keep_it(alice, hand):
    hand.on(minutes=20)
    alice.get("/session")
    hand.on(minutes=11)
    assert alice.get("/session").status_code == 401


def test_it_is_written_down_once_a_minute_at_most(door, alice, hand):
    opened = last_seen(door)
    hand.on(seconds=59)
    alice.get(CASES)
    assert last_seen(door) == opened

    hand.on(seconds=2)
    alice.get(CASES)
    assert last_seen(door) != opened


def test_after_ten_hours_it_ends_however_busy(alice, hand):
    for _ in range(23):
        hand.on(minutes=26)
        assert alice.get(CASES).status_code == 200
    assert alice.get("/session").json()["idle_seconds_left"] <= 120
    hand.on(minutes=3)
    assert alice.get(CASES).status_code == 401


def test_somebody_sees_where_they_are_signed_in(door, alice, hand):
    hand.on(minutes=5)
    telephone = bearing(
        door,
        door.post(
            "/session",
            json={"username": "alice", "password": PASSWORD},
            headers={"User-Agent": "A telephone"},
        ).json()["token"],
    )

    here, there = telephone.get("/sessions").json()["items"]
    assert (here["is_this"], here["agent"], here["address"]) == (True, "A telephone", "testclient")
    assert (there["is_this"], there["agent"]) == (False, "testclient")
    assert here["created_at"] > there["created_at"]
    assert here["id"] != there["id"]


def test_somebody_ends_one_of_their_sessions(door, alice):
    telephone = signed_in(door, "alice")
    (lost,) = [one for one in alice.get("/sessions").json()["items"] if not one["is_this"]]

    assert alice.delete(f"/sessions/{lost['id']}").status_code == 204
    assert telephone.get("/session").status_code == 401
    assert alice.get("/session").status_code == 200
    assert problem(alice.delete(f"/sessions/{lost['id']}"), 404) == "session-not-found"


def test_nobody_ends_the_session_of_another(door, alice):
    add_person(door, "Bob", Role.COMPLAINTS_OFFICER)
    bob = signed_in(door, "bob")
    (his,) = bob.get("/sessions").json()["items"]

    assert problem(alice.delete(f"/sessions/{his['id']}"), 404) == "session-not-found"
    assert bob.get("/session").status_code == 200


def test_somebody_signs_out_everywhere(door, alice):
    telephone = signed_in(door, "alice")
    add_person(door, "Bob", Role.COMPLAINTS_OFFICER)
    bob = signed_in(door, "bob")

    assert alice.delete("/sessions").status_code == 204

    assert [one.get("/session").status_code for one in (alice, telephone, bob)] == [401, 401, 200]


def test_another_password_ends_every_other_session(door, alice, history):
    telephone = signed_in(door, "alice")

    answer = alice.put("/account/password", json={"present": PASSWORD, "new": OTHER_PASSWORD})

    assert answer.status_code == 200
    assert [one.get("/session").status_code for one in (alice, telephone)] == [401, 401]
    assert bearing(door, answer.json()["token"]).get(CASES).status_code == 200
    assert sign_in(door, "alice").status_code == 401
    assert sign_in(door, "alice", OTHER_PASSWORD).status_code == 201
    assert ("alice", "password.change", {}) in history("users/1")


@pytest.mark.parametrize(
    ("present", "new", "wrong"),
    [
        ("guess", OTHER_PASSWORD, ("present", "password-wrong")),
        (PASSWORD, "too short", ("new", "passphrase-short")),
        (PASSWORD, "Password123456", ("new", "passphrase-common")),
        (PASSWORD, "the kettles of alice", ("new", "passphrase-holds-name")),
    ],
)
def test_another_password_needs_the_present_one_and_is_a_good_one(alice, present, new, wrong):
    answer = alice.put("/account/password", json={"present": present, "new": new})
    assert field_of(answer) == wrong
    assert new not in answer.text
    assert alice.get("/session").status_code == 200


def test_a_session_left_open_is_no_way_to_guess_the_password(alice):
    body = {"present": "guess", "new": OTHER_PASSWORD}
    statuses = [alice.put("/account/password", json=body).status_code for _ in range(6)]
    assert statuses == [422] * 5 + [429]
    right = alice.put("/account/password", json={"present": PASSWORD, "new": OTHER_PASSWORD})
    assert problem(right, 429) == "too-many-attempts"


def test_a_session_without_an_idle_limit_is_marked_as_used_all_the_same(client, officer):
    earlier = now() - timedelta(minutes=5)
    with client.app.state.database.writing() as session:
        session.execute(update(SignInSession).values(last_seen_at=earlier, idle_ends_at=None))

    assert officer.get("/cases").status_code == 200

    with client.app.state.database.reading() as connection:
        seen_at = connection.execute(select(SignInSession.last_seen_at)).scalar_one()
    assert seen_at > earlier
