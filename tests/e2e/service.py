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
PASSPHRASE = re.compile(r"shown this once\s+(\S+-\S+)")


@dataclass(frozen=True)
class Service:
    url: str
    administrators_password: str
    passphrase: str

    def password_of(self, username: str) -> str:
        return self.administrators_password if username == "admin" else self.passphrase


@contextmanager
def running(folder: Path) -> Iterator[Service]:
    with _started(folder, "demo") as (url, log):
        shown = log.read_text("utf-8")
        password, passphrase = PASSWORD.search(shown), PASSPHRASE.search(shown)
        assert password, "the first administrator's password was not shown"
        assert passphrase, "the passphrase of the demonstration was not shown"
        yield Service(url, password[1], passphrase[1])


@contextmanager
def running_strictly(
    folder: Path, *, port: int | None = None, **settings: str
) -> Iterator[Service]:
    """As a council runs it: nobody but the administrator, who needs a second factor."""
    adborth = [sys.executable, "-m", "adborth"]
    env = _environment(folder, settings)
    shown = subprocess.run(
        [*adborth, "migrate"], cwd=folder, env=env, check=True, capture_output=True, text=True
    ).stdout
    password = PASSWORD.search(shown)
    assert password, "the first administrator's password was not shown"
    with _started(folder, "serve", settings, port) as (url, _):
        yield Service(url, password[1], "")


@contextmanager
def _started(
    folder: Path, command: str, settings: dict[str, str] | None = None, port: int | None = None
) -> Iterator[tuple[str, Path]]:
    port = port or free_port()
    log = folder / "service.log"
    arguments = [sys.executable, "-m", "adborth", command, "--port", str(port)]
    env = _environment(folder, settings or {})
    with (
        log.open("wb") as out,
        subprocess.Popen(arguments, cwd=folder, env=env, stdout=out, stderr=out) as process,
    ):
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(url, process, log)
            yield url, log
        finally:
            process.terminate()
            process.wait(30)


def _environment(folder: Path, settings: dict[str, str]) -> dict[str, str]:
    return {
        **os.environ,
        "ADBORTH_DATABASE_URL": f"sqlite:///{folder / 'adborth.sqlite3'}",
        "ADBORTH_IMPORT_DIR": str(folder / "imports"),
        "ADBORTH_FRONTEND_DIR": str(PAGES),
        "PYTHONUNBUFFERED": "1",
        **{f"ADBORTH_{name.upper()}": value for name, value in settings.items()},
    }


def free_port() -> int:
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
