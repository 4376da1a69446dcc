"""`adborth audit …`."""

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from adborth.audit.service import record
from adborth.cli import app
from adborth.db.session import Database
from adborth.settings import settings
from tests.api.audits import tampering


@pytest.fixture
def database(database_url, monkeypatch):
    monkeypatch.setenv("ADBORTH_DATABASE_URL", database_url)
    settings.cache_clear()
    database = Database(database_url)
    with database.writing() as session:
        record(session, "alice", "open", "SSF-2627-0001", {"summary": [None, "Quiet."]})
    yield database
    database.close()
    settings.cache_clear()


def run(*words):
    return CliRunner().invoke(app, ["audit", *words])


def test_sealing_and_verifying_by_hand(database):
    sealed = run("seal")
    assert sealed.exit_code == 0
    assert "sealed." in sealed.output

    whole = run("verify")
    assert whole.exit_code == 0
    assert "The audit is whole" in whole.output
    link, head = whole.output.split("Head: ")[1].split()[:2]

    assert run("verify", "--head", head).exit_code == 0
    other = run("verify", "--head", "f" * 64)
    assert other.exit_code == 1
    assert "nowhere in this chain" in other.output
    assert run("verify", "--language", "cy").output.startswith("Mae\u2019r trywydd archwilio")
    assert int(link) > 0


def test_the_first_broken_link_is_named(database):
    run("seal")
    with tampering(database) as connection:
        connection.execute(text("UPDATE audit_entries SET actor = 'bob' WHERE link >= 2"))

    broken = run("verify")

    assert broken.exit_code == 1
    assert "broken at link 2." in broken.output
    assert "Quiet" not in broken.output
