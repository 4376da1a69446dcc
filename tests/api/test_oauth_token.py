"""Machines sign in with OAuth 2.0 client credentials (RFC 6749, 4.4)."""

from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from jose import jwt

from adborth.access.client_models import ApiClient, ClientSecret, SigningKey
from adborth.access.signed_tokens import TokenKeys
from adborth.integration.keys import rotate_keys
from tests.api.cases import CASES, CaseDriver
from tests.api.machines import TOKEN, Machine, basic, machine

FIGURES = "/performance/year?year=2021-22"
GRANT = {"grant_type": "client_credentials"}


@pytest.fixture
def dashboard(administrator: TestClient, client: TestClient) -> Machine:
    """May read figures."""
    return machine(administrator, client, "metrics:read")


@pytest.fixture
def crm(administrator: TestClient, client: TestClient) -> Machine:
    """May read figures and cases."""
    return machine(administrator, client, "metrics:read", "cases:read")


def refused(answer, status: int, error: str) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json().keys() == {"error", "error_description"}
    assert answer.json()["error"] == error


def nobody(answer) -> None:
    assert answer.status_code == 401, answer.text
    assert answer.json()["code"] == "sign-in-needed"


def test_a_client_that_knows_its_secret_gets_a_token_that_works(dashboard):
    answer = dashboard.ask()

    assert answer.status_code == 200, answer.text
    granted = answer.json()
    assert granted["token_type"] == "Bearer"
    assert granted["expires_in"] == 600
    assert granted["scope"] == "metrics:read"
    assert answer.headers["cache-control"] == "no-store"
    assert dashboard.get(FIGURES, granted["access_token"]).status_code == 200


def test_a_token_is_short_lived_and_names_its_key(dashboard):
    token = dashboard.token()

    header, told = jwt.get_unverified_header(token), jwt.get_unverified_claims(token)
    assert header["alg"] == "HS256"
    assert header["kid"]
    assert told["exp"] - told["iat"] == 600
    assert told["sub"] == dashboard.client_id
    assert told["iss"] == "adborth"
    assert told["aud"] == "adborth-api"


def test_the_secret_may_stand_in_the_form_instead(dashboard, client):
    form = {"client_id": dashboard.client_id, "client_secret": dashboard.secret}
    assert client.post(TOKEN, data=GRANT | form).status_code == 200


def test_the_secret_stands_in_one_place_only(dashboard, client):
    form = {"client_id": dashboard.client_id, "client_secret": dashboard.secret}
    header = basic(dashboard.client_id, dashboard.secret)
    refused(client.post(TOKEN, data=GRANT | form, headers=header), 400, "invalid_request")


@pytest.mark.parametrize("place", ["header", "form"])
@pytest.mark.parametrize("known", [True, False])
def test_a_wrong_secret_and_an_unknown_client_get_the_same_answer(dashboard, client, place, known):
    client_id = dashboard.client_id if known else "0" * 16
    if place == "header":
        answer = client.post(TOKEN, data=GRANT, headers=basic(client_id, "guess"))
    else:
        answer = client.post(TOKEN, data=GRANT | {"client_id": client_id, "client_secret": "guess"})

    refused(answer, 401, "invalid_client")
    assert answer.json()["error_description"] == "unknown client, or not its secret"
    assert answer.headers["www-authenticate"].startswith("Basic")


@pytest.mark.parametrize(
    "header",
    ["Basic", "Basic !!!", "Basic 4pyT", "Bearer x", "Basic AAAA", "Digest x", "Basic //8="],
)
def test_a_header_that_says_nothing_is_an_unknown_client(client, header):
    answer = client.post(TOKEN, data=GRANT, headers={"Authorization": header})
    refused(answer, 401, "invalid_client")


def test_without_a_word_of_who_it_is_nobody_gets_a_token(client):
    refused(client.post(TOKEN, data=GRANT), 401, "invalid_client")


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": "authorization_code"}, "unsupported_grant_type"),
        ({}, "invalid_request"),
        (GRANT | {"scope": "users:write"}, "invalid_scope"),
        (GRANT | {"scope": "metrics:read cases:read"}, "invalid_scope"),
        (GRANT | {"client_id": "0" * 16}, "invalid_request"),
        (GRANT | {"scope": ["metrics:read", "metrics:read"]}, "invalid_request"),
    ],
    ids=str,
)
def test_a_request_that_cannot_be_granted_is_told_why(dashboard, client, form, error):
    header = basic(dashboard.client_id, dashboard.secret)
    refused(client.post(TOKEN, data=form or {"x": "y"}, headers=header), 400, error)


@pytest.mark.parametrize(
    "sent",
    [
        {"json": GRANT},
        {"files": {"grant_type": "client_credentials"}},
        {"content": "grant_type=client_credentials"},
        {"data": {f"field_{number}": "x" for number in range(30)}},
    ],
    ids=["json", "multipart", "no-type", "crowd"],
)
def test_what_is_no_form_is_refused(dashboard, client, sent):
    header = basic(dashboard.client_id, dashboard.secret)
    refused(client.post(TOKEN, headers=header, **sent), 400, "invalid_request")


@pytest.mark.parametrize("announced", [True, False])
def test_an_enormous_form_is_refused(client, announced):
    body = b"grant_type=" + b"x" * 9_000_000
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = client.post(TOKEN, content=body if announced else iter([body]), headers=kind)
    assert answer.status_code == 413


def test_a_client_can_ask_for_less_than_it_may(crm):
    token = crm.token(scope="metrics:read")

    assert crm.get(FIGURES, token).status_code == 200
    assert crm.get(CASES, token).json()["code"] == "permission-missing"
    assert crm.get(CASES).status_code == 200


def test_a_client_may_do_what_its_scopes_say_and_nothing_else(dashboard, crm, officer):
    case = CaseDriver.opened(officer)

    assert dashboard.get(case.url).status_code == 403
    assert crm.get(case.url).json()["code"] == "case-not-found"
    for address in ("/api-clients", "/lists"):
        assert crm.get(address).json()["code"] == "permission-missing"


def test_a_stopped_client_is_out_at_once_and_its_old_tokens_stay_out(dashboard, administrator):
    token = dashboard.token()
    url = f"/api-clients/{dashboard.client_id}"

    administrator.patch(url, json={"is_active": False}, headers={"If-Match": '"1"'})
    nobody(dashboard.get(FIGURES, token))
    refused(dashboard.ask(), 401, "invalid_client")

    administrator.patch(url, json={"is_active": True}, headers={"If-Match": '"2"'})
    nobody(dashboard.get(FIGURES, token))
    assert dashboard.get(FIGURES).status_code == 200


def test_a_scope_that_is_taken_away_is_gone_from_tokens_that_are_out(crm, administrator):
    token = crm.token()
    change = {"scopes": ["metrics:read"]}
    url = f"/api-clients/{crm.client_id}"
    assert administrator.patch(url, json=change, headers={"If-Match": '"1"'}).status_code == 200

    assert crm.get(CASES, token).json()["code"] == "permission-missing"
    assert crm.get(FIGURES, token).status_code == 200


def test_a_scope_that_is_added_counts_for_new_tokens_alone(dashboard, administrator):
    token = dashboard.token()
    change = {"scopes": ["metrics:read", "cases:read"]}
    url = f"/api-clients/{dashboard.client_id}"
    assert administrator.patch(url, json=change, headers={"If-Match": '"1"'}).status_code == 200

    assert dashboard.get(CASES, token).status_code == 403
    assert dashboard.get(CASES).status_code == 200


def test_a_secret_is_changed_without_an_outage(dashboard, administrator, client):
    url = f"/api-clients/{dashboard.client_id}"
    made = administrator.post(f"{url}/secrets", headers={"If-Match": '"1"'}).json()
    renewed = Machine(client, dashboard.client_id, made["secret"])
    token = renewed.token()
    assert dashboard.ask().status_code == 200

    first = made["secrets"][0]["id"]
    ended = administrator.delete(f"{url}/secrets/{first}", headers={"If-Match": '"2"'})
    assert [secret["id"] for secret in ended.json()["secrets"]] == [made["secrets"][1]["id"]]

    refused(dashboard.ask(), 401, "invalid_client")
    nobody(renewed.get(FIGURES, token))
    assert renewed.get(FIGURES).status_code == 200


def test_keys_rotate_without_an_outage(dashboard, client):
    before = dashboard.token()
    with client.app.state.database.writing() as session:
        rotate_keys(session, "system:keys", timedelta(minutes=10))
    after = dashboard.token()

    assert jwt.get_unverified_header(before)["kid"] != jwt.get_unverified_header(after)["kid"]
    assert dashboard.get(FIGURES, before).status_code == 200
    assert dashboard.get(FIGURES, after).status_code == 200


def test_a_key_that_got_out_ends_with_all_its_tokens(dashboard, client):
    before = dashboard.token()
    with client.app.state.database.writing() as session:
        rotate_keys(session, "system:keys", timedelta(minutes=10))
        rotate_keys(session, "system:keys", timedelta(0))

    nobody(dashboard.get(FIGURES, before))
    assert dashboard.get(FIGURES).status_code == 200


def test_keys_that_nothing_is_read_with_any_more_are_cleared_away(dashboard, client):
    with client.app.state.database.writing() as session:
        for _ in range(3):
            rotate_keys(session, "system:keys", timedelta(0))
        assert session.query(SigningKey).count() <= 2


def test_a_token_of_another_secret_of_the_service_is_refused(dashboard, client):
    token = dashboard.token()
    client.app.state.token_keys = TokenKeys("another secret than before, of the service", "adborth")

    nobody(dashboard.get(FIGURES, token))
    assert dashboard.get(FIGURES).status_code == 200


def test_a_client_changes_things_in_its_own_name(administrator, client, history):
    files = machine(administrator, client, "cases:read")
    files.token()

    [*_, (actor, action, changes)] = history(f"api-client/{files.client_id}")
    assert (actor, action) == (f"client:{files.client_id}", "api-client.sign-in")
    assert changes == {"scopes": [None, ["cases:read"]]}


def test_a_wrong_secret_is_recorded(dashboard, client, history):
    client.post(TOKEN, data=GRANT, headers=basic(dashboard.client_id, "guess"))

    assert history(f"api-client/{dashboard.client_id}")[-1][1] == "api-client.refused"


def test_neither_secret_nor_key_stands_in_the_database(dashboard, client):
    token = dashboard.token()
    with client.app.state.database.writing() as session:
        kept = [
            {name: str(value) for name, value in vars(row).items()}
            for table in (ApiClient, ClientSecret, SigningKey)
            for row in session.query(table)
        ]
    key = client.app.state.token_keys.of(jwt.get_unverified_header(token)["kid"])
    assert dashboard.secret not in str(kept)
    assert key.hex() not in str(kept)
    assert len(kept) == 3
