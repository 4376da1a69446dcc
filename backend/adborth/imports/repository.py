"""Every query about imports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection, Row, func, select

from adborth.cases.models import Case
from adborth.compliments.models import Compliment
from adborth.imports.columns import Kind
from adborth.imports.errors import ImportMissing
from adborth.imports.history import iso_day
from adborth.imports.known import Entry, Known
from adborth.imports.models import (
    ImportBatch,
    ImportChange,
    ImportProblem,
    ImportReject,
    ImportRow,
)
from adborth.imports.states import BUSY, BatchState
from adborth.lists.models import Service
from adborth.lists.service import ListName, list_names
from adborth.workload.models import ActiveReferrals, MailboxCount

MOST_GROUPS = 200


@dataclass(frozen=True, slots=True)
class Imported:
    """What the service has under a key, and what the last import of it said.

    `fingerprint` is None where no import made it, `values` the row of that import as JSON;
    `is_as_imported` is False where people have changed it since. `count` is that of a plain
    figure: a month's e-mails or a day's referrals.
    """

    subject_id: int | None
    fingerprint: str | None
    values: bytes | None
    batch_id: int | None
    is_as_imported: bool
    count: int | None = None

    def says(self, kind: Kind, record: Mapping[str, Any]) -> bool:
        """Whether a plain figure is the same already, whoever entered it."""
        if kind is Kind.MAILBOX:
            return bool(self.count == record["emails"])
        return kind is Kind.REFERRALS and bool(self.count == record["referrals"])


def known_lists(connection: Connection) -> Known:
    lists = {
        name: [
            Entry(entry.id, entry.code, entry.name_en, entry.name_cy, entry.service)
            for entry in entries
        ]
        for name, entries in list_names(connection).items()
    }
    return Known.of(
        lists[ListName.SERVICES],
        lists[ListName.TEAMS],
        lists[ListName.THEMES],
        lists[ListName.CHANNELS],
    )


def list_ids(connection: Connection) -> dict[str, dict[str, int]]:
    """The keys of the council's lists, by code."""
    return {
        name.value: {entry.code: entry.id for entry in entries}
        for name, entries in list_names(connection).items()
    }


def find_imported(connection: Connection, kind: Kind, keys: Sequence[str]) -> dict[str, Imported]:
    """What there is already, by key."""
    if not keys:
        return {}
    last = _last_rows(connection, kind, keys)
    if kind is Kind.CASE:
        statement = select(Case.tracker_ref, Case.id, Case.version).where(
            Case.tracker_ref.in_(keys)
        )
        return {
            key: _imported(id, version, last.get(key))
            for key, id, version in connection.execute(statement)
            if key is not None
        }
    if kind is Kind.COMPLIMENT:
        return {key: _imported(row.subject_id, row.version, row) for key, row in last.items()}
    return {
        key: _figure(count, kind, last.get(key))
        for key, count in _figures(connection, kind, keys).items()
    }


def _imported(id: int, version: int, row: Any) -> Imported:
    if row is None:
        return Imported(id, None, None, None, is_as_imported=False)
    as_imported = row.subject_id == id and row.version == version
    return Imported(id, row.fingerprint, orjson.dumps(row.values), row.batch_id, as_imported)


def _figure(count: int, kind: Kind, row: Any) -> Imported:
    if row is None:
        return Imported(None, None, None, None, is_as_imported=False, count=count)
    said = row.values["emails" if kind is Kind.MAILBOX else "referrals"]
    return Imported(
        None,
        row.fingerprint,
        orjson.dumps(row.values),
        row.batch_id,
        said == count,
        count,
    )


def _figures(connection: Connection, kind: Kind, keys: Sequence[str]) -> dict[str, int]:
    if kind is Kind.MAILBOX:
        days = [iso_day(key) for key in keys]
        rows = connection.execute(
            select(MailboxCount.month, MailboxCount.emails).where(MailboxCount.month.in_(days))
        )
        return {month.isoformat(): emails for month, emails in rows}
    days = list({iso_day(key[:10]) for key in keys})
    statement = (
        select(ActiveReferrals.on_day, Service.code, ActiveReferrals.referrals)
        .join(Service, Service.id == ActiveReferrals.service_id)
        .where(ActiveReferrals.on_day.in_(days))
    )
    return {f"{day} {code}": count for day, code, count in connection.execute(statement)}


def _last_rows(connection: Connection, kind: Kind, keys: Sequence[str]) -> dict[str, Any]:
    statement = (
        select(
            ImportRow.key,
            ImportRow.fingerprint,
            ImportRow.subject_id,
            ImportRow.version,
            ImportRow.values,
            ImportRow.batch_id,
        )
        .where(ImportRow.kind == kind, ImportRow.key.in_(keys))
        .order_by(ImportRow.batch_id)
    )
    return {row.key: row for row in connection.execute(statement)}


def get_batch(connection: Connection, batch_id: int) -> Row[Any]:
    row = connection.execute(
        select(ImportBatch.__table__).where(ImportBatch.id == batch_id)
    ).one_or_none()
    if row is None:
        raise ImportMissing(number=batch_id)
    return row


def some_rows(connection: Connection, batch_id: int, limit: int) -> list[Row[Any]]:
    statement = select(ImportRow.__table__).where(ImportRow.batch_id == batch_id).limit(limit)
    return list(connection.execute(statement))


def find_batches(connection: Connection, limit: int, before: int | None) -> list[Row[Any]]:
    """The latest first."""
    statement = select(ImportBatch.__table__).order_by(ImportBatch.id.desc()).limit(limit)
    if before is not None:
        statement = statement.where(ImportBatch.id < before)
    return list(connection.execute(statement))


def busy_batches(connection: Connection) -> list[Row[Any]]:
    statement = select(ImportBatch.__table__).where(ImportBatch.state.in_(BUSY))
    return list(connection.execute(statement.order_by(ImportBatch.id)))


def numbered(
    connection: Connection,
    table: type[ImportProblem] | type[ImportChange] | type[ImportReject],
    batch_id: int,
    after: int,
    limit: int,
    *conditions: Any,
) -> list[Row[Any]]:
    statement = (
        select(table.__table__)
        .where(table.batch_id == batch_id, table.number > after, *conditions)
        .order_by(table.number)
        .limit(limit)
    )
    return list(connection.execute(statement))


def count_problems(connection: Connection, batch_id: int) -> list[Row[Any]]:
    """By severity, sheet and column, the most frequent first."""
    by = (ImportProblem.severity, ImportProblem.sheet, ImportProblem.column)
    count = func.count().label("count")
    asked = select(*by, count).where(ImportProblem.batch_id == batch_id).group_by(*by)
    return list(connection.execute(asked.order_by(count.desc(), *by).limit(MOST_GROUPS)))


def worked_on(connection: Connection, batch_id: int) -> int:
    """How many of the cases and compliments of an import have changed since it wrote them."""
    total = 0
    for kind, table in ((Kind.CASE, Case), (Kind.COMPLIMENT, Compliment)):
        statement = (
            select(func.count())
            .select_from(ImportRow)
            .join(table, table.id == ImportRow.subject_id)
            .where(
                ImportRow.batch_id == batch_id,
                ImportRow.kind == kind,
                table.version != ImportRow.version,
            )
        )
        total += connection.execute(statement).scalar_one()
    return total


def is_written(connection: Connection, file_hash: str) -> bool:
    statement = select(ImportBatch.id).where(
        ImportBatch.file_hash == file_hash, ImportBatch.state == BatchState.WRITTEN
    )
    return connection.execute(statement.limit(1)).first() is not None
