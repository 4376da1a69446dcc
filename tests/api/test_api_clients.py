"""An administrator keeps the machines that sign in."""

import pytest
from fastapi.testclient import TestClient

CLIENTS = "/api-clients"
DASHBOARD = {"name": "Committee dashboard", "scopes": ["metrics:read"]}


def add(administrator: TestClient, **changes):
    answer = administrator.post(CLIENTS, json=DASHBOARD | changes)
    assert answer.status_code == 201, answer.text
    return answer


def problem(answer, status: int) -> str:
    assert answer.status_code == status, answer.text
    code: str = answer.json()["code"]
    return code


def based_on(version: int) -> dict[str, str]:
    return {"If-Match": f'"{version}"'}


def test_a_new_client_shows_its_secret_once(administrator):
    answer = add(administrator)

    added = answer.json()
    secret = added.pop("secret")
    assert secret.startswith("adborth_")
    assert len(secret) > 50
    assert answer.headers["etag"] == '"1"'
    url = answer.headers["location"].removeprefix("/api/v1")
    assert administrator.get(url).json() == added
    assert administrator.get(CLIENTS).json() == {"items": [added]}
    assert added["created_by"] == "charlie"
    assert added["last_used_on"] is None
    assert len(added["secrets"]) == 1


def test_clients_are_listed_by_name(administrator):
    for name in ("Website", "Committee dashboard"):
        add(administrator, name=name)
    listed = administrator.get(CLIENTS).json()["items"]
    assert [client["name"] for client in listed] == ["Committee dashboard", "Website"]


def test_a_client_is_changed_on_the_version_that_was_read(administrator):
    url = f"{CLIENTS}/{add(administrator).json()['client_id']}"
    change = {"name": "Open data", "scopes": ["metrics:read", "cases:read", "metrics:read"]}

    answer = administrator.patch(url, json=change, headers=based_on(1))

    assert answer.status_code == 200
    assert answer.headers["etag"] == '"2"'
    assert answer.json()["name"] == "Open data"
    assert answer.json()["scopes"] == ["cases:read", "metrics:read"]
    assert problem(administrator.patch(url, json=change, headers=based_on(1)), 412)
    assert problem(administrator.patch(url, json=change), 428)


def test_a_third_secret_is_refused(administrator):
    url = f"{CLIENTS}/{add(administrator).json()['client_id']}/secrets"
    second = administrator.post(url, headers=based_on(1))
    assert second.status_code == 201
    assert second.json()["secret"].startswith("adborth_")

    assert problem(administrator.post(url, headers=based_on(2)), 409) == "too-many-secrets"


def test_a_secret_of_another_client_is_not_found(administrator):
    first, second = add(administrator).json(), add(administrator).json()
    url = f"{CLIENTS}/{second['client_id']}/secrets/{first['secrets'][0]['id']}"

    answer = administrator.delete(url, headers=based_on(1))

    assert problem(answer, 404) == "client-secret-not-found"


def test_an_unknown_client_is_not_found(administrator):
    url = f"{CLIENTS}/{'0' * 16}"
    for answer in (
        administrator.get(url),
        administrator.patch(url, json={"is_active": False}, headers=based_on(1)),
        administrator.post(f"{url}/secrets", headers=based_on(1)),
        administrator.delete(f"{url}/secrets/1", headers=based_on(1)),
    ):
        assert problem(answer, 404) == "api-client-not-found"


@pytest.mark.parametrize(
    "changes",
    [
        {"scopes": []},
        {"scopes": ["users:write"]},
        {"scopes": ["clients:write"]},
        {"scopes": ["everything"]},
        {"name": " "},
        {"secret": "mine"},
    ],
    ids=str,
)
def test_a_client_that_cannot_be_is_refused(administrator, changes):
    assert problem(administrator.post(CLIENTS, json=DASHBOARD | changes), 422) == "invalid"


def test_nobody_else_keeps_clients(officer, administrator):
    url = f"{CLIENTS}/{add(administrator).json()['client_id']}"
    for answer in (
        officer.get(CLIENTS),
        officer.get(url),
        officer.post(CLIENTS, json=DASHBOARD),
        officer.patch(url, json={"is_active": False}, headers=based_on(1)),
        officer.post(f"{url}/secrets", headers=based_on(1)),
        officer.delete(f"{url}/secrets/1", headers=based_on(1)),
    ):
        assert problem(answer, 403) == "permission-missing"


def test_all_that_is_done_to_a_client_is_recorded_without_its_secrets(administrator, history):
    added = add(administrator).json()
    url, first = f"{CLIENTS}/{added['client_id']}", added["secrets"][0]["id"]
    administrator.patch(url, json={"is_active": False}, headers=based_on(1))
    second = administrator.post(f"{url}/secrets", headers=based_on(2)).json()
    administrator.delete(f"{url}/secrets/{first}", headers=based_on(3))

    told = history(f"api-client/{added['client_id']}")

    assert {actor for actor, _, _ in told} == {"charlie"}
    assert [(action, changes) for _, action, changes in told] == [
        (
            "api-client.add",
            {"name": [None, "Committee dashboard"], "scopes": [None, ["metrics:read"]]},
        ),
        ("api-client.add-secret", {"secret": [None, first]}),
        ("api-client.change", {"is_active": [True, False]}),
        ("api-client.add-secret", {"secret": [None, second["secrets"][1]["id"]]}),
        ("api-client.end-secret", {"secret": [first, None]}),
    ]
    assert added["secret"] not in str(told)
