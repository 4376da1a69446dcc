from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from adborth.cases.vocabulary import CorrespondenceLanguage
from adborth.db.base import Base, Instant, word


class Compliment(Base):
    """Published only as its redacted copy, and that only when a second person has checked it."""

    __tablename__ = "compliments"
    __table_args__ = (
        CheckConstraint(
            "checked_by IS NULL OR checked_by <> redacted_by", name="checked_by_a_second_person"
        ),
        Index("ix_compliments_received_on_id", "received_on", "id"),
        Index("ix_compliments_service_received", "service_id", "received_on", "team_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(20), unique=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    received_on: Mapped[date]
    from_whom: Mapped[str] = mapped_column(String(100))
    language: Mapped[CorrespondenceLanguage] = mapped_column(
        word(CorrespondenceLanguage, "language_known")
    )
    text: Mapped[str] = mapped_column(Text)
    redacted_text: Mapped[str | None] = mapped_column(Text)
    redacted_by: Mapped[str | None] = mapped_column(String(100))
    checked_by: Mapped[str | None] = mapped_column(String(100))
    logged_at: Mapped[datetime] = mapped_column(Instant)
    logged_by: Mapped[str] = mapped_column(String(100))
    version: Mapped[int] = mapped_column(default=1)
    disposed_on: Mapped[date | None]
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("import_batches.id"), index=True)
    origin_sheet: Mapped[str | None] = mapped_column(String(100))
    origin_row: Mapped[int | None]


class ComplimentShare(Base):
    """That those who were praised have heard of it."""

    __tablename__ = "compliment_shares"

    compliment_id: Mapped[int] = mapped_column(
        ForeignKey("compliments.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    shared_on: Mapped[date]
    shared_with: Mapped[str] = mapped_column(String(200))
    recorded_by: Mapped[str] = mapped_column(String(100))
    recorded_at: Mapped[datetime] = mapped_column(Instant)
