"""The second step at the door: codes of an authenticator, and recovery codes."""

from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from adborth.access.roles import Role
from adborth.main import create_app
from adborth.settings import Settings
from tests.api.cases import CASES
from tests.api.people import (
    PASSWORD,
    add_person,
    bearing,
    code_at,
    field_of,
    problem,
    sign_in,
    signed_in,
)

KEY = "only the tests know 0123456789 of it"


@pytest.fixture
def strict(database_url: str, tmp_path: Path) -> Iterator[TestClient]:
    """A service that requires a second factor; Alice has none yet."""
    settings = Settings(database_url=database_url, import_dir=tmp_path, secret_key=KEY)
    with TestClient(create_app(settings), base_url="http://testserver/api/v1") as visitor:
        add_person(visitor, "Alice", Role.COMPLAINTS_OFFICER)
        yield visitor


@pytest.fixture
def enrolled(strict: TestClient, hand) -> tuple[TestClient, str, list[str]]:
    """The door, the secret on Alice's telephone, and her recovery codes."""
    pending = signed_in(strict, "alice")
    secret = pending.post("/session/second-factor/enrolment").json()["secret"]
    answer = confirm(pending, code_at(secret, hand.now()))
    assert answer.status_code == 201, answer.text
    hand.on(minutes=1)
    return strict, secret, answer.json()["recovery_codes"]


def confirm(pending: TestClient, code: str):
    return pending.post("/session/second-factor/confirmation", json={"code": code})


def prove(pending: TestClient, code: str):
    return pending.post("/session/second-factor", json={"code": code})


def test_an_account_says_what_its_owner_has(strict, enrolled, hand):
    door, _, codes = enrolled
    pending = signed_in(door, "alice")
    opened = prove(pending, codes[0]).json()
    assert bearing(door, opened["token"]).get("/account").json() == {
        "username": "alice",
        "display_name": "Alice",
        "roles": ["complaints_officer"],
        "has_password": True,
        "has_second_factor": True,
        "second_factor_offered": True,
        "recovery_codes_left": 9,
    }


def test_whoever_sees_cases_enrols_at_the_first_sign_in(strict, hand):
    opened = sign_in(strict, "alice").json()
    assert opened["second_factor"] == "to_enrol"
    pending = bearing(strict, opened["token"])

    begun = pending.post("/session/second-factor/enrolment").json()
    assert pyotp.parse_uri(begun["otpauth_uri"]).secret == begun["secret"]
    answer = confirm(pending, code_at(begun["secret"], hand.now()))

    done = answer.json()
    assert answer.status_code == 201
    assert done["second_factor"] == "done"
    assert done["token"] != opened["token"]
    assert len(done["recovery_codes"]) == 10
    assert bearing(strict, done["token"]).get(CASES).status_code == 200
    assert pending.get("/session").status_code == 401


def test_a_session_that_waits_can_do_nothing_else(enrolled):
    door, _, _ = enrolled
    pending = signed_in(door, "alice")

    assert pending.get("/session").json()["second_factor"] == "needed"
    for address in (CASES, "/lists", "/sessions", "/users"):
        assert problem(pending.get(address), 401) == "sign-in-needed"
    change = {"present": PASSWORD, "new": "seven kettles under the pier"}
    assert problem(pending.put("/account/password", json=change), 401) == "sign-in-needed"
    for step in ("enrolment", "confirmation"):
        answer = pending.post(f"/session/second-factor/{step}", json={"code": "1"})
        assert problem(answer, 409) == "second-factor-not-awaited"
    assert pending.delete("/session").status_code == 204
    assert pending.get("/session").status_code == 401


def test_a_session_waits_ten_minutes(enrolled, hand):
    door, secret, _ = enrolled
    pending = signed_in(door, "alice")
    hand.on(minutes=11)
    assert problem(prove(pending, code_at(secret, hand.now())), 401) == "sign-in-needed"


def test_a_code_lets_in_with_a_new_token(enrolled, hand):
    door, secret, _ = enrolled
    pending = signed_in(door, "alice")

    answer = prove(pending, code_at(secret, hand.now()))

    assert answer.status_code == 201
    assert "adborth_session" in answer.headers["set-cookie"]
    assert answer.json()["second_factor"] == "done"
    assert bearing(door, answer.json()["token"]).get(CASES).status_code == 200
    assert pending.get("/session").status_code == 401


def test_a_code_works_once(enrolled, hand):
    door, secret, _ = enrolled
    code = code_at(secret, hand.now())
    assert prove(signed_in(door, "alice"), code).status_code == 201

    assert field_of(prove(signed_in(door, "alice"), code)) == ("code", "code-refused")
    hand.on(seconds=30)
    assert prove(signed_in(door, "alice"), code_at(secret, hand.now())).status_code == 201


def test_a_recovery_code_works_once(enrolled):
    door, _, codes = enrolled
    assert prove(signed_in(door, "alice"), f" {codes[3].upper()} ").status_code == 201

    assert field_of(prove(signed_in(door, "alice"), codes[3])) == ("code", "code-refused")
    assert prove(signed_in(door, "alice"), codes[4]).status_code == 201


def test_wrong_codes_are_throttled_and_the_password_does_not_wipe_that_slate(enrolled, hand):
    door, secret, codes = enrolled
    pending = signed_in(door, "alice")
    assert [prove(pending, "000000").status_code for _ in range(6)] == [422] * 5 + [429]

    again = signed_in(door, "alice")
    refused = prove(again, codes[0])
    assert problem(refused, 429) == "too-many-attempts"

    hand.on(seconds=int(refused.headers["retry-after"]))
    assert prove(again, code_at(secret, hand.now())).status_code == 201


def test_an_authenticator_counts_only_once_it_is_confirmed(strict):
    pending = signed_in(strict, "alice")
    assert problem(confirm(pending, "123456"), 409) == "enrolment-not-begun"
    secret = pending.post("/session/second-factor/enrolment").json()["secret"]
    assert field_of(confirm(pending, "000000")) == ("code", "code-refused")

    assert sign_in(strict, "alice").json()["second_factor"] == "to_enrol"
    with strict.app.state.database.reading() as connection:
        kept = connection.execute(text("SELECT * FROM authenticators")).all()
    assert secret not in repr(kept)


def test_secrets_and_recovery_codes_are_not_kept_as_they_are(enrolled):
    door, secret, codes = enrolled
    with door.app.state.database.reading() as connection:
        for table in ("authenticators", "recovery_codes", "audit_entries"):
            kept = repr(connection.execute(text(f"SELECT * FROM {table}")).all())
            assert secret not in kept
            assert codes[0].replace("-", "") not in kept.replace("-", "")


def test_every_step_is_in_the_audit(enrolled, history):
    door, _, codes = enrolled
    prove(signed_in(door, "alice"), codes[0])

    told = [(action, changes) for _, action, changes in history("users/1")]
    assert told == [
        ("sign-in.password", {}),
        ("second-factor.enrol", {}),
        ("sign-in", {"second_factor": [None, "authenticator"]}),
        ("sign-in.password", {}),
        ("sign-in", {"second_factor": [None, "recovery_code"]}),
    ]


def test_who_sees_no_case_needs_none_unless_they_have_one(client, hand):
    add_person(client, "Bob", Role.COMPLAINTS_OFFICER)
    bob = signed_in(client, "bob")
    assert bob.get("/session").json()["second_factor"] == "none"

    wrong = bob.post("/account/second-factor", json={"password": "guess"})
    assert field_of(wrong) == ("password", "password-wrong")
    secret = bob.post("/account/second-factor", json={"password": PASSWORD}).json()["secret"]
    assert sign_in(client, "bob").json()["second_factor"] == "none"
    code = {"code": code_at(secret, hand.now())}
    answer = bob.post("/account/second-factor/confirmation", json=code)
    assert answer.status_code == 201

    assert sign_in(client, "bob").json()["second_factor"] == "needed"
    renewed = bob.post("/account/recovery-codes", json={"password": PASSWORD}).json()
    old, new = answer.json()["recovery_codes"], renewed["recovery_codes"]
    assert field_of(prove(signed_in(client, "bob"), old[0])) == ("code", "code-refused")
    assert prove(signed_in(client, "bob"), new[0]).status_code == 201


def test_another_authenticator_takes_the_place_of_the_first(enrolled, hand):
    door, first, codes = enrolled
    alice = bearing(door, prove(signed_in(door, "alice"), codes[0]).json()["token"])
    second = alice.post("/account/second-factor", json={"password": PASSWORD}).json()["secret"]

    assert prove(signed_in(door, "alice"), code_at(first, hand.now())).status_code == 201
    code = {"code": code_at(second, hand.now())}
    assert alice.post("/account/second-factor/confirmation", json=code).status_code == 201

    hand.on(minutes=1)
    assert prove(signed_in(door, "alice"), code_at(first, hand.now())).status_code == 422
    assert prove(signed_in(door, "alice"), code_at(second, hand.now())).status_code == 201


def test_without_authenticator_there_are_no_recovery_codes(client):
    add_person(client, "Bob", Role.COMPLAINTS_OFFICER)
    answer = signed_in(client, "bob").post("/account/recovery-codes", json={"password": PASSWORD})
    assert problem(answer, 409) == "enrolment-not-begun"


def test_a_service_can_be_without_second_factors(database_url, tmp_path):
    settings = Settings(database_url=database_url, import_dir=tmp_path, second_factor="off")
    with TestClient(create_app(settings), base_url="http://testserver/api/v1") as door:
        add_person(door, "Alice", Role.COMPLAINTS_OFFICER)
        alice = signed_in(door, "alice")
        assert alice.get(CASES).status_code == 200
        answer = alice.post("/account/second-factor", json={"password": PASSWORD})
        assert problem(answer, 409) == "second-factor-off"


def test_a_secret_sealed_with_a_key_that_is_lost_is_a_fault_and_lets_nobody_in(
    enrolled, database_url, tmp_path
):
    other = Settings(
        database_url=database_url,
        import_dir=tmp_path,
        secret_key="another key, as long: 0123456789",
    )
    with TestClient(create_app(other), base_url="http://testserver/api/v1") as door:
        answer = prove(signed_in(door, "alice"), "000000")
    assert problem(answer, 500) == "fault"
