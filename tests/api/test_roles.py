"""Every route with every role: whoever lacks the permission is told so, whoever has it is not."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient

from adborth.access.roles import ROLES, Permission, Role
from tests.api.conftest import SignInAs
from tests.sources import contract

PATHS = {
    "reference": "SSF-2627-9999",
    "stage": "stage_1",
    "number": "999",
    "header": "999",
    "id": "999999",
    "revision": "999999",
    "month": "2026-05",
    "on": "2027-03-31",
    "service_code": "adults",
    "list": "themes",
    "code": "no-such-code",
    "day": "2026-05-05",
    "version": "2014-08-01",
    "client": "0123456789abcdef",
    "draft": "0123456789abcdef",
}


def needs_of(route: Any) -> Iterator[Permission]:
    calls = list(getattr(route, "straight", {}).values())
    if hasattr(route, "dependant"):
        calls += [dependency.call for dependency in route.dependant.dependencies]
    for call in calls:
        if (needed := getattr(call, "needs", None)) is not None:
            yield needed


def asked_of(app: FastAPI) -> Iterator[tuple[str, str, Permission]]:
    """Every route that needs a permission."""
    for route in iter_route_contexts(app.routes):
        for method in sorted(route.methods or ()):
            for needed in needs_of(route):
                yield method, route.path or "", needed


def example_for(method: str, path: str) -> Any:
    """The body that the contract shows."""
    body = contract()["paths"][path][method.lower()].get("requestBody", {})
    schema = body.get("content", {}).get("application/json", {}).get("schema", {})
    if "$ref" in schema:
        schema = contract()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return (schema.get("examples") or [None])[0]


@pytest.mark.parametrize("role", Role)
def test_a_role_meets_exactly_the_routes_of_its_permissions(
    client: TestClient, sign_in_as: SignInAs, role: Role
) -> None:
    app = client.app
    assert isinstance(app, FastAPI)
    somebody = sign_in_as("Alice", role)
    routes = list(asked_of(app))
    wrong = []
    for method, path, needed in routes:
        address = re.sub(r"\{(\w+)\}", lambda part: PATHS.get(part[1], "1"), path)
        answer = somebody.request(
            method,
            address.removeprefix("/api/v1"),
            json=example_for(method, path),
            headers={"If-Match": '"1"'},
        )
        refused = answer.status_code == 403
        if refused == (needed in ROLES[role].permissions) or answer.status_code == 401:
            wrong.append((method, path, answer.status_code, answer.text[:200]))
    assert wrong == []
    assert len(routes) > 60
