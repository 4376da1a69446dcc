"""The service and the floor, each as one worker of the same kind, in a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

START_SECONDS = 30


@contextmanager
def serving(url: str, frontend: Path | None = None) -> Iterator[int]:
    """The port of the service on that database, with the pages of the front end if named."""
    more = {"ADBORTH_FRONTEND_DIR": str(frontend)} if frontend else {}
    with _running([sys.executable, "-m", "adborth", "serve"], url, more) as port:
        yield port


@contextmanager
def serving_app(factory: str, url: str) -> Iterator[int]:
    """The same, as a benchmark changes it: `module:function` makes the application."""
    command = [sys.executable, "-m", "uvicorn", factory, "--factory", "--no-access-log"]
    with _running([*command, "--no-server-header", "--log-level", "warning"], url) as port:
        yield port


@contextmanager
def floor() -> Iterator[int]:
    command = [sys.executable, "-m", "uvicorn", "benchmarks.floor:app", "--no-access-log"]
    with _running([*command, "--no-server-header", "--log-level", "warning"]) as port:
        yield port


@contextmanager
def _running(
    command: list[str], url: str = "", more: Mapping[str, str] = MappingProxyType({})
) -> Iterator[int]:
    port = _free_port()
    settings = {
        "ADBORTH_DATABASE_URL": url,
        "ADBORTH_LOG_LEVEL": "warning",
        "ADBORTH_SECOND_FACTOR": "off",
        "ADBORTH_FIGURES_A_MINUTE": "0",
        "ADBORTH_BATCHES_A_MINUTE": "0",
    }
    process = subprocess.Popen(
        [*command, "--port", str(port)], env={**os.environ, **settings, **more}
    )
    try:
        _await(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(START_SECONDS)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _await(port: int, process: "subprocess.Popen[bytes]") -> None:
    give_up = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up and process.poll() is None:
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the server did not start")
