"""What cases are searched by. It follows from their texts, and goes with them."""

from sqlalchemy import ForeignKey, Text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from adborth.db.base import Base


class CaseWords(Base):
    """Their index is of each database's own kind: see the migration that made it."""

    __tablename__ = "case_words"

    case_id: Mapped[int] = mapped_column(
        ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True
    )
    words: Mapped[str] = mapped_column(Text().with_variant(TSVECTOR(), "postgresql"))
