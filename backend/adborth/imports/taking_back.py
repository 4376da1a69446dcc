"""Undo what an import wrote: what it made goes, what it changed becomes what it was."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from adborth.cases.models import Case
from adborth.compliments.models import Compliment
from adborth.db.session import Database
from adborth.imports import repository, tables
from adborth.imports.columns import Kind
from adborth.imports.drivers import delete_rows, insert_rows
from adborth.imports.models import ImportRow
from adborth.imports.snapshots import put_back
from adborth.imports.tables import Row
from adborth.imports.work import Heart, LastInLine, Phase, patiently
from adborth.imports.writing import remove_figure

AT_ONCE = 250


def remove_written(database: Database, batch_id: int, heart: Heart) -> int:
    """In bounded transactions, each of which forgets its rows: it can be gone on with.

    What people have worked on since stays; its number is the answer.
    """
    done = kept = 0
    line = patiently(lambda: LastInLine(database))
    while True:
        rows, left = patiently(lambda: _remove_some(database, batch_id, line))
        if not rows:
            return kept
        done, kept = done + rows, kept + left
        heart.beat(Phase.TAKING_BACK, done)


def _remove_some(database: Database, batch_id: int, line: LastInLine) -> tuple[int, int]:
    with line.turn(), database.writing() as session:
        rows = repository.some_rows(session.connection(), batch_id, AT_ONCE)
        left = 0
        for kind in Kind:
            of_kind = [row for row in rows if row.kind is kind]
            if of_kind:
                left += _remove(session.connection(), kind, of_kind)
        for row in rows:
            session.execute(
                delete(ImportRow).where(
                    ImportRow.batch_id == batch_id,
                    ImportRow.sheet == row.sheet,
                    ImportRow.row == row.row,
                )
            )
        return len(rows), left


def _remove(connection: Connection, kind: Kind, rows: Sequence[Any]) -> int:
    if kind in (Kind.MAILBOX, Kind.REFERRALS):
        return sum(_remove_figure(connection, kind, row) for row in rows)
    table = Case if kind is Kind.CASE else Compliment
    ids = [row.subject_id for row in rows]
    versions = dict(
        connection.execute(select(table.id, table.version).where(table.id.in_(ids))).all()
    )
    mine = [row for row in rows if versions.get(row.subject_id) == row.version]
    made = [row.subject_id for row in mine if row.before is None]
    if made:
        delete_rows(connection, table.__tablename__, "id", made)
    for row in mine:
        if row.before is not None:
            version = row.version + 1
            put_back(connection, row.subject_id, row.before, version)
            _hand_back(connection, row, version)
    return sum(row.subject_id in versions for row in rows) - len(mine)


def _hand_back(connection: Connection, row: Any, version: int) -> None:
    """The import before this one is the last again, and knows the case as it now is."""
    before = (
        select(func.max(ImportRow.batch_id))
        .where(
            ImportRow.kind == row.kind, ImportRow.key == row.key, ImportRow.batch_id < row.batch_id
        )
        .scalar_subquery()
    )
    connection.execute(
        update(ImportRow)
        .where(ImportRow.kind == row.kind, ImportRow.key == row.key, ImportRow.batch_id == before)
        .values(version=version)
    )


def _remove_figure(connection: Connection, kind: Kind, row: Any) -> int:
    values = row.values
    if kind is Kind.MAILBOX:
        key: Row = (values["month"],)
        target, said = tables.MAILBOX, values["emails"]
    else:
        ids = repository.list_ids(connection)["services"]
        key = (values["on_day"], ids[values["service"]])
        target, said = tables.REFERRALS, values["referrals"]
    known = repository.find_imported(connection, kind, [row.key]).get(row.key)
    if known is None:
        return 0
    if known.count != said:
        return 1
    version = remove_figure(connection, target, key) + 1
    if row.before is not None:
        before = row.before["count"], row.before["batch_id"]
        insert_rows(connection, target, [(*key, *before, version)])
    return 0
