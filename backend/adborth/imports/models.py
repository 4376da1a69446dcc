"""What was read in, from which file and row, and what it became."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from adborth.db.base import Base, Instant, word
from adborth.imports.columns import Kind
from adborth.imports.remarks import Severity
from adborth.imports.states import BatchState


class ImportBatch(Base):
    """`fault` is the code of what stopped it: the message `import-<fault>` says what it means.

    `beat_at` moves on while a process works on it, `rows_done` counts what that process has done.
    """

    __tablename__ = "import_batches"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_name: Mapped[str] = mapped_column(String(255))
    file_hash: Mapped[str] = mapped_column(String(64))
    state: Mapped[BatchState] = mapped_column(word(BatchState, "state_known"))
    skip_bad_rows: Mapped[bool]
    made_by: Mapped[str] = mapped_column(String(100))
    made_at: Mapped[datetime] = mapped_column(Instant)
    beat_at: Mapped[datetime] = mapped_column(Instant)
    written_at: Mapped[datetime | None] = mapped_column(Instant)
    # From then on what the file said is forgotten: nothing can be taken back.
    purged_at: Mapped[datetime | None] = mapped_column(Instant)
    rows_done: Mapped[int] = mapped_column(default=0)
    counts: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    fault: Mapped[str | None] = mapped_column(String(60))
    fault_params: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class ImportRow(Base):
    """The row that made a case or a compliment, or last changed it.

    `key` says what it is in the file: a reference, or a fingerprint and its occurrence.
    `values` is the row as it was read, so that the next import can tell what has changed;
    `before` keeps what stood in the tables before a change, so that it can be taken back.
    """

    __tablename__ = "import_rows"
    __table_args__ = (Index("ix_import_rows_kind_key", "kind", "key", "batch_id", unique=True),)

    batch_id: Mapped[int] = mapped_column(
        ForeignKey("import_batches.id", ondelete="CASCADE"), primary_key=True
    )
    sheet: Mapped[str] = mapped_column(String(100), primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Kind] = mapped_column(word(Kind, "kind_known"))
    key: Mapped[str] = mapped_column(String(100))
    fingerprint: Mapped[str] = mapped_column(String(64))
    subject_id: Mapped[int | None]
    version: Mapped[int | None]
    values: Mapped[dict[str, Any]] = mapped_column(JSON)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class ImportProblem(Base):
    """A finding of the check. `found` may be personal: it is for the importer, never for a log."""

    __tablename__ = "import_problems"

    batch_id: Mapped[int] = mapped_column(
        ForeignKey("import_batches.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    severity: Mapped[Severity] = mapped_column(word(Severity, "severity_known"))
    sheet: Mapped[str] = mapped_column(String(100))
    row: Mapped[int | None]
    column: Mapped[str | None] = mapped_column(String(100))
    found: Mapped[str | None] = mapped_column(String(500))
    code: Mapped[str] = mapped_column(String(60))
    params: Mapped[dict[str, Any]] = mapped_column(JSON)


class ImportChange(Base):
    """A row that says something else than the last import of it: each field before and after."""

    __tablename__ = "import_changes"

    batch_id: Mapped[int] = mapped_column(
        ForeignKey("import_batches.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    sheet: Mapped[str] = mapped_column(String(100))
    row: Mapped[int]
    kind: Mapped[Kind] = mapped_column(word(Kind, "kind_known"))
    key: Mapped[str] = mapped_column(String(100))
    changes: Mapped[dict[str, Any]] = mapped_column(JSON)


class ImportHeader(Base):
    """A header row of a file as the check understood it: `kind` is None where it did not.

    `fields` are those of the headings, in their order.
    """

    __tablename__ = "import_headers"

    batch_id: Mapped[int] = mapped_column(
        ForeignKey("import_batches.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    sheet: Mapped[str] = mapped_column(String(100))
    row: Mapped[int]
    kind: Mapped[Kind | None] = mapped_column(word(Kind, "kind_known"))
    headings: Mapped[list[str]] = mapped_column(JSON)
    fields: Mapped[list[str | None]] = mapped_column(JSON)


class ColumnMatch(Base):
    """What somebody said that a set of headings means, for every file that has the same.

    `fields` are by folded heading.
    """

    __tablename__ = "column_matches"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[Kind] = mapped_column(word(Kind, "kind_known"))
    fields: Mapped[dict[str, str | None]] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(Instant)
    made_by: Mapped[str] = mapped_column(String(100))


class ImportReject(Base):
    """A row that was kept out, as it stood in the file; a header row among them has no number."""

    __tablename__ = "import_rejects"

    batch_id: Mapped[int] = mapped_column(
        ForeignKey("import_batches.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    sheet: Mapped[str] = mapped_column(String(100))
    row: Mapped[int | None]
    cells: Mapped[list[Any]] = mapped_column(JSON)
