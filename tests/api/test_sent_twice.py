"""However often a request is sent, one key makes one case or compliment."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.audits import of_request
from tests.api.cases import complaint
from tests.api.test_compliments import PRAISE

KEY = {"Idempotency-Key": "3f0c8f3e-5d0b-4a52"}
OTHER_KEY = {"Idempotency-Key": "3f0c8f3e-5d0b-4a53"}
KINDS = {"/cases": complaint(), "/compliments": PRAISE}
both_kinds = pytest.mark.parametrize(("address", "body"), KINDS.items(), ids=KINDS)


def references(client: TestClient, address: str) -> list[str]:
    return [item["reference"] for item in client.get(address).json()["items"]]


@both_kinds
def test_the_second_answer_is_what_the_first_request_made(
    officer: TestClient, address: str, body: Any
) -> None:
    first = officer.post(address, json=body, headers=KEY)
    second = officer.post(address, json=body, headers=KEY)

    reference = first.json()["reference"]
    assert second.status_code == first.status_code == 201
    assert second.headers["Location"] == first.headers["Location"]
    assert second.json() == first.json()
    assert references(officer, address) == [reference]
    assert of_request(officer.app, second) == [("alice", "view", reference)]


@both_kinds
def test_a_hundred_clicks_make_one(officer: TestClient, address: str, body: Any) -> None:
    def click(_: int) -> str:
        made: str = officer.post(address, json=body, headers=KEY).json()["reference"]
        return made

    with ThreadPoolExecutor(8) as clicks:
        made = set(clicks.map(click, range(24)))
    assert list(made) == references(officer, address)


@both_kinds
def test_another_body_with_the_same_key_is_refused(
    officer: TestClient, address: str, body: Any
) -> None:
    made = officer.post(address, json=body, headers=KEY).json()["reference"]
    refused = officer.post(address, json=body | {"received_on": "2021-05-05"}, headers=KEY)

    assert (refused.status_code, refused.json()["code"]) == (422, "key-reused")
    assert refused.json()["errors"][0]["field"] == "Idempotency-Key"
    assert made in refused.json()["detail"]
    assert references(officer, address) == [made]


def test_the_key_of_a_case_is_none_for_a_compliment(officer: TestClient) -> None:
    officer.post("/cases", json=complaint(), headers=KEY)
    refused = officer.post("/compliments", json=PRAISE, headers=KEY)
    assert refused.json()["code"] == "key-reused"


def test_somebody_elses_key_is_another_key(officer: TestClient, colleague: TestClient) -> None:
    for client in (officer, colleague):
        assert client.post("/cases", json=complaint(), headers=KEY).status_code == 201
    assert len(references(officer, "/cases")) == 2


def test_what_was_refused_can_be_mended_under_its_key(officer: TestClient) -> None:
    wrong = officer.post("/cases", json=complaint(service="nowhere"), headers=KEY)
    assert wrong.status_code == 422
    assert officer.post("/cases", json=complaint(), headers=KEY).status_code == 201


def test_without_a_key_each_request_makes_its_own(officer: TestClient) -> None:
    for _ in range(2):
        officer.post("/cases", json=complaint())
    assert len(references(officer, "/cases")) == 2


@pytest.mark.parametrize("key", ["short", "x" * 65, "with a space in it"])
def test_a_key_that_cannot_be_kept_is_refused(officer: TestClient, key: str) -> None:
    answer = officer.post("/cases", json=complaint(), headers={"Idempotency-Key": key})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "Idempotency-Key"


def test_the_answer_stays_the_same_though_the_lists_have_changed(
    officer: TestClient, administrator: TestClient
) -> None:
    first = officer.post("/cases", json=complaint(), headers=KEY)
    theme = administrator.get("/lists/themes/communication")
    retired = administrator.patch(
        "/lists/themes/communication",
        json={"retired": True},
        headers={"If-Match": theme.headers["ETag"]},
    )
    assert retired.status_code == 200

    second = officer.post("/cases", json=complaint(), headers=KEY)
    assert (second.status_code, second.json()["reference"]) == (201, first.json()["reference"])
    assert officer.post("/cases", json=complaint()).status_code == 422
    assert officer.post("/cases", json=complaint(), headers=OTHER_KEY).status_code == 422
