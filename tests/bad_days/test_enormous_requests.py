"""Requests that are too much, half of something, or nothing at all."""

import json
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from adborth.guard import MOST_BYTES
from adborth.main import create_app
from adborth.settings import Settings

SESSION = "/api/v1/session"
JSON = {"Content-Type": "application/json"}
MIB = 1024 * 1024


@pytest.fixture
def client(sqlite_url: str) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(database_url=sqlite_url))) as visitor:
        yield visitor


def problem(answer, *statuses: int) -> str:
    assert answer.status_code in statuses, answer.text[:200]
    assert answer.headers["content-type"] == "application/problem+json"
    code: str = answer.json()["code"]
    return code


class Endless:
    """A body of 100 MiB that remembers how much of it was taken."""

    def __init__(self) -> None:
        self.taken = 0

    def __iter__(self) -> Iterator[bytes]:
        for _ in range(100):
            self.taken += MIB
            yield b" " * MIB


def test_a_body_that_announces_a_hundred_megabytes_is_refused_unread(client):
    headers = {**JSON, "Content-Length": str(100 * MIB), "Accept-Language": "cy"}

    answer = client.post(SESSION, content=b"{}", headers=headers)

    assert problem(answer, 413) == "too-large"
    assert answer.headers["content-language"] == "cy"


@pytest.mark.parametrize("length", ["9" * 5000, str(2**64)])
def test_a_length_that_is_no_length_is_too_much(client, length):
    headers = {**JSON, "Content-Length": length}
    assert problem(client.post(SESSION, content=b"{}", headers=headers), 413) == "too-large"


def test_a_body_without_a_length_is_refused_when_it_has_grown_too_long(client):
    assert problem(client.post(SESSION, content=iter(Endless()), headers=JSON), 413) == "too-large"


def test_a_large_body_that_is_allowed_is_read(client):
    body = json.dumps({"username": "x" * (MOST_BYTES - 1000), "password": "x"})

    assert problem(client.post(SESSION, content=body, headers=JSON), 422) == "invalid"


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (b"", {"invalid"}),
        (b"{", {"invalid"}),
        (b"null", {"invalid"}),
        (b"[]", {"invalid"}),
        (b'"alice"', {"invalid"}),
        (b"\xff\xfe{", {"bad-request", "invalid"}),
        (b'{"username": "\xc3("}', {"bad-request"}),
        (b'{"username": "\\ud800", "password": "x"}', {"invalid"}),
        (b'{"\\ud800": 1, "username": "x", "password": "x"}', {"invalid"}),
        (b'{"username": "a\\u0000b", "password": "x"}', {"invalid"}),
        (b'{"username": "x", "password": "\\ud800"}', {"invalid"}),
        (b'{"username": 1' + b"0" * 5000 + b"}", {"bad-request"}),
        (b'{"username": 1e999, "password": NaN}', {"invalid"}),
        (b"[" * 100_000, {"bad-request"}),
        (b'{"a":' * 100_000, {"bad-request"}),
        (b'{"username": "x", "username": ["y"], "password": "x"}', {"invalid"}),
    ],
)
def test_what_cannot_be_read_is_refused_politely(client, body, codes):
    answer = client.post(SESSION, content=body, headers=JSON)

    assert problem(answer, 400, 422) in codes
    assert len(answer.content) < 5000


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "",
    ],
)
def test_json_by_another_name_is_not_read(client, kind):
    """A form of another site's page can send these kinds without asking the browser first."""
    body = b'{"username": "alice", "password": "x"}'

    answer = client.post(SESSION, content=body, headers={"Content-Type": kind})

    assert problem(answer, 422) == "invalid"


@pytest.mark.parametrize("method", ["DELETE", "PUT", "TRACE", "BREW"])
def test_what_an_address_does_not_take_is_a_problem_too(client, method):
    answer = client.request(method, "/api/v1/cases")

    assert problem(answer, 405) == "method-not-allowed"
    assert {"GET", "POST"} & set(answer.headers["allow"].split(", "))


def test_there_is_nothing_at_an_unknown_address(client):
    assert problem(client.get("/api/v1/nothing"), 404) == "no-such-address"
