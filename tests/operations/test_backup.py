"""A backup is worth what a restore makes of it: with the same commands, on both databases."""

import os
import shutil
from pathlib import Path
from threading import Event, Thread

import pytest
from click.testing import Result
from sqlalchemy import make_url, select
from typer.testing import CliRunner

from adborth.access.models import CalendarFeed, SignInSession, User, UserRole
from adborth.access.roles import Role, Whose
from adborth.access.service import create_user
from adborth.audit.service import record
from adborth.cli import app
from adborth.clock import now
from adborth.db.metadata import metadata
from adborth.db.session import Database
from adborth.i18n.catalogue import Language
from adborth.settings import settings

NOT_DONE = 1
# What lets somebody in is not brought back.
NOT_RESTORED = {SignInSession.__tablename__, CalendarFeed.__tablename__}


def adborth(url: str, *words: str | Path) -> Result:
    settings.cache_clear()
    environment = {"ADBORTH_DATABASE_URL": url}
    try:
        return CliRunner().invoke(app, [str(word) for word in words], env=environment)
    finally:
        settings.cache_clear()


@pytest.fixture
def worked(database_url: str) -> str:
    """A database with somebody signed in and something done."""
    database = Database(database_url)
    with database.writing() as session:
        create_user(session, "alice", "Alice Ŵ", "a passphrase of hers", frozenset(Role))
        session.add(SignInSession(token_hash="0" * 64, user_id=1, expires_at=now()))
        feed = {"token_hash": "0" * 64, "whose": Whose.MINE, "language": Language.CY}
        moments = {"made_at": now(), "ends_at": now()}
        session.add(CalendarFeed(id="feed", user_id=1, **feed, **moments))
        record(session, "alice", "open", "case:1", {"summary": [None, "“Tŷ” 'x' \\ \n ½"]})
    database.close()
    return database_url


def contents(url: str) -> dict[str, list[tuple[object, ...]]]:
    database = Database(url)
    with database.reading() as connection:
        found = {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
            if table.name not in NOT_RESTORED
        }
    database.close()
    return found


def test_what_was_lost_is_back(worked, tmp_path):
    file, before = tmp_path / "backup", contents(worked)
    assert adborth(worked, "backup", file).exit_code == 0
    assert file.stat().st_mode & 0o777 == 0o600
    database = Database(worked)
    with database.writing() as session:
        session.query(UserRole).delete()
        session.query(SignInSession).delete()
        session.query(CalendarFeed).delete()
        session.query(User).delete()
    database.close()

    done = adborth(worked, "restore", "--replace", file)

    assert (done.exit_code, done.stderr) == (0, "")
    assert contents(worked) == before
    assert [file.name for file in tmp_path.iterdir()] == ["backup"]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_backup_fills_an_empty_database_which_then_works(kind, request, tmp_path):
    full, empty = (request.getfixturevalue(f"{state}{kind}_url") for state in ("", "empty_"))
    assert adborth(full, "backup", tmp_path / "backup").exit_code == 0

    assert adborth(empty, "restore", tmp_path / "backup").exit_code == 0

    assert contents(empty) == contents(full)
    assert adborth(empty, "migrate").exit_code == 0
    assert adborth(empty, "backup", tmp_path / "second").exit_code == 0


def test_nobody_is_let_in_after_a_restore_by_what_was_valid_before(worked, tmp_path):
    adborth(worked, "backup", tmp_path / "backup")
    adborth(worked, "restore", "--replace", tmp_path / "backup")

    database = Database(worked)
    with database.reading() as connection:
        assert connection.execute(select(SignInSession.user_id)).all() == []
        assert connection.execute(select(CalendarFeed.user_id)).all() == []
    database.close()


def test_a_database_that_is_not_empty_is_left_alone(worked, tmp_path):
    adborth(worked, "backup", tmp_path / "backup")
    before = contents(worked)

    done = adborth(worked, "restore", tmp_path / "backup")

    assert done.exit_code == NOT_DONE
    assert "--replace" in done.stderr
    assert contents(worked) == before


def test_a_backup_is_not_overwritten(worked, tmp_path):
    (tmp_path / "backup").write_text("of yesterday")
    assert adborth(worked, "backup", tmp_path / "backup").exit_code == NOT_DONE
    assert (tmp_path / "backup").read_text() == "of yesterday"


def test_only_the_last_backups_are_kept_and_nothing_else_is_deleted(worked, tmp_path):
    files = [tmp_path / f"{number}.backup" for number in range(4)]
    for age, file in enumerate(files[:3]):
        assert adborth(worked, "backup", file).exit_code == 0
        os.utime(file, (age, age))
    others = [tmp_path / "notes.backup", tmp_path / "older.sqlite3"]
    others[0].write_text("no backup")
    shutil.copy(files[0], others[1])

    done = adborth(worked, "backup", files[3], "--keep", "2")

    assert done.exit_code == 0
    assert f"Deleted: {files[0]}" in done.stdout.replace("\n", "")
    assert sorted(tmp_path.iterdir()) == sorted([*files[2:], *others])


def test_the_database_is_no_backup_of_itself(sqlite_url, tmp_path):
    living = tmp_path / "adborth.sqlite3"
    shutil.copy(make_url(sqlite_url).database or "", living)

    done = adborth(f"sqlite:///{living}", "backup", tmp_path / "new.sqlite3", "--keep", "1")

    assert done.exit_code == 0
    assert living.exists()


def test_a_backup_of_a_newer_release_is_refused(worked, tmp_path):
    database = Database(worked)
    with database.writing() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    adborth(worked, "backup", tmp_path / "backup")
    before = contents(worked)

    done = adborth(worked, "restore", "--replace", tmp_path / "backup")

    assert done.exit_code == NOT_DONE
    assert "9999" in done.stderr
    assert contents(worked) == before


@pytest.mark.parametrize("damage", [b"", b"no backup", b"SQLite format 3\0" + b"\0" * 5000])
def test_what_is_no_backup_is_refused(worked, tmp_path, damage):
    (tmp_path / "backup").write_bytes(damage)
    before = contents(worked)

    done = adborth(worked, "restore", "--replace", tmp_path / "backup")

    assert done.exit_code == NOT_DONE
    assert "no backup" in done.stderr
    assert contents(worked) == before


def test_a_backup_cut_short_changes_nothing(worked, tmp_path):
    adborth(worked, "backup", tmp_path / "backup")
    whole = (tmp_path / "backup").read_bytes()
    (tmp_path / "cut").write_bytes(whole[: len(whole) * 2 // 3])
    before = contents(worked)

    assert adborth(worked, "restore", "--replace", tmp_path / "cut").exit_code == NOT_DONE
    assert contents(worked) == before


def test_people_work_on_while_a_backup_is_made(worked, tmp_path):
    """Every transaction writes two entries: the backup has both or neither."""
    database, begun, enough = Database(worked), Event(), Event()

    def work() -> None:
        while not enough.is_set():
            with database.writing() as session:
                record(session, "alice", "first", "case:1")
                record(session, "alice", "second", "case:1")
            begun.set()

    worker = Thread(target=work)
    worker.start()
    assert begun.wait(30)
    done = adborth(worked, "backup", tmp_path / "backup")
    enough.set()
    worker.join()
    database.close()

    assert done.exit_code == 0
    assert adborth(worked, "restore", "--replace", tmp_path / "backup").exit_code == 0
    actions = [row[3] for row in contents(worked)["audit_entries"]]
    assert actions.count("first") == actions.count("second") > 0
