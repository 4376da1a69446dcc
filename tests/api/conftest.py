"""The service as people meet it: over HTTP, on a fresh database of each kind."""

import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from adborth import clock
from adborth.access import passwords
from adborth.access.models import SignInSession, User, UserRole
from adborth.access.roles import Role
from adborth.access.service import hashed
from adborth.audit.service import history_of
from adborth.db.session import Database
from adborth.imports.processes import Task
from adborth.imports.worker import run
from adborth.main import create_app
from adborth.settings import Settings
from tests.api.audits import entries

SignInAs = Callable[..., TestClient]
History = Callable[[str], list[tuple[str, str, Any]]]


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """As dear as in service they would take a tenth of the time of all tests."""
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", cheap)


@pytest.fixture
def client(database_url: str, tmp_path: Path) -> Iterator[TestClient]:
    """Nobody in particular: not signed in."""
    settings = Settings(
        database_url=database_url,
        import_dir=tmp_path / "imports",
        second_factor="offered",
        secret_key="only the tests know 0123456789 of it",
    )
    app = create_app(settings)
    with TestClient(app, base_url="http://testserver/api/v1") as visitor:
        yield visitor


@pytest.fixture
def sign_in_as(client: TestClient) -> SignInAs:
    """Somebody with a session: without a password, whose hash takes longer than most tests."""

    def signed_in(name: str, *roles: Role) -> TestClient:
        token = f"the token of {name}"
        with client.app.state.database.writing() as session:
            user = User(username=name.lower(), display_name=name, password_hash="")
            session.add(user)
            session.flush()
            expires_at = clock.now() + timedelta(hours=1)
            session.add_all(UserRole(user_id=user.id, role=role) for role in roles)
            session.add(
                SignInSession(token_hash=hashed(token), user_id=user.id, expires_at=expires_at)
            )
        headers = {"Authorization": f"Bearer {token}"}
        visitor = TestClient(client.app, base_url=str(client.base_url), headers=headers)
        visitor.event_hooks["response"].append(partial(left_a_trace, client.app))
        return visitor

    return signed_in


def left_a_trace(app: Any, answer: Any) -> None:
    """Whatever a test changes: it stands in the audit, with the number of its request."""
    method, path = answer.request.method, answer.request.url.path
    changes = method != "GET" and answer.request.url.params.get("preview") != "true"
    if answer.is_success and changes and "/working-days/" not in path:
        number = answer.headers["X-Request-ID"]
        assert entries(app.state.database, request_id=number), f"{method} {path} left no trace"


@pytest.fixture
def officer(sign_in_as: SignInAs) -> TestClient:
    """Alice, a complaints officer."""
    return sign_in_as("Alice", Role.COMPLAINTS_OFFICER)


@pytest.fixture
def colleague(sign_in_as: SignInAs) -> TestClient:
    """Bob, a complaints officer too."""
    return sign_in_as("Bob", Role.COMPLAINTS_OFFICER)


@pytest.fixture
def administrator(sign_in_as: SignInAs) -> TestClient:
    """Charlie, who keeps the lists and sees no case."""
    return sign_in_as("Charlie", Role.ADMINISTRATOR)


@pytest.fixture
def history(client: TestClient) -> Callable[[str], list[tuple[str, str, Any]]]:
    """Who did what to a thing, with the changes, as the audit keeps it."""

    def entries(subject: str) -> list[tuple[str, str, Any]]:
        with client.app.state.database.reading() as connection:
            found = history_of(connection, subject)
        return [(entry["actor"], entry["action"], entry["changes"]) for entry in found]

    return entries


@pytest.fixture
def today() -> date:
    return clock.today()


@pytest.fixture(autouse=True)
def imports_at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Most tests are about what is done, not about the process that does it."""
    if "own_process" not in request.fixturenames:

        def start(database: Database, root: Path, batch: int, task: Task, by: str, _: Any) -> None:
            run(database, root, task, batch, by)

        monkeypatch.setattr("adborth.imports.service.start", start)


@pytest.fixture
def own_process() -> None:
    """The real thing."""


class Hand:
    """Of the clock, which stands still unless the test moves it on."""

    def __init__(self) -> None:
        self._moment = clock.now()

    def on(self, **time: float) -> None:
        self._moment += timedelta(**time)

    def now(self) -> datetime:
        return self._moment


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> Hand:
    """The clock of accounts and sessions."""
    moving = Hand()
    for name, module in list(sys.modules.items()):
        if name.startswith(("adborth.access", "adborth.accounts")) and hasattr(module, "now"):
            monkeypatch.setattr(module, "now", moving.now)
    return moving
