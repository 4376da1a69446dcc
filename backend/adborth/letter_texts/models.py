"""The wording of letters. A version is never changed: what was sent can be read again."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from adborth.db.base import Base, Instant, word
from adborth.letter_texts.vocabulary import LetterCode


class LetterText(Base):
    __tablename__ = "letter_texts"

    code: Mapped[LetterCode] = mapped_column(word(LetterCode, "code_known"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    text_en: Mapped[str] = mapped_column(Text)
    text_cy: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Instant)
    made_by: Mapped[str] = mapped_column(String(100))
