from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from adborth.db.base import Base, Instant, word
from adborth.working_days.changes import RevisionAction


class CalendarRevision(Base):
    """One change of the calendar. The latest one says which calendar is in force."""

    __tablename__ = "calendar_revisions"
    __table_args__ = (
        CheckConstraint("(action = 'undo') = (undoes_id IS NOT NULL)", "undo_names_a_change"),
        CheckConstraint(
            "action NOT IN ('proclaim', 'withdraw', 'undo') OR on_day IS NOT NULL",
            "change_names_a_day",
        ),
        CheckConstraint(
            "span_from <= confirmed_to AND confirmed_to <= span_to", "confirmed_within_span"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime] = mapped_column(Instant)
    made_by: Mapped[str] = mapped_column(String(100))
    action: Mapped[RevisionAction] = mapped_column(word(RevisionAction, "action_known"))
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("calendar_revisions.id"), unique=True)
    on_day: Mapped[date | None]
    reason: Mapped[str | None] = mapped_column(Text)
    span_from: Mapped[date]
    span_to: Mapped[date]
    confirmed_to: Mapped[date]


class BankHoliday(Base):
    """A holiday from one revision up to another, so that every past calendar can be rebuilt."""

    __tablename__ = "bank_holidays"

    day: Mapped[date] = mapped_column(primary_key=True)
    added_in: Mapped[int] = mapped_column(ForeignKey("calendar_revisions.id"), primary_key=True)
    removed_in: Mapped[int | None] = mapped_column(ForeignKey("calendar_revisions.id"))
    name_en: Mapped[str] = mapped_column(String(200))
    name_cy: Mapped[str] = mapped_column(String(200))


class ClosureDay(Base):
    """A day on which the council is shut. It is a working day in law and moves no clock."""

    __tablename__ = "closure_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    name_en: Mapped[str] = mapped_column(String(200))
    name_cy: Mapped[str] = mapped_column(String(200))
