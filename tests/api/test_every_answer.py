"""What every answer carries: the headers that protect its reader, and the number of its request."""

from pathlib import Path
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from adborth.main import create_app
from adborth.operations import headers
from adborth.settings import Settings

SENT = "7d444840-9dc0-11d1-b245-5ffdce74fad2"
CASES = "/api/v1/cases"


@pytest.fixture
def visitor(sqlite_url: str, tmp_path: Path):
    """Of a service that serves the front end as well."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "app.js").write_text("1")
    (tmp_path / "index.html").write_text("<!doctype html>")
    chosen = Settings(database_url=sqlite_url, frontend_dir=tmp_path)
    with TestClient(create_app(chosen)) as client:
        yield client


def said(answer) -> dict[str, str]:
    names = {name.lower() for name in (*headers.API, *headers.HTTPS_ONLY)}
    found = [name for name, _ in answer.headers.multi_items() if name in names]
    assert len(found) == len(set(found))
    return {name: answer.headers[name] for name in found}


def small(*kinds: dict[str, str]) -> dict[str, str]:
    return {name.lower(): value for kind in kinds for name, value in kind.items()}


@pytest.mark.parametrize(
    "address",
    [CASES, f"{CASES}/none", "/api/none", "/health/live", "/health/ready", "/openapi.json"],
)
def test_an_answer_of_the_api_is_no_page_and_stands_in_no_frame(visitor, address):
    assert said(visitor.get(address)) == small(headers.API, headers.HTTPS_ONLY)


@pytest.mark.parametrize("address", ["/", "/cases/any", "/assets/app.js", "/assets/none.js"])
def test_a_page_runs_only_what_comes_with_it(visitor, address):
    assert said(visitor.get(address)) == small(headers.PAGES, headers.HTTPS_ONLY)


def test_what_is_too_large_or_not_understood_is_answered_with_them_too(visitor):
    large = visitor.post(CASES, content=b"x", headers={"Content-Length": "9" * 12})
    odd = visitor.request("BREW", CASES)
    assert (large.status_code, odd.status_code) == (413, 405)
    assert said(large) == said(odd) == small(headers.API, headers.HTTPS_ONLY)


def test_without_https_a_browser_is_not_bound_to_it(sqlite_url):
    app = create_app(Settings(database_url=sqlite_url, secure_cookies=False))
    with TestClient(app) as client:
        assert "strict-transport-security" not in client.get("/health/live").headers


def test_the_api_is_kept_in_no_cache(visitor):
    assert visitor.get(CASES).headers["cache-control"] == "no-store"


def test_a_problem_names_its_request(client):
    answer = client.get("/cases", headers={"X-Request-ID": SENT})
    assert answer.headers["x-request-id"] == SENT
    assert answer.json()["instance"] == f"urn:uuid:{SENT}"


def test_two_requests_have_two_numbers(visitor):
    numbers = {UUID(visitor.get(CASES).headers["x-request-id"]) for _ in range(2)}
    assert len(numbers) == 2
