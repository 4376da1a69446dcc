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
