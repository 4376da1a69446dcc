"""Several processes behind one address: what one does, the others know; none drops a request."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import httpx2
import psycopg
import pytest

from adborth.access.roles import Role
from adborth.access.service import create_user
from adborth.db.session import Database
from tests.operations.test_start_up import _await_status, _serving

PASSWORD = "a passphrase of Alice's own"


def environment(url: str, folder: Path) -> dict[str, str]:
    own = {key: value for key, value in os.environ.items() if not key.startswith("ADBORTH_")}
    return own | {
        "ADBORTH_DATABASE_URL": url,
        "ADBORTH_IMPORT_DIR": str(folder / "imports"),
        "ADBORTH_SECRET_KEY": "only the tests know 0123456789 of it",
        "ADBORTH_SECOND_FACTOR": "offered",
    }


def add_alice(url: str) -> None:
    database = Database(url)
    with database.writing() as session:
        create_user(session, "alice", "Alice", PASSWORD, frozenset(Role))
    database.close()


@pytest.fixture
def two(database_url: str, tmp_path: Path) -> Iterator[tuple[httpx2.Client, httpx2.Client]]:
    """Alice at two processes; she signed in at the first only."""
    add_alice(database_url)
    with ExitStack() as running:
        addresses = []
        for name in ("first", "second"):
            (tmp_path / name).mkdir()
            process, address = running.enter_context(
                _serving(environment(database_url, tmp_path), tmp_path / name)
            )
            _await_status(f"{address}/health/ready", 204, process)
            addresses.append(address)
        who = {"username": "alice", "password": PASSWORD}
        token = httpx2.post(f"{addresses[0]}/api/v1/session", json=who).json()["token"]
        headers = {"Authorization": f"Bearer {token}"}
        first, second = (
            running.enter_context(httpx2.Client(base_url=f"{address}/api/v1", headers=headers))
            for address in addresses
        )
        yield first, second


def test_who_signs_in_at_one_works_at_the_other_and_is_signed_out_of_both(two):
    first, second = two
    assert second.get("/session").json()["user"]["username"] == "alice"

    assert second.delete("/session").status_code == 204

    assert first.get("/session").status_code == 401


def test_lists_and_calendar_agree_at_once(two):
    first, second = two
    assert first.get("/lists").json() == second.get("/lists").json()
    due = "/working-days/due-date?from=2027-06-01&days=5"
    assert second.get(due).json()["due_on"] == "2027-06-08"

    name = {"en": "Parking", "cy": "Parcio"}
    assert first.post("/lists/themes", json={"name": name}).status_code == 201
    holiday = {"action": "proclaim", "on": "2027-06-03", "name": name}
    assert first.post("/calendar/changes", json=holiday).status_code == 201

    assert "Parcio" in second.get("/lists").text
    assert second.get(due).json()["due_on"] == "2027-06-09"


def test_a_request_that_is_being_answered_is_answered_before_the_process_ends(
    postgresql_url, tmp_path
):
    add_alice(postgresql_url)
    with _serving(environment(postgresql_url, tmp_path), tmp_path) as (process, address):
        _await_status(f"{address}/health/ready", 204, process)
        who = {"username": "alice", "password": PASSWORD}
        with psycopg.connect(postgresql_url) as lock, ThreadPoolExecutor() as visitor:
            lock.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE")
            asked = visitor.submit(httpx2.post, f"{address}/api/v1/session", json=who, timeout=30)
            time.sleep(1)
            process.send_signal(signal.SIGTERM)
            _await_refusal(f"{address}/health/live")
            assert not asked.done()
            lock.rollback()
            assert asked.result().status_code == 201
        assert process.wait(15) in (0, -signal.SIGTERM)


def _await_refusal(url: str) -> None:
    give_up = time.monotonic() + 10
    while time.monotonic() < give_up:
        try:
            httpx2.get(url)
        except httpx2.TransportError:
            return
        time.sleep(0.1)
    pytest.fail("a process that was told to end takes new requests")


def test_a_weak_secret_stops_the_start_and_says_which(tmp_path):
    weak = environment("postgresql://adborth:adborth@db/adborth", tmp_path)
    done = subprocess.run(
        [Path(sys.executable).with_name("adborth"), "serve"],
        env=weak,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 78
    assert "ADBORTH_DATABASE_URL has a password" in done.stderr
    assert "Traceback" not in done.stderr
