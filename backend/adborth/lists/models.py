"""The words that a council chooses for itself. A retired entry stays on old cases."""

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from adborth.db.base import Base


class Entry:
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    name_en: Mapped[str] = mapped_column(String(200))
    name_cy: Mapped[str] = mapped_column(String(200))
    retired_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)


class Service(Entry, Base):
    __tablename__ = "services"
    __table_args__ = (UniqueConstraint("name_en"),)


class Team(Entry, Base):
    __tablename__ = "teams"
    __table_args__ = (UniqueConstraint("service_id", "name_en"),)

    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"), index=True)


class Theme(Entry, Base):
    __tablename__ = "themes"
    __table_args__ = (UniqueConstraint("name_en"),)


class Channel(Entry, Base):
    """How a contact came in. An oral complaint must get its written record (C reg 15(4))."""

    __tablename__ = "channels"
    __table_args__ = (UniqueConstraint("name_en"),)

    is_oral: Mapped[bool] = mapped_column(default=False)
