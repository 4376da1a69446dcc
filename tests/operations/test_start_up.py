"""What the containers do when they start, with the same commands, against PostgreSQL."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

ADBORTH = Path(sys.executable).with_name("adborth")
READY_SECONDS = 30
STOP_SECONDS = 15


@pytest.fixture
def environment(empty_postgresql_url: str, tmp_path: Path) -> dict[str, str]:
    """The address of the database comes from a file, as a secret of a container does."""
    secret = tmp_path / "database_url"
    secret.write_text(f"{empty_postgresql_url}\n")
    own = {key: value for key, value in os.environ.items() if not key.startswith("ADBORTH_")}
    return own | {
        "ADBORTH_DATABASE_URL_FILE": str(secret),
        "ADBORTH_IMPORT_DIR": str(tmp_path / "imports"),
        "ADBORTH_SECRET_KEY": "only the tests know 0123456789 of it",
    }


def test_a_new_database_is_migrated_served_and_left_in_order(environment, tmp_path):
    _migrate(environment, tmp_path)
    _migrate(environment, tmp_path)  # every later start finds nothing to do

    with _serving(environment, tmp_path) as (process, address):
        _await_status(f"{address}/health/ready", 204, process)
        assert httpx2.get(f"{address}/api/v1/lists").status_code == 401
        process.send_signal(signal.SIGTERM)
        assert process.wait(STOP_SECONDS) in (0, -signal.SIGTERM)

    assert "Traceback" not in (tmp_path / "log").read_text()


def test_a_database_without_tables_is_alive_but_not_ready(environment, tmp_path):
    with _serving(environment, tmp_path) as (process, address):
        _await_status(f"{address}/health/live", 204, process)
        _await_status(f"{address}/health/ready", 503, process)


@pytest.mark.parametrize("key", [None, "hunter2"])
def test_without_a_strong_key_for_second_factors_nothing_is_served(environment, tmp_path, key):
    others = {name: value for name, value in environment.items() if name != "ADBORTH_SECRET_KEY"}
    weak = {} if key is None else {"ADBORTH_SECRET_KEY": key}
    ended = subprocess.run(
        [ADBORTH, "serve", "--port", str(_free_port())],
        env=others | weak,
        cwd=tmp_path,
        timeout=60,
        capture_output=True,
        text=True,
    )
    told = ended.stdout + ended.stderr
    assert ended.returncode != 0
    assert "ADBORTH_SECRET_KEY" in told
    assert "hunter2" not in told


def test_users_are_added_and_reset_at_the_command_line(environment, tmp_path):
    _migrate(environment, tmp_path)

    added = _users(environment, tmp_path, "add", "Alice", "--role", "complaints_officer")
    assert added.returncode == 0
    assert "token" in added.stdout
    again = _users(environment, tmp_path, "reset", "alice", "--second-factor")
    assert "token" in again.stdout
    assert again.stdout != added.stdout

    nobody = _users(environment, tmp_path, "reset", "nobody")
    assert (nobody.returncode, nobody.stderr) == (1, "There is no such user.\n")
    wrong = _users(environment, tmp_path, "add", "a b", "--role", "complaints_officer")
    assert wrong.returncode == 1
    assert "Traceback" not in wrong.stderr


def _users(
    environment: dict[str, str], folder: Path, *words: str
) -> "subprocess.CompletedProcess[str]":
    command = [ADBORTH, "users", *words]
    return subprocess.run(
        command, env=environment, cwd=folder, timeout=60, capture_output=True, text=True
    )


def _migrate(environment: dict[str, str], folder: Path) -> None:
    subprocess.run([ADBORTH, "migrate"], env=environment, cwd=folder, check=True, timeout=60)


@contextmanager
def _serving(
    environment: dict[str, str], folder: Path
) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    port = _free_port()
    command = [ADBORTH, "serve", "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, cwd=folder, stdout=log, stderr=log)
    try:
        yield process, f"http://127.0.0.1:{port}"
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        print((folder / "log").read_text())  # shown where a test fails


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_status(url: str, status: int, process: "subprocess.Popen[bytes]") -> None:
    give_up = time.monotonic() + READY_SECONDS
    seen: object = None
    while time.monotonic() < give_up and process.poll() is None:
        try:
            seen = httpx2.get(url).status_code
        except httpx2.TransportError as error:
            seen = error
        if seen == status:
            return
        time.sleep(0.1)
    pytest.fail(f"{url} answered {seen}, not {status}")
