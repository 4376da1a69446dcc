"""What Prometheus reads, and who may."""

import re
from collections.abc import Callable, Iterator

import pytest
from fastapi.testclient import TestClient

from adborth.main import create_app
from adborth.settings import Settings
from tests.api.cases import CaseDriver

TOKEN = "0f4b2c8e6a1d9375f2c4e6a8b0d1f3e5"
Visitor = Callable[..., TestClient]


@pytest.fixture
def coming_from(sqlite_url: str) -> Iterator[Visitor]:
    app = create_app(Settings(database_url=sqlite_url, metrics_token=TOKEN))
    yield lambda address: TestClient(app, client=(address, 50000))
    app.state.database.close()


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


def test_open_cases_and_overdue_clocks_are_told_without_anybody(officer, client, monkeypatch):
    done = CaseDriver.opened(officer, kind="enquiry", elements=[])
    done.do("enquiry-resolution", enquiry_resolved_on="2026-06-02")
    done.do("closure", closed_on="2026-06-03")
    waiting = CaseDriver.opened(officer)
    late = [one for one in waiting.now["clocks"] if one["overdue"]]
    assert late
    watcher = TestClient(client.app, client=("127.0.0.1", 50000))

    told = watcher.get("/metrics").text
    assert "adborth_cases_open 1.0" in told
    assert f"adborth_clocks_overdue {len(late)}.0" in told

    CaseDriver.opened(officer)
    assert "adborth_cases_open 1.0" in watcher.get("/metrics").text
    monkeypatch.setattr("adborth.operations.measures.COUNTED_SECONDS", 0)
    assert "adborth_cases_open 2.0" in watcher.get("/metrics").text


def test_without_a_database_the_counts_are_unknown(tmp_path):
    app = create_app(Settings(database_url=f"sqlite:///{tmp_path}/empty.sqlite3"))
    told = TestClient(app, client=("127.0.0.1", 50000)).get("/metrics")
    app.state.database.close()
    assert told.status_code == 200
    assert "adborth_cases_open NaN" in told.text


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
