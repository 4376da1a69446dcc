"""Whoever asks for costly things too often is told to wait, at every process."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from adborth.access.costs import Cost
from adborth.access.roles import Role
from adborth.main import create_app
from adborth.settings import Settings
from tests.api.conftest import SignInAs
from tests.api.people import problem

LIMIT = 3
PAIRS = {"pairs": [{"from": "2026-08-03", "days": 2}]}
HOLIDAY = {"action": "withdraw", "on": "2027-05-03"}
COSTLY = [
    ("GET", "/performance/year?year=2025-26"),
    ("GET", "/performance/quarterly-return?year=2025-26"),
    ("GET", "/performance/contacts?year=2025-26"),
    ("GET", "/performance/year?year=2025-26&format=csv"),
    ("GET", "/performance/contacts?year=2025-26&format=csv"),
    ("GET", "/imports/{id}/rejects.csv"),
    ("POST", "/cases/export"),
    ("POST", "/imports"),
    ("POST", "/imports/{id}/apply"),
    ("POST", "/imports/{id}/take-back"),
    ("POST", "/subject-access"),
    ("POST", "/working-days/due-dates"),
    ("POST", "/working-days/elapsed"),
    ("POST", "/calendar/changes/preview"),
    ("POST", "/calendar/changes/{revision}/undo/preview"),
]
BODIES: dict[str, Any] = {
    "/cases/export": {"columns": ["reference"], "format": "csv"},
    "/subject-access": {"name": "Nobody"},
    "/working-days/due-dates": PAIRS,
    "/working-days/elapsed": {"pairs": [{"from": "2026-08-03", "to": "2026-08-04"}]},
    "/calendar/changes/preview": HOLIDAY,
}


@pytest.fixture
def client(database_url: str, tmp_path: Path):
    """Alice's service, where every kind of costly request has the same small limit."""
    with TestClient(limited_app(database_url, tmp_path), base_url=V1) as visitor:
        yield visitor


V1 = "http://testserver/api/v1"


def limited_app(url: str, folder: Path) -> Any:
    limits = {f"{cost}_a_minute": LIMIT for cost in Cost}
    return create_app(Settings(database_url=url, import_dir=folder / "imports", **limits))


def everything(sign_in_as: SignInAs, name: str) -> TestClient:
    return sign_in_as(name, *Role)


def statuses(visitor: TestClient, method: str, path: str, times: int) -> Counter[int]:
    answers = (visitor.request(method, path, json=BODIES.get(path)) for _ in range(times))
    return Counter(answer.status_code for answer in answers)


def test_each_costly_route_ends_at_its_limit_and_declares_it(client, sign_in_as, hand):
    contract = client.app.openapi()["paths"]
    for number, (method, template) in enumerate(COSTLY):
        path = re.sub(r"{\w+}", "1", template)
        somebody = everything(sign_in_as, f"Somebody{number}")
        assert 429 not in statuses(somebody, method, path, LIMIT)

        refused = somebody.request(method, path, json=BODIES.get(path))

        assert problem(refused, 429) == "too-many-requests"
        assert 1 <= int(refused.headers["retry-after"]) <= 60
        assert refused.headers["retry-after"] in refused.json()["detail"]
        route = contract["/api/v1" + template.partition("?")[0]]
        assert "429" in route[method.lower()]["responses"]


def test_the_next_minute_begins_anew_and_others_are_not_held_up(client, sign_in_as, hand):
    alice, bob = everything(sign_in_as, "Alice"), everything(sign_in_as, "Bob")
    path = "/working-days/due-dates"
    assert statuses(alice, "POST", path, LIMIT + 2) == {200: LIMIT, 429: 2}

    assert statuses(bob, "POST", path, 1) == {200: 1}
    assert statuses(alice, "POST", "/working-days/elapsed", 1) == {429: 1}
    assert statuses(alice, "GET", "/performance/year?year=2025-26", 1) == {200: 1}
    in_welsh = alice.post(path, json=PAIRS, headers={"Accept-Language": "cy"})
    assert in_welsh.json()["title"] == "Gormod o geisiadau"

    hand.on(seconds=int(in_welsh.headers["retry-after"]))
    assert statuses(alice, "POST", path, 1) == {200: 1}


def test_many_at_once_get_no_more_than_the_limit(client, sign_in_as, hand):
    alice = everything(sign_in_as, "Alice")

    def one(_: int) -> int:
        return alice.post("/working-days/due-dates", json=PAIRS).status_code

    with ThreadPoolExecutor(8) as crowd:
        assert Counter(crowd.map(one, range(30))) == {200: LIMIT, 429: 30 - LIMIT}


def test_two_services_on_one_database_share_the_limit(
    client, database_url, tmp_path, sign_in_as, hand
):
    alice = everything(sign_in_as, "Alice")
    with TestClient(limited_app(database_url, tmp_path), base_url=V1) as other:
        other.headers["Authorization"] = alice.headers["Authorization"]
        answers = Counter[int]()
        for _ in range(LIMIT):
            for service in (alice, other):
                answers += statuses(service, "POST", "/working-days/due-dates", 1)

    assert answers == {200: LIMIT, 429: LIMIT}


def test_a_session_that_has_ended_is_told_to_sign_in_not_to_wait(client, sign_in_as, hand):
    alice = everything(sign_in_as, "Alice")
    assert statuses(alice, "POST", "/working-days/due-dates", 1) == {200: 1}
    alice.delete("/session")
    assert statuses(alice, "POST", "/working-days/due-dates", 1) == {401: 1}


def test_a_calendar_that_fetches_too_often_is_told_to_wait(client, sign_in_as, hand):
    alice, bob = everything(sign_in_as, "Alice"), everything(sign_in_as, "Bob")

    def feed_of(owner: TestClient) -> str:
        made = owner.post("/calendar-feeds", json={"whose": "all", "language": "cy"})
        path: str = made.json()["path"]
        return path.removeprefix("/api/v1")

    first, second = feed_of(alice), feed_of(alice)
    assert statuses(client, "GET", first, LIMIT) == {200: LIMIT}
    assert statuses(client, "GET", second, 1) == {429: 1}
    # It takes nothing away from whoever works with the service, nor from anybody else.
    assert statuses(alice, "GET", "/due-days", 1) == {200: 1}
    assert statuses(client, "GET", feed_of(bob), 1) == {200: 1}
    assert statuses(client, "GET", "/calendars/unknown.ics", LIMIT + 1) == {404: LIMIT + 1}


def test_nought_is_no_limit(database_url, tmp_path, sign_in_as):
    settings = Settings(database_url=database_url, batches_a_minute=0)
    with TestClient(create_app(settings), base_url=V1) as unlimited:
        unlimited.headers["Authorization"] = everything(sign_in_as, "Alice").headers[
            "Authorization"
        ]
        assert statuses(unlimited, "POST", "/working-days/due-dates", 20) == {200: 20}
