"""SQLite: a copy of the file that is whole, also while others write."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import make_url

from adborth.operations.backup_errors import NoBackup

WAIT_SECONDS = 60.0


def dump(url: str, file: Path) -> None:
    source = _file_of(url)
    if not source.is_file():
        raise NoBackup(source)
    with _opened(source) as database:
        # One reading transaction, so it is of one moment; the copy has no gaps and no journal.
        database.execute("VACUUM INTO ?", (str(file),))
    _check(file)


def revision_of(file: Path) -> str:
    """Raises NoBackup for a file that is none, or a damaged one."""
    _check(file)
    with _opened(file, read_only=True) as database:
        row = database.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise NoBackup(file)
    return str(row[0])


def load(url: str, file: Path) -> None:
    target = _file_of(url)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _opened(file, read_only=True) as backup, _opened(target) as database:
        backup.backup(database)


def _file_of(url: str) -> Path:
    return Path(make_url(url).database or "")


def _check(file: Path) -> None:
    try:
        with _opened(file, read_only=True) as database:
            database.execute("SELECT version_num FROM alembic_version")
            answers = database.execute("PRAGMA integrity_check").fetchall()
    except sqlite3.DatabaseError:
        raise NoBackup(file) from None
    if answers != [("ok",)]:
        raise NoBackup(file)


@contextmanager
def _opened(file: Path, *, read_only: bool = False) -> Iterator[sqlite3.Connection]:
    mode = "?mode=ro&immutable=1" if read_only else ""
    address = f"{file.resolve().as_uri()}{mode}"
    with closing(sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS)) as connection:
        yield connection
