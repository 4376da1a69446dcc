"""Forget what imported files said, once nobody mends their rows or takes them back any more.

What an import made stays, and so does what its rows said of that: the next import of the same
tracker is compared with it, until the case is disposed of.
"""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.orm import Session

from adborth.audit.service import record
from adborth.clock import now
from adborth.db.session import Database
from adborth.imports.models import (
    ImportBatch,
    ImportChange,
    ImportHeader,
    ImportProblem,
    ImportReject,
    ImportRow,
)
from adborth.imports.states import BUSY
from adborth.imports.work import Room

BY = "system:purge"


def purge_imports(database: Database, root: Path, before: datetime) -> list[int]:
    """The numbers of the imports made before that instant, which are forgotten from now on."""
    with database.reading() as connection:
        old = _old(connection, before)
    for number in old:
        with database.writing() as session:
            _forget(session, number)
    with database.reading() as connection:
        # Another process may have been faster, whose disk this is not.
        for number in _purged(connection, _rooms(root)):
            Room(root, number).clear()
    return old


def _rooms(root: Path) -> list[int]:
    folders = root.iterdir() if root.is_dir() else ()
    return [int(folder.name) for folder in folders if folder.name.isdecimal()]


def _purged(connection: Connection, numbers: list[int]) -> list[int]:
    asked = select(ImportBatch.id).where(
        ImportBatch.id.in_(numbers), ImportBatch.purged_at.is_not(None)
    )
    return list(connection.scalars(asked))


def _old(connection: Connection, before: datetime) -> list[int]:
    asked = select(ImportBatch.id).where(
        ImportBatch.made_at < before,
        ImportBatch.purged_at.is_(None),
        ImportBatch.state.not_in(BUSY),
    )
    return list(connection.scalars(asked.order_by(ImportBatch.id)))


def _forget(session: Session, number: int) -> None:
    marked = session.execute(
        update(ImportBatch)
        .where(
            ImportBatch.id == number,
            ImportBatch.purged_at.is_(None),
            ImportBatch.state.not_in(BUSY),
        )
        .values(purged_at=now())
        .returning(ImportBatch.id)
    )
    if marked.one_or_none() is None:
        return  # somebody is taking it back, or another process was faster
    session.execute(delete(ImportReject).where(ImportReject.batch_id == number))
    session.execute(delete(ImportChange).where(ImportChange.batch_id == number))
    # What stood where headings were looked for may have been a row of somebody's.
    session.execute(delete(ImportHeader).where(ImportHeader.batch_id == number))
    found = update(ImportProblem).where(ImportProblem.batch_id == number)
    session.execute(found.where(ImportProblem.found.is_not(None)).values(found=None))
    changed = update(ImportRow).where(ImportRow.batch_id == number)
    session.execute(changed.where(ImportRow.before.is_not(None)).values(before=None))
    record(session, BY, "import.purge", f"import:{number}")
