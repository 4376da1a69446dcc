from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from adborth import clock
from adborth.access.models import SignInSession, User, UserRole
from adborth.access.roles import Role
from adborth.access.service import hashed
from adborth.db.session import Database
from adborth.lists.seeding import seed_lists
from adborth.main import create_app
from adborth.settings import Settings
from adborth.working_days.service import seed_calendar

TOKEN = "the token of Alice"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


def prepare(url: str) -> None:
    """Lists, calendar, and Alice, a complaints officer with a session."""
    database = Database(url)
    with database.writing() as session:
        seed_lists(session)
        seed_calendar(session, "system:seed")
        session.add(User(id=1, username="alice", display_name="Alice", password_hash=""))
        session.flush()
        expires_at = clock.now() + timedelta(hours=1)
        session.add(UserRole(user_id=1, role=Role.COMPLAINTS_OFFICER))
        session.add(SignInSession(token_hash=hashed(TOKEN), user_id=1, expires_at=expires_at))
    database.close()


@pytest.fixture
def officer_at(tmp_path: Path) -> Callable[[str], AbstractContextManager[TestClient]]:
    """Alice at a service that works with the database of that URL."""

    @contextmanager
    def officer(url: str) -> Iterator[TestClient]:
        app = create_app(Settings(database_url=url, import_dir=tmp_path / "imports"))
        with TestClient(app, base_url="http://testserver/api/v1", headers=BEARER) as client:
            yield client

    return officer
