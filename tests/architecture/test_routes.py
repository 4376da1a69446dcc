"""Every route asks who is there, is documented, and declares how it fails."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import RouteContext, iter_route_contexts
from fastapi.testclient import TestClient

from adborth.db.versions import expected_version
from adborth.main import create_app
from adborth.settings import Settings
from tests.sources import contract, sources

V1 = "/api/v1"
OPEN_TO_ALL = {
    ("POST", f"{V1}/session"),
    ("POST", f"{V1}/password-resets"),
    ("POST", f"{V1}/oauth/token"),
    ("GET", f"{V1}/sign-in"),
    ("GET", f"{V1}/sign-in/oidc"),
    ("GET", f"{V1}/sign-in/oidc/callback"),
    # By an address that somebody made: see `access/feeds.py`.
    ("GET", f"{V1}/calendars/{{token}}.ics"),
    ("HEAD", f"{V1}/calendars/{{token}}.ics"),
    ("GET", "/health/live"),
    ("GET", "/health/ready"),
    ("GET", "/metrics"),
    ("GET", "/openapi.json"),
    ("HEAD", "/openapi.json"),
}
PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """It never comes to the database: nobody in this file is signed in."""
    nowhere = tmp_path_factory.mktemp("nowhere") / "unused.sqlite3"
    made = create_app(Settings(database_url=f"sqlite:///{nowhere}"))
    yield made
    made.state.database.close()


@pytest.fixture(scope="module")
def routes(app: FastAPI) -> dict[tuple[str, str], RouteContext]:
    return {
        (method, route.path or ""): route
        for route in iter_route_contexts(app.routes)
        for method in route.methods or {"GET"}
    }


@pytest.fixture(scope="module")
def operations() -> dict[tuple[str, str], dict[str, Any]]:
    """Every operation of the contract."""
    return {
        (method.upper(), path): operation
        for path, methods in contract()["paths"].items()
        for method, operation in methods.items()
    }


def asked_of(route: Any) -> Iterator[Any]:
    """Whatever a route depends on, however deep."""
    yield from getattr(route, "straight", {}).values()
    if hasattr(route, "dependant"):
        yield from asked(route.dependant)


def asked(dependant: Dependant) -> Iterator[Any]:
    for dependency in dependant.dependencies:
        yield dependency.call
        yield from asked(dependency)


def test_every_route_asks_who_is_there(routes):
    careless = {
        key
        for key, route in routes.items()
        if key not in OPEN_TO_ALL and not any(hasattr(call, "needs") for call in asked_of(route))
    }
    assert careless == set()
    assert routes.keys() >= OPEN_TO_ALL


# What these show is about nobody: calendars, lists, and figures, of which only exports are kept.
SHOWN_UNRECORDED = (
    f"{V1}/session",
    f"{V1}/performance/",
    f"{V1}/working-days/",
    f"{V1}/calendar/",
    f"{V1}/procedures",
    f"{V1}/lists",
    f"{V1}/list-use/",
    f"{V1}/letter-texts",
    f"{V1}/retention-classes",
    f"{V1}/import-columns",
    # The names of staff, to those who keep the users.
    f"{V1}/users",
    # … and to those who share the cases out.
    f"{V1}/assignees",
    # One's own.
    f"{V1}/account",
    f"{V1}/calendar-feeds/",
    f"{V1}/api-clients",
    f"{V1}/sign-in",
    f"{V1}/mailbox-counts",
    f"{V1}/active-referrals",
    "/health/",
    "/metrics",
    "/openapi.json",
)


def test_every_route_that_shows_people_refuses_to_answer_without_a_mark_in_the_audit(routes):
    silent = {
        path
        for (method, path), route in routes.items()
        if method == "GET" and not any(getattr(call, "audited", False) for call in asked_of(route))
    }
    assert {path for path in silent if not f"{path}/".startswith(SHOWN_UNRECORDED)} == set()


def test_no_route_changes_anything_but_through_its_work():
    """`Work` refuses to commit what leaves no trace in the audit."""
    around = {
        name
        for name, text in sources().items()
        if name.endswith("endpoints.py") and re.search(r"database\.writing", text)
    }
    assert around == set()


# They change no case: what lets somebody see one, and how long it is kept.
BESIDE_A_CASE = {"break-glass", "retention-class", "legal-hold", "legal-hold/lifting"}


def test_every_change_of_a_case_can_show_first_what_would_follow(routes, operations):
    prefix = f"{V1}/cases/{{reference}}"
    changing = {
        (method, path): operations[method, path]
        for method, path in routes
        if method != "GET"
        and path.startswith(prefix)
        and path.removeprefix(f"{prefix}/") not in BESIDE_A_CASE
    }
    assert len(changing) > 25
    blind = [
        key
        for key, operation in changing.items()
        if "preview" not in {given["name"] for given in operation.get("parameters", [])}
        or "#/components/schemas/Consequences" not in str(operation["responses"]["200"])
    ]
    assert blind == []


def test_a_stranger_is_told_to_sign_in_and_nothing_else(app, routes):
    stranger = TestClient(app, headers={"If-Match": '"1"'})
    answers = {
        (method, path): stranger.request(method, re.sub(r"\{\w+\}", "1", path)).status_code
        for method, path in routes.keys() - OPEN_TO_ALL
    }
    assert {key: status for key, status in answers.items() if status != 401} == {}


def test_a_cookie_alone_changes_nothing(app, routes):
    """A page of another site can make the browser send the cookie, but not our header."""
    lured = TestClient(app, cookies={"adborth_session": "x"}, headers={"If-Match": '"1"'})
    answers = {
        (method, path): lured.request(method, re.sub(r"\{\w+\}", "1", path)).json()["code"]
        for method, path in routes.keys() - OPEN_TO_ALL
        if method != "GET"
    }
    assert set(answers.values()) == {"cross-site-request"}


def test_every_operation_has_its_own_name_and_a_summary(operations):
    names = Counter(operation["operationId"] for operation in operations.values())
    assert [name for name, times in names.items() if times > 1] == []
    assert [name for name in names if not re.fullmatch(r"[a-z]+([A-Z0-9][a-z0-9]*)*", name)] == []

    summaries = {key: operation.get("summary", "") for key, operation in operations.items()}
    ours = re.compile(r"[A-Z].*[^.]")
    assert {key: text for key, text in summaries.items() if not ours.fullmatch(text)} == {}


def test_every_operation_declares_its_problems(operations):
    lacking = {
        key: missing
        for key, operation in operations.items()
        if key not in OPEN_TO_ALL
        and (missing := {"401", "403", "422", "503"} - problems_of(operation))
    }
    assert lacking == {}
    assert problems_of(operations["POST", f"{V1}/session"]) >= {"401", "422", "503"}


def test_every_change_by_version_declares_412_and_428(routes, operations):
    versioned = [key for key, route in routes.items() if expected_version in asked_of(route)]
    assert len(versioned) > 10
    lacking = [key for key in versioned if not {"412", "428"} <= problems_of(operations[key])]
    assert lacking == []


def test_every_path_that_names_a_thing_declares_404(operations):
    silent = [
        (method, path)
        for (method, path), operation in operations.items()
        if re.search(r"\{(reference|code|id|version|revision)\}", path)
        and "404" not in problems_of(operation)
    ]
    assert silent == []


def test_every_answer_with_a_body_has_a_schema(operations):
    vague = [
        key
        for key, operation in operations.items()
        for status, answer in operation["responses"].items()
        if status in ("200", "201", "202")
        for kind, content in answer.get("content", {}).items()
        if kind == "application/json" and not content.get("schema")
    ]
    assert vague == []


def problems_of(operation: dict[str, Any]) -> set[str]:
    return {
        status
        for status, answer in operation["responses"].items()
        if PROBLEM in answer.get("content", {})
    }
