"""People with passwords, and what they do at the door."""

from datetime import datetime
from typing import Any

import pyotp
from fastapi.testclient import TestClient

from adborth.access.roles import Role
from adborth.access.service import create_user

PASSWORD = "a long walk by the sea"
OTHER_PASSWORD = "seven kettles under the pier"


def add_person(client: TestClient, name: str, *roles: Role) -> int:
    with client.app.state.database.writing() as session:
        return create_user(session, name, name, PASSWORD, frozenset(roles)).id


def sign_in(client: TestClient, username: str, password: str = PASSWORD) -> Any:
    return client.post("/session", json={"username": username, "password": password})


def bearing(client: TestClient, token: str, **headers: str) -> TestClient:
    """Whoever has that token."""
    own = {"Authorization": f"Bearer {token}", **headers}
    return TestClient(client.app, base_url=str(client.base_url), headers=own)


def signed_in(client: TestClient, username: str, password: str = PASSWORD) -> TestClient:
    answer = sign_in(client, username, password)
    assert answer.status_code == 201, answer.text
    return bearing(client, answer.json()["token"])


def code_at(secret: str, moment: datetime) -> str:
    return pyotp.TOTP(secret).at(moment)


def problem(answer: Any, status: int) -> str:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    code: str = answer.json()["code"]
    return code


def field_of(answer: Any) -> tuple[str, str]:
    """The one field that is wrong, and how."""
    assert problem(answer, 422) == "invalid"
    (wrong,) = answer.json()["errors"]
    return wrong["field"], wrong["code"]
