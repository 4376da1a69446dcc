from collections.abc import Mapping

from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.audit.service import record
from adborth.clock import now
from adborth.db.versions import check
from adborth.errors import FieldError
from adborth.letter_texts.errors import LetterTextWrong
from adborth.letter_texts.models import LetterText
from adborth.letter_texts.placeholders import Fault, faults_of
from adborth.letter_texts.repository import hold_text
from adborth.letter_texts.schemas import Wording
from adborth.letter_texts.vocabulary import KNOWN


def write_text(session: Session, actor: Actor, code: str, expected: int, given: Wording) -> None:
    """A new version. Raises LetterTextMissing, VersionStale and LetterTextWrong."""
    before = hold_text(session, code)
    check(before.version, expected)
    known = KNOWN[before.code]
    if wrong := [_field(fault, known) for fault in faults_of(given.model_dump(), known)]:
        raise LetterTextWrong(errors=wrong)
    version = before.version + 1
    session.add(
        LetterText(
            code=before.code,
            version=version,
            text_en=given.en,
            text_cy=given.cy,
            made_at=now(),
            made_by=actor.username,
        )
    )
    session.flush()
    changes: Mapping[str, list[str]] = {
        "text_en": [before.text_en, given.en],
        "text_cy": [before.text_cy, given.cy],
    }
    told = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    record(session, actor.username, "letter_text.write", f"letter-text:{code}", told)


def _field(fault: Fault, known: tuple[str, ...]) -> FieldError:
    names = ", ".join(f"{{{name}}}" for name in known)
    return FieldError(fault.language, fault.code, {"found": fault.found, "known": names})
