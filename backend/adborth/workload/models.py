"""What the team's work is measured against: its e-mails, and the services' active referrals."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from adborth.db.base import Base


class MailboxCount(Base):
    """E-mails received in the month that begins on `month`."""

    __tablename__ = "mailbox_counts"
    __table_args__ = (CheckConstraint("emails >= 0", name="not_negative"),)

    month: Mapped[date] = mapped_column(primary_key=True)
    emails: Mapped[int]
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("import_batches.id"))
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class ActiveReferrals(Base):
    """How many referrals a service had active on a day, as a rule 31 March."""

    __tablename__ = "active_referrals"
    __table_args__ = (CheckConstraint("referrals >= 0", name="not_negative"),)

    on_day: Mapped[date] = mapped_column(primary_key=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"), primary_key=True)
    referrals: Mapped[int]
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("import_batches.id"))
    version: Mapped[int] = mapped_column(default=1, server_default="1")
