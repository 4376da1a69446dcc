"""Remove what a case tells about people, and leave what the figures count.

What stays: reference, kind, service, team, themes, findings, days, clocks, outcome, and in which
role somebody was written to in which language. Nothing of that needs a restriction any more; but
from whom among the staff the case is hidden stays too: they never see it, whatever is left of it.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import CursorResult, Executable, delete, update
from sqlalchemy.orm import Session

from adborth.cases.models import (
    Case,
    CaseAccess,
    Element,
    Person,
    Stage,
    StageExtension,
)
from adborth.cases.word_index import keep_words


def remove_personal_data(session: Session, case: Case, today: date) -> dict[str, int]:
    """How many rows lost something, by what they are. The case is one that is locked already."""
    case.disposed_on = today
    case.summary, case.file_url, case.restricted = "", None, False
    case.assigned_to = None
    case.version += 1
    session.flush()
    removed = {"cases": 1}
    for name, statement in _removals(case.id):
        done: CursorResult[Any] = session.connection().execute(statement)
        removed[name] = done.rowcount
    keep_words(session.connection(), [case.id])
    session.expire(case)
    return removed


def _removals(case_id: int) -> Iterator[tuple[str, Executable]]:
    yield (
        "people",
        update(Person)
        .where(Person.case_id == case_id)
        .values(name="", relationship_to_service_user=None, contact=None),
    )
    yield "elements", update(Element).where(Element.case_id == case_id).values(description="")
    yield (
        "stages",
        update(Stage)
        .where(Stage.case_id == case_id)
        .values(ending_reason=None, ending_decided_by=None),
    )
    yield (
        "extensions",
        update(StageExtension)
        .where(StageExtension.case_id == case_id)
        .values(reason=None, agreed_by=None, agreed_how=None),
    )
    yield "access", delete(CaseAccess).where(CaseAccess.case_id == case_id)
