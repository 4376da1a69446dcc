"""What an import does on a bad day: killed, without a database, beside people at work."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sqlalchemy import func, select, text

from adborth.cases.models import Case
from adborth.db.session import Database
from adborth.imports import repository
from adborth.imports.errors import ImportBusy
from adborth.imports.models import ImportBatch
from adborth.imports.service import import_file, outcome_of, recover_imports, take_back
from adborth.imports.states import BUSY, BatchState
from adborth.lists.seeding import seed_lists
from adborth.working_days.service import seed_calendar
from tests.api.tracker import COMPLAINT, tracker

MANY = 4000
IMPORT = """
import sys
from pathlib import Path
from adborth.db.session import Database
from adborth.imports.service import import_file
url, path, root = sys.argv[1:]
import_file(Database(url), Path(path), "alice", root=Path(root))
"""


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    made = Database(database_url)
    with made.writing() as session:
        seed_lists(session)
        seed_calendar(session, "system:seed")
    yield made
    made.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "imports"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    file = tmp_path / "many.csv"
    rows = ({**COMPLAINT, "Ref": f"R/{number:05}"} for number in range(MANY))
    file.write_text(tracker(*rows), "utf-8")
    return file


def count_cases(database: Database) -> int:
    with database.reading() as connection:
        return connection.execute(select(func.count()).select_from(Case)).scalar_one()


def the_batch(database: Database) -> Any:
    with database.reading() as connection:
        rows = repository.find_batches(connection, 1, None)
    return rows[0] if rows else None


def run_until(database: Database, state: BatchState, file: Path, root: Path) -> Any:
    """Another process at work on the file, as soon as it has come to `state`."""
    url = database.url.render_as_string(hide_password=False)
    process = subprocess.Popen([sys.executable, "-c", IMPORT, url, str(file), str(root)])
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        batch = the_batch(database)
        started = state is not BatchState.WRITING or not database.is_sqlite
        if batch and batch.state is state and (started or count_cases(database)):
            return process
        assert process.poll() is None
        time.sleep(0.002)
    raise AssertionError("it never came to that")


def recovered(database: Database, root: Path) -> Any:
    recover_imports(database, root)
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        batch = the_batch(database)
        if batch.state not in BUSY:
            return batch
        time.sleep(0.05)
    raise AssertionError("nobody recovered it")


@pytest.mark.parametrize(
    ("state", "after"),
    [(BatchState.CHECKING, BatchState.FAILED), (BatchState.WRITING, BatchState.CHECKED)],
)
def test_a_killed_import_leaves_nothing_after_the_next_start(
    database: Database, many: Path, root: Path, state: BatchState, after: BatchState
) -> None:
    process = run_until(database, state, many, root)
    process.send_signal(signal.SIGKILL)
    process.wait()
    batch = recovered(database, root)
    assert (batch.state, batch.fault) == (after, "interrupted")
    assert count_cases(database) == 0
    assert import_file(database, many, "alice", root=root).state is BatchState.WRITTEN
    assert count_cases(database) == MANY


def test_an_import_at_work_is_not_recovered(database: Database, many: Path, root: Path) -> None:
    process = run_until(database, BatchState.WRITING, many, root)
    recover_imports(database, root)
    assert process.wait() == 0
    assert the_batch(database).state is BatchState.WRITTEN
    assert count_cases(database) == MANY


def test_people_work_on_while_an_import_is_written(
    database: Database, many: Path, root: Path
) -> None:
    process = run_until(database, BatchState.WRITING, many, root)
    waits = []
    while process.poll() is None:
        started = time.perf_counter()
        with database.writing() as session:
            session.execute(text("UPDATE services SET version = version + 1"))
        waits.append(time.perf_counter() - started)
        time.sleep(0.01)
    assert waits
    assert max(waits) < 5
    assert the_batch(database).state is BatchState.WRITTEN


def test_an_import_outlasts_a_database_that_is_away(
    postgresql_url: str, many: Path, root: Path
) -> None:
    database = Database(postgresql_url)
    with database.writing() as session:
        seed_lists(session)
        seed_calendar(session, "system:seed")
    process = run_until(database, BatchState.WRITING, many, root)
    with database.reading() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    assert process.wait() == 0
    assert the_batch(database).state is BatchState.WRITTEN
    assert count_cases(database) == MANY
    database.close()


def test_a_full_disk_leaves_nothing_and_says_so(
    database: Database, many: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA max_page_count=40;"
    monkeypatch.setattr("adborth.imports.spool.CARELESS", limit)
    outcome = import_file(database, many, "alice", root=root)
    assert (outcome.state, outcome.fault) == (BatchState.FAILED, "disk-full")
    assert count_cases(database) == 0
    assert not list(root.rglob("*.sqlite3"))


def test_only_one_import_is_written_at_a_time(database: Database, many: Path, root: Path) -> None:
    first = import_file(database, many, "alice", root=root)
    with database.writing() as session:
        session.execute(
            ImportBatch.__table__.insert().values(
                file_name="other",
                file_hash="",
                state=BatchState.WRITING,
                skip_bad_rows=False,
                made_by="bob",
                made_at=the_batch(database).made_at,
                beat_at=the_batch(database).beat_at,
                rows_done=0,
                counts={},
                fault_params={},
            )
        )
    with pytest.raises(ImportBusy):
        take_back(database, first.batch_id, "alice", root=root)
    assert outcome_of(database, first.batch_id).state is BatchState.WRITTEN


def test_a_workbook_that_unpacks_to_too_much_is_refused(
    database: Database, tmp_path: Path, root: Path
) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with (
        ZipFile(bomb, "w", ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as member,
    ):
        for _ in range(64):
            member.write(bytes(1024 * 1024))
    outcome = import_file(database, bomb, "alice", root=root)
    assert (outcome.state, outcome.fault) == (BatchState.FAILED, "unpacks-to-too-much")
