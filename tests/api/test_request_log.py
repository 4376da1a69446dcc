"""What is logged of a request: enough to find it again, and nothing about anybody."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from adborth.operations.logs import JsonLines
from tests.api.cases import CaseDriver


class Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonLines())
        self.text = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.text += self.format(record) + "\n"


@pytest.fixture
def kept() -> Iterator[Kept]:
    handler, ours = Kept(), logging.getLogger("adborth")
    before = ours.level
    ours.addHandler(handler)
    ours.setLevel(logging.DEBUG)
    yield handler
    ours.removeHandler(handler)
    ours.setLevel(before)


def lines(kept: Kept) -> list[dict[str, Any]]:
    return [json.loads(line) for line in kept.text.splitlines()]


def test_a_line_tells_the_route_and_how_it_ended(officer, kept):
    answer = officer.get("/cases/FB-2026-000001")

    [line] = lines(kept)
    assert line["request_id"] == answer.headers["x-request-id"]
    assert line["route"] == "/api/v1/cases/{reference}"
    assert (line["method"], line["status"], line["level"]) == ("GET", 404, "info")
    assert line["milliseconds"] > 0
    assert line["actor"] == "person"
    assert isinstance(line["actor_id"], int)


def test_a_stranger_is_nobody_and_an_unknown_address_no_route(client, kept):
    client.get("/lists")
    client.get("/alice@example.org")

    told = [(line["actor"], line["route"], line["status"]) for line in lines(kept)]
    assert told == [("nobody", "/api/v1/lists", 401), ("nobody", "none", 404)]


def test_nothing_about_anybody_comes_into_the_log(client, officer, kept):
    secrets = {"password": "a passphrase of Alice", "summary": "Nobody called Alice Example back."}
    case = CaseDriver.opened(officer, summary=secrets["summary"])
    officer.get(f"/cases/{case.reference}")
    officer.get("/cases", params={"q": "Example", "unknown": "alice@example.org"})
    officer.get("/cases/alice@example.org", headers={"X-Request-ID": "alice@example.org"})
    officer.post("/cases", json={"summary": secrets["summary"], "people": [{"name": "Alice"}]})
    officer.post("/cases", content=b'{"alice@example.org": ')
    client.post("/session", json={"username": "alice", "password": secrets["password"]})
    client.get("/cases", headers={"Authorization": "Bearer of-alice", "Cookie": "name=alice"})
    client.request("ALICE", "/cases")

    assert len(lines(kept)) >= 9
    text = kept.text.lower()
    found = [
        part
        for part in ("alice", "example", case.reference.lower(), "bearer", "passphrase", "?", "q=")
        if part in text
    ]
    assert found == []


def test_a_fault_tells_its_kind_and_place_only(client, officer, kept):
    """The table is gone, so the database complains, and quotes what it was asked."""
    with client.app.state.database.writing() as session:
        session.connection().exec_driver_sql("ALTER TABLE compliments RENAME TO elsewhere")

    answer = officer.get("/compliments")

    assert answer.status_code in (500, 503)
    assert lines(kept)[-1]["level"] == "error"
    assert "select" not in kept.text.lower()
