"""Guessing takes longer and longer, and is told nothing."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from adborth.access.attempts import FREE, Guessed
from adborth.access.roles import Role
from adborth.access.tokens import hashed
from tests.api.people import PASSWORD, add_person, problem, sign_in


@pytest.fixture
def door(client: TestClient, hand) -> TestClient:
    """Alice and Bob have passwords and have not signed in."""
    add_person(client, "Alice", Role.COMPLAINTS_OFFICER)
    add_person(client, "Bob", Role.COMPLAINTS_OFFICER)
    return client


def guess(door: TestClient, name: str = "alice", times: int = 1) -> list[int]:
    return [sign_in(door, name, f"guess {number}").status_code for number in range(times)]


def counted(door: TestClient) -> dict[tuple[str, str], int]:
    with door.app.state.database.reading() as connection:
        rows = connection.execute(text("SELECT kind, key_hash, failures FROM sign_in_attempts"))
        return {(kind, key): failures for kind, key, failures in rows}


def test_after_five_wrong_guesses_even_the_right_password_has_to_wait(door, hand):
    assert guess(door, times=6) == [401] * 5 + [429]

    refused = sign_in(door, "alice")
    assert problem(refused, 429) == "too-many-attempts"
    wait = int(refused.headers["retry-after"])
    assert wait == 2
    assert str(wait) in refused.json()["detail"]
    assert "set-cookie" not in refused.headers

    hand.on(seconds=wait)
    assert sign_in(door, "alice").status_code == 201


def test_each_further_guess_doubles_the_wait(door, hand):
    guess(door, times=5)
    waits = []
    for _ in range(3):
        hand.on(seconds=waits[-1] if waits else 2)
        assert guess(door) == [401]
        waits.append(int(sign_in(door, "alice").headers["retry-after"]))

    assert waits == [4, 8, 16]


def test_a_name_that_does_not_exist_is_counted_just_the_same(door):
    assert guess(door, "alice", 6) == guess(door, "nobody", 6)

    known, unknown = sign_in(door, "alice", "x"), sign_in(door, "nobody", "x")
    assert problem(known, 429) == "too-many-attempts"
    told = [answer.json() | {"instance": ""} for answer in (known, unknown)]
    assert told[0] == told[1]


def test_other_names_are_let_in_meanwhile(door):
    guess(door, times=7)
    assert sign_in(door, "bob").status_code == 201


def test_the_right_password_wipes_the_slate_of_that_name_only(door):
    guess(door, "alice", 4)
    guess(door, "bob", 4)
    assert sign_in(door, "alice").status_code == 201

    assert guess(door, "alice", 4) == [401] * 4
    assert guess(door, "bob", 2) == [401, 429]


def test_one_address_cannot_try_many_names(door, hand):
    names = [f"name-{number}" for number in range(FREE[Guessed.ADDRESS] + 1)]
    statuses = [status for name in names for status in guess(door, name)]

    assert statuses == [401] * FREE[Guessed.ADDRESS] + [429]
    assert problem(sign_in(door, "alice"), 429) == "too-many-attempts"
    hand.on(seconds=3)
    assert sign_in(door, "alice").status_code == 201
    assert guess(door, "one-more") == [401]  # Alice's success has not wiped that slate.
    assert guess(door, "another") == [429]


def test_a_hundred_guesses_at_once_are_a_hundred_guesses(door):
    with ThreadPoolExecutor(8) as crowd:
        statuses = list(crowd.map(lambda _: guess(door)[0], range(12)))

    assert statuses.count(401) == 5
    assert statuses.count(429) == 7


def test_all_is_forgotten_after_a_day(door, hand):
    guess(door, times=6)
    guess(door, "bob", times=3)
    hand.on(days=1, minutes=1)

    assert guess(door, times=1) == [401]

    assert counted(door)[("name", hashed("alice"))] == 1
    assert ("name", hashed("bob")) not in counted(door)


def test_what_was_typed_as_a_name_is_kept_as_a_hash(door):
    guess(door, PASSWORD)

    with door.app.state.database.reading() as connection:
        rows = connection.execute(text("SELECT * FROM sign_in_attempts")).all()
    assert PASSWORD not in repr(rows)
    assert ("name", hashed(PASSWORD)) in counted(door)


def test_refusals_of_known_names_are_in_the_audit(door, history):
    guess(door)
    sign_in(door, "alice")

    assert [(actor, action) for actor, action, _ in history("users/1")] == [
        ("nobody", "sign-in.refused"),
        ("alice", "sign-in"),
    ]


def test_a_wait_is_told_in_the_language_of_the_reader(door):
    guess(door, times=5)
    answer = door.post(
        "/session",
        json={"username": "alice", "password": PASSWORD},
        headers={"Accept-Language": "cy"},
    )
    assert problem(answer, 429) == "too-many-attempts"
    assert "eiliad" in answer.json()["detail"]
