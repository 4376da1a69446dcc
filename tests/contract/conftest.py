"""A service with a few cases in different states, and somebody who may do everything."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from adborth import clock
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
) -> Iterator[TestClient]:
    folder: Path = tmp_path_factory.mktemp("imports")
    with sqlite_databases.migrated() as url:
        app = create_app(Settings(database_url=url, import_dir=folder))
        with app.state.database.writing() as session:
            seed_lists(session)
            seed_calendar(session, "system:seed")
            session.add(User(id=1, username="dana", display_name="Dana", password_hash=""))
            session.flush()
            expires_at = clock.now() + timedelta(hours=1)
            session.add_all(UserRole(user_id=1, role=role) for role in Role)
            session.add(SignInSession(token_hash=hashed(TOKEN), user_id=1, expires_at=expires_at))
        with TestClient(app, base_url="http://testserver/api/v1", headers=BEARER) as client:
            some_cases(client)
            yield client


def some_cases(client: TestClient) -> None:
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
