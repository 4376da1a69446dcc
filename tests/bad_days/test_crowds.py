"""A real server process: many writers at once, and the end of its shift."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx2
from sqlalchemy import text

from adborth.db.session import Database
from tests.api.cases import complaint
from tests.bad_days.conftest import BEARER, prepare

ADBORTH = Path(sys.executable).with_name("adborth")
WRITERS = 64


@contextmanager
def serving(url: str, folder: Path) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """Its log is `log` in `folder`."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("ADBORTH_")}
    environment = own | {
        "ADBORTH_DATABASE_URL": url,
        "ADBORTH_IMPORT_DIR": str(folder / "imports"),
        "ADBORTH_SECRET_KEY": "only the tests know 0123456789 of it",
        "ADBORTH_SECOND_FACTOR": "offered",
    }
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [ADBORTH, "serve", "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, cwd=folder, stdout=log, stderr=log)
    try:
        wait_for(port, process)
        yield process, port
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        print((folder / "log").read_text())  # shown where a test fails


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    give_up = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < give_up:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the service did not start")


def test_sixty_four_people_who_write_at_once_all_get_through(database_url, tmp_path):
    """Every fourth makes a mistake, and every other one sends the same twice with a key."""
    prepare(database_url)
    number = 2 * WRITERS

    def sent(client: httpx2.Client, writer: int) -> httpx2.Response:
        wrong = {"service": "nowhere"} if writer % 4 == 0 else {}
        key = {"Idempotency-Key": f"writer-{writer // 4:03}"} if writer % 2 else {}
        return client.post("/cases", json=complaint(**wrong), headers=key)

    with serving(database_url, tmp_path) as (_, port):
        limits = httpx2.Limits(max_connections=WRITERS)
        with (
            httpx2.Client(base_url=f"http://127.0.0.1:{port}/api/v1", headers=BEARER,
                          limits=limits, timeout=60) as client,
            ThreadPoolExecutor(WRITERS) as crowd,
        ):  # fmt: skip
            answers = list(crowd.map(lambda writer: sent(client, writer), range(number)))

    assert [answer.status_code for answer in answers] == [422, 201, 201, 201] * (number // 4)
    references = [answer.json()["reference"] for answer in answers if answer.status_code == 201]
    assert references[0::3] == references[2::3]
    assert set(references) == {f"SSF-2627-{n:04d}" for n in range(1, number // 2 + 1)}
    assert numbers_taken(database_url) == number // 2
    log = (tmp_path / "log").read_text()
    assert "locked" not in log
    assert "fault" not in log


def numbers_taken(url: str) -> int:
    database = Database(url)
    with database.reading() as connection:
        (last,) = connection.execute(text("SELECT last FROM reference_counters")).one()
    database.close()
    return last


def signing_in(username: str) -> bytes:
    body = json.dumps({"username": username, "password": "x"})
    head = "POST /api/v1/session HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode()


def test_a_request_on_its_way_is_answered_before_the_process_ends(sqlite_url, tmp_path):
    """Checking passwords keeps the process busy when it is told to stop."""
    prepare(sqlite_url)
    with serving(sqlite_url, tmp_path) as (process, port):
        people = [socket.create_connection(("127.0.0.1", port), 30) for _ in range(8)]
        for number, person in enumerate(people):
            person.sendall(signing_in(f"nobody-{number}"))
        time.sleep(0.3)
        process.send_signal(signal.SIGTERM)
        answers = [person.recv(65536) for person in people]
        for person in people:
            person.close()
        process.wait(30)

    assert {answer.split(b"\r\n")[0] for answer in answers} == {b"HTTP/1.1 401 Unauthorized"}
    assert "Traceback" not in (tmp_path / "log").read_text()


def test_a_body_of_a_hundred_megabytes_does_not_fill_the_process(sqlite_url, tmp_path):
    prepare(sqlite_url)

    def chunks() -> Iterator[bytes]:
        for _ in range(100):
            yield b" " * 1024 * 1024

    headers = {"Content-Type": "application/json"}
    with serving(sqlite_url, tmp_path) as (process, port):
        before = memory_of(process.pid)
        answer = httpx2.post(
            f"http://127.0.0.1:{port}/api/v1/session", content=chunks(), headers=headers
        )
        grown = memory_of(process.pid) - before

    assert answer.status_code == 413
    assert grown < 60 * 1024 * 1024


def memory_of(process: int) -> int:
    """The most that it has ever held, in bytes."""
    status = Path(f"/proc/{process}/status").read_text()
    return next(
        int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")
    )
