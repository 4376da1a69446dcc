"""The texts that every installation begins with, from `texts.toml`."""

import tomllib
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from adborth.audit.service import record
from adborth.clock import now
from adborth.letter_texts.models import LetterText
from adborth.letter_texts.vocabulary import LetterCode

TEXTS = Path(__file__).parent / "texts.toml"


def first_texts() -> dict[LetterCode, dict[str, str]]:
    """By language. Raises KeyError for a purpose without its text."""
    written = tomllib.loads(TEXTS.read_text("utf-8"))
    return {
        code: {language: written[code][language].strip() for language in ("en", "cy")}
        for code in LetterCode
    }


def seed_letter_texts(session: Session, by: str = "system:migrate") -> None:
    """Adds the texts that are not there; does nothing to those that are."""
    there = set(session.scalars(select(LetterText.code)))
    for code, text in first_texts().items():
        if code in there:
            continue
        row = LetterText(code=code, version=1, text_en=text["en"], text_cy=text["cy"])
        row.made_at, row.made_by = now(), by
        session.add(row)
        record(session, by, "letter_text.write", f"letter-text:{code}", {"version": [None, 1]})
    session.flush()
