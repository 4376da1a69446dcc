"""What Prometheus reads, and who may."""

import re
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from adborth.main import create_app
from adborth.settings import Settings

TOKEN = "0f4b2c8e6a1d9375f2c4e6a8b0d1f3e5"
Visitor = Callable[..., TestClient]


@pytest.fixture
def coming_from(sqlite_url: str) -> Visitor:
    app = create_app(Settings(database_url=sqlite_url, metrics_token=TOKEN))
    return lambda address: TestClient(app, client=(address, 50000))


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1"])
def test_the_machine_itself_may_read_them(coming_from, address):
    assert coming_from(address).get("/metrics").status_code == 200


@pytest.mark.parametrize("address", ["10.0.0.5", "203.0.113.9", "testclient"])
def test_others_need_the_token(coming_from, address):
    visitor = coming_from(address)
    right, wrong = ({"Authorization": f"Bearer {token}"} for token in (TOKEN, TOKEN[:-1]))

    assert visitor.get("/metrics").json()["code"] == "metrics-token-needed"
    assert visitor.get("/metrics", headers=wrong).status_code == 401
    assert visitor.get("/metrics", headers=right).status_code == 200


@pytest.mark.parametrize("name", ["Forwarded", "X-Forwarded-For"])
def test_what_a_web_server_of_the_machine_hands_on_is_not_from_the_machine(coming_from, name):
    assert coming_from("127.0.0.1").get("/metrics", headers={name: "x"}).status_code == 401


def test_without_a_token_in_the_settings_none_is_right(sqlite_url):
    stranger = TestClient(create_app(Settings(database_url=sqlite_url)))
    for sent in ("Bearer ", "Bearer None", "Basic x"):
        answer = stranger.get("/metrics", headers={"Authorization": sent})
        assert answer.status_code == 401


def test_requests_are_counted_by_the_template_of_their_route(coming_from):
    visitor = coming_from("127.0.0.1")
    for reference in ("alice", "bob"):
        visitor.get(f"/api/v1/cases/{reference}?q=charlie")
    visitor.request("DANA", "/nowhere/erin")

    told = visitor.get("/metrics").text
    count = 'adborth_request_seconds_count{{method="{}",route="{}",status="{}"}} {}'
    assert count.format("GET", "/api/v1/cases/{reference}", 401, "2.0") in told
    assert count.format("other", "none", 404, "1.0") in told
    assert "adborth_database_connections_used 0.0" in told
    assert not re.search("alice|bob|charlie|dana|erin", told)
