"""How long contacts are kept, who proposed and confirmed a disposal, and what was then removed."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from adborth.db.base import Base, Instant, word
from adborth.retention.states import DisposalState


class Retention:
    """What somebody decided about keeping one contact; without a row it goes by the schedule."""

    __table_args__ = (
        CheckConstraint(
            "(class_code IS NULL) = (class_reason IS NULL)", name="class_chosen_with_reason"
        ),
        CheckConstraint(
            "(held_at IS NULL) = (held_by IS NULL) AND (held_at IS NULL) = (hold_reason IS NULL)",
            name="held_by_somebody_with_reason",
        ),
    )

    class_code: Mapped[str | None] = mapped_column(String(60))
    class_reason: Mapped[str | None] = mapped_column(Text)
    hold_reason: Mapped[str | None] = mapped_column(Text)
    held_at: Mapped[datetime | None] = mapped_column(Instant)
    held_by: Mapped[str | None] = mapped_column(String(100))
    version: Mapped[int] = mapped_column(default=1)


class CaseRetention(Retention, Base):
    __tablename__ = "case_retention"

    contact_id: Mapped[int] = mapped_column(
        "case_id", ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True
    )


class ComplimentRetention(Retention, Base):
    __tablename__ = "compliment_retention"

    contact_id: Mapped[int] = mapped_column(
        "compliment_id", ForeignKey("compliments.id", ondelete="CASCADE"), primary_key=True
    )


class Disposal(Base):
    """Some contacts that one person proposed to dispose of, until a second one decides."""

    __tablename__ = "disposals"
    __table_args__ = (
        CheckConstraint("(state = 'proposed') = (decided_by IS NULL)", name="decided_by_somebody"),
        CheckConstraint(
            "state <> 'confirmed' OR decided_by <> proposed_by", name="confirmed_by_a_second_person"
        ),
        CheckConstraint("state <> 'rejected' OR reason IS NOT NULL", name="rejected_with_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[DisposalState] = mapped_column(
        word(DisposalState, "state_known"), default=DisposalState.PROPOSED
    )
    proposed_by: Mapped[str] = mapped_column(String(100))
    proposed_at: Mapped[datetime] = mapped_column(Instant)
    decided_by: Mapped[str | None] = mapped_column(String(100))
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    reason: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)


class InDisposal:
    """A contact that stands in a disposal."""

    disposal_id: Mapped[int] = mapped_column(
        ForeignKey("disposals.id", ondelete="CASCADE"), primary_key=True
    )


class DisposalCase(InDisposal, Base):
    __tablename__ = "disposal_cases"

    contact_id: Mapped[int] = mapped_column(
        "case_id", ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class DisposalCompliment(InDisposal, Base):
    __tablename__ = "disposal_compliments"

    contact_id: Mapped[int] = mapped_column(
        "compliment_id",
        ForeignKey("compliments.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    )


class DisposalLogEntry(Base):
    """A contact that was disposed of. The database refuses to change or delete an entry."""

    __tablename__ = "disposal_log"
    __table_args__ = (Index("ix_disposal_log_reference", "reference"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(20))
    class_code: Mapped[str] = mapped_column(String(60))
    schedule: Mapped[str] = mapped_column(String(20))
    ended_on: Mapped[date]
    due_on: Mapped[date]
    disposed_at: Mapped[datetime] = mapped_column(Instant)
    disposal: Mapped[int]
    proposed_by: Mapped[str] = mapped_column(String(100))
    confirmed_by: Mapped[str] = mapped_column(String(100))
    removed: Mapped[dict[str, int]] = mapped_column(JSON)
