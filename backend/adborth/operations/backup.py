"""A whole database into one file, and back.

Uploads that wait for their import are no part of it: they are files of `ADBORTH_IMPORT_DIR`.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import inspect, make_url

from adborth.db.migrations import known_revisions, upgrade
from adborth.db.session import Database
from adborth.operations import backup_postgresql, backup_sqlite
from adborth.operations.backup_errors import (
    BackupExists,
    BackupNotOfThisRelease,
    DatabaseNotEmpty,
)

Verb = TypeVar("Verb", bound=Callable[..., object])


def back_up(url: str, file: Path) -> None:
    """While people work: the file is the database as it was at one moment. Raises BackupFault.

    The file comes into being whole, readable by its owner only.
    """
    if file.exists():
        raise BackupExists(file)
    part = file.with_name(f".{file.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        _of_its_kind(url, backup_sqlite.dump, backup_postgresql.dump)(url, part)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def thin_out(url: str, newest: Path, keep: int) -> list[Path]:
    """Deletes all but the last `keep` backups beside the newest one, which is one of them.

    A backup has the suffix of the newest and begins as it does: any other file stays, and so
    does the database itself.
    """
    living = Path(make_url(url).database or "").resolve()
    others = [
        file
        for file in newest.parent.iterdir()
        if file.is_file()
        and file.suffix == newest.suffix
        and file.resolve() not in (newest.resolve(), living)
        and _start_of(file) == _start_of(newest)
    ]
    others.sort(key=lambda file: file.stat().st_mtime_ns, reverse=True)
    old = others[keep - 1 :]
    for file in old:
        file.unlink()
    return old


def _start_of(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(5)


def put_back(url: str, file: Path, *, replace: bool = False) -> None:
    """Raises BackupFault, and then nothing was changed. An older backup is brought up to date."""
    revision = _of_its_kind(url, backup_sqlite.revision_of, backup_postgresql.revision_of)(file)
    if revision not in known_revisions():
        raise BackupNotOfThisRelease(revision)
    if not replace and _has_tables(url):
        raise DatabaseNotEmpty
    _of_its_kind(url, backup_sqlite.load, backup_postgresql.load)(url, file)
    upgrade(url)


def _of_its_kind(url: str, sqlite: Verb, postgresql: Verb) -> Verb:
    return sqlite if make_url(url).get_backend_name() == "sqlite" else postgresql


def _has_tables(url: str) -> bool:
    database = Database(url)
    try:
        with database.reading() as connection:
            return bool(inspect(connection).get_table_names())
    finally:
        database.close()
