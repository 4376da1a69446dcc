"""Every query about the texts of letters."""

from typing import Any

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.orm import Session

from adborth.letter_texts.errors import LetterTextMissing
from adborth.letter_texts.models import LetterText
from adborth.letter_texts.vocabulary import LetterCode

TEXTS = LetterText.__table__


def find_texts(connection: Connection) -> list[Row[Any]]:
    """The version in force of each, in the order of the vocabulary."""
    latest = (
        select(LetterText.code, func.max(LetterText.version).label("version"))
        .group_by(LetterText.code)
        .subquery()
    )
    rows = connection.execute(
        select(TEXTS).join(
            latest, (TEXTS.c.code == latest.c.code) & (TEXTS.c.version == latest.c.version)
        )
    )
    order = list(LetterCode)
    return sorted(rows, key=lambda row: order.index(row.code))


def find_versions(connection: Connection, code: str) -> list[Row[Any]]:
    """The latest first. Raises LetterTextMissing."""
    known = next((one for one in LetterCode if one == code), None)
    rows = []
    if known is not None:
        asked = select(TEXTS).where(TEXTS.c.code == known).order_by(TEXTS.c.version.desc())
        rows = list(connection.execute(asked))
    if not rows:
        raise LetterTextMissing(code=code)
    return rows


def hold_text(session: Session, code: str) -> Row[Any]:
    """The version in force, while other changes of the text wait. Raises LetterTextMissing."""
    first = select(LetterText.code).where(LetterText.version == 1, LetterText.code == code)
    if code in set(LetterCode):
        session.execute(first.with_for_update())
    return find_versions(session.connection(), code)[0]
