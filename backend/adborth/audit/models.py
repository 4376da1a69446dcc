from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from adborth.db.base import Base, Instant


class AuditEntry(Base):
    """What was done to what, by whom, from where.

    Rows are only ever added: triggers, which stand in the migration, refuse everything but
    sealing a row once and forgetting its values. A rebuilt table loses its triggers on SQLite.
    """

    __tablename__ = "audit_entries"
    __table_args__ = (
        CheckConstraint("(link IS NULL) = (hash IS NULL)", name="link_has_hash"),
        CheckConstraint("changes IS NULL OR digest IS NOT NULL", name="changes_have_digest"),
        Index("ix_audit_entries_subject", "subject", "id"),
        Index("ix_audit_entries_actor", "actor", "at", "id"),
        Index("ix_audit_entries_at", "at", "id"),
        Index("ix_audit_entries_link", "link", unique=True),
        Index(
            "ix_audit_entries_unsealed",
            "id",
            sqlite_where=text("link IS NULL"),
            postgresql_where=text("link IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    actor: Mapped[str] = mapped_column(String(100))
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(60))
    client: Mapped[str | None] = mapped_column(String(100))
    address: Mapped[str | None] = mapped_column(String(60))
    request_id: Mapped[str | None] = mapped_column(String(64))
    changes: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    salt: Mapped[str | None] = mapped_column(String(32))
    digest: Mapped[str | None] = mapped_column(String(64))
    link: Mapped[int | None] = mapped_column(BigInteger)
    hash: Mapped[str | None] = mapped_column(String(64))


class AuditChain(Base):
    """The head of the chain: one row, whose lock is the right to seal."""

    __tablename__ = "audit_chain"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    link: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(String(64))
