"""What is being written, and what was sent already: kept for days, not for good."""

from datetime import datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from adborth.db.base import Base, Instant


class Draft(Base):
    """What stands in the fields of a form that has not been sent; seen by its writer only."""

    __tablename__ = "drafts"

    owner: Mapped[str] = mapped_column(String(100), primary_key=True)
    draft: Mapped[str] = mapped_column(String(64), primary_key=True)
    fields: Mapped[dict[str, str]] = mapped_column(JSON)
    saved_at: Mapped[datetime] = mapped_column(Instant, index=True)


class SentRequest(Base):
    """A request that was carried out, by the key that its sender gave it. `made` is the
    reference of what it made; `digest` tells another body from the same one."""

    __tablename__ = "sent_requests"

    owner: Mapped[str] = mapped_column(String(100), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    made: Mapped[str | None] = mapped_column(String(20))
    sent_at: Mapped[datetime] = mapped_column(Instant, index=True)
