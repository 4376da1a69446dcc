"""Lists of cases that people come back to."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from adborth.db.base import Base, Instant


class SavedView(Base):
    """Seen by its owner only. `name_key` is the name whatever its capitals.

    No number is given anew: a page that was left open must not change another view.
    """

    __tablename__ = "saved_views"
    __table_args__ = (UniqueConstraint("owner", "name_key"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str] = mapped_column(String(100))
    name: Mapped[str] = mapped_column(String(60))
    name_key: Mapped[str] = mapped_column(String(180))
    filters: Mapped[dict[str, Any]] = mapped_column(JSON)
    columns: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    version: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[datetime] = mapped_column(Instant)
