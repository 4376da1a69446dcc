"""Remove what a compliment tells about people, and leave what the figures count.

What stays: reference, service, team, the day of receipt, the language, and when it was shared. The
redacted copy goes as well: nobody can promise for ever that it points to no one.
"""

from datetime import date
from typing import Any

from sqlalchemy import CursorResult, update
from sqlalchemy.orm import Session

from adborth.compliments.models import Compliment, ComplimentShare


def remove_personal_data(session: Session, compliment: Compliment, today: date) -> dict[str, int]:
    """How many rows lost something, by what they are. The compliment is locked already."""
    compliment.disposed_on = today
    compliment.from_whom = compliment.text = ""
    compliment.redacted_text = compliment.redacted_by = compliment.checked_by = None
    compliment.version += 1
    session.flush()
    own = ComplimentShare.compliment_id == compliment.id
    shares: CursorResult[Any] = session.connection().execute(
        update(ComplimentShare).where(own).values(shared_with="")
    )
    return {"compliments": 1, "shares": shares.rowcount}
