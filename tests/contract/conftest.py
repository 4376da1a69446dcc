"""A service with a few cases in different states, and somebody who may do everything."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI
from httpx2 import Client

from adborth import clock
from adborth.access.costs import Cost
from adborth.access.models import SignInSession, User, UserRole
from adborth.access.roles import Role
from adborth.access.service import hashed
from adborth.lists.seeding import seed_lists
from adborth.main import create_app
from adborth.settings import Settings
from adborth.working_days.service import seed_calendar
from tests.api.cases import CaseDriver
from tests.databases import SqliteDatabases

TOKEN = "the token of somebody who may do everything"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def service(
    sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of it."""
    folder: Path = tmp_path_factory.mktemp("imports")
    with sqlite_databases.migrated() as url:
        unlimited = {f"{cost}_a_minute": 0 for cost in Cost}
        app = create_app(Settings(database_url=url, import_dir=folder, **unlimited))
        with app.state.database.writing() as session:
            seed_lists(session)
            seed_calendar(session, "system:seed")
            session.add(User(id=1, username="dana", display_name="Dana", password_hash=""))
            session.flush()
            expires_at = clock.now() + timedelta(hours=1)
            session.add_all(UserRole(user_id=1, role=role) for role in Role)
            session.add(SignInSession(token_hash=hashed(TOKEN), user_id=1, expires_at=expires_at))
        with served(app) as address, Client(base_url=f"{address}/api/v1", headers=BEARER) as client:
            some_cases(client)
            yield address


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Over HTTP: called directly, the service would start and stop with every request."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        thread = Thread(target=server.run, args=([listener],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def some_cases(client: Any) -> None:
    """One just opened, one answered, one at Stage 2, one closed."""
    CaseDriver.opened(client)
    answered = CaseDriver.opened(client)
    answered.acknowledge("2026-06-03")
    answered.decide("upheld", "not_upheld")
    answered.respond("2026-06-20")
    asked = CaseDriver.opened(client)
    asked.do("stage-2-request", requested_on="2026-06-10")
    closed = CaseDriver.opened(client, kind="enquiry", elements=[])
    closed.do("enquiry-resolution", enquiry_resolved_on="2026-06-02")
    closed.do("closure", closed_on="2026-06-03")
    compliment = {
        "service": "adults",
        "received_on": "2026-06-01",
        "from_whom": "Daughter",
        "text": "Thank you.",
    }
    assert client.post("/compliments", json=compliment).status_code == 201
