"""The service as it is run: its own process, its own files, a year of demonstration data."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "frontend" / "dist"
STARTS_WITHIN_SECONDS = 90
PASSWORD = re.compile(r"password\s+(\S+)")


@dataclass(frozen=True)
class Service:
    url: str
    username: str
    password: str


@contextmanager
def running(folder: Path) -> Iterator[Service]:
    port = _free_port()
    log = folder / "service.log"
    env = {
        **os.environ,
        "ADBORTH_DATABASE_URL": f"sqlite:///{folder / 'adborth.sqlite3'}",
        "ADBORTH_IMPORT_DIR": str(folder / "imports"),
        "ADBORTH_FRONTEND_DIR": str(PAGES),
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "adborth.cli", "demo", "--port", str(port)]
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=folder, env=env, stdout=out, stderr=out) as process,
    ):
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(url, process, log)
            found = PASSWORD.search(log.read_text("utf-8"))
            assert found, "the first administrator's password was not shown"
            yield Service(url, "admin", found[1])
        finally:
            process.terminate()
            process.wait(30)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < give_up:
        if process.poll() is not None:
            break
        try:
            if httpx2.get(f"{url}/health/ready", timeout=1).is_success:
                return
        except httpx2.TransportError:
            pass
        time.sleep(0.2)
    raise RuntimeError(f"the service did not start:\n{log.read_text('utf-8')}")
