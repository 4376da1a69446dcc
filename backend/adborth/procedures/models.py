"""The council's own targets. A set is never changed: it counts, or it was withdrawn before."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from adborth.db.base import Base, Instant


class LocalTargetSet(Base):
    """`lengths` are working days by clock."""

    __tablename__ = "local_targets"
    __table_args__ = (
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", "withdrawn_by_somebody"),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    valid_from: Mapped[date]
    lengths: Mapped[dict[str, int]] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(Instant)
    made_by: Mapped[str] = mapped_column(String(100))
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)
    withdrawn_by: Mapped[str | None] = mapped_column(String(100))
