"""Cases by what the Ombudsman did with them, as the figures count them."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, true

from adborth.cases.models import OmbudsmanMatter as Matter


class AtTheOmbudsman(StrEnum):
    RECEIVED = "received"
    INVESTIGATED = "investigated"
    COMPLETED = "completed"
    UPHELD = "upheld"
    OPEN = "open"


def matters_that(what: AtTheOmbudsman, first: Any, last: Any) -> ColumnElement[bool]:
    """From the first to the last day, either of which may be None; `open` is on the last."""
    if what is AtTheOmbudsman.OPEN:
        if last is None:
            return Matter.completed_on.is_(None)
        ended_later = or_(Matter.completed_on.is_(None), Matter.completed_on > last)
        return and_(Matter.received_on <= last, ended_later)
    days: dict[AtTheOmbudsman, Any] = {
        AtTheOmbudsman.RECEIVED: Matter.received_on,
        AtTheOmbudsman.INVESTIGATED: Matter.investigated_on,
        AtTheOmbudsman.COMPLETED: Matter.completed_on,
        AtTheOmbudsman.UPHELD: Matter.completed_on,
    }
    day = days[what]
    upheld = Matter.upheld.is_(True) if what is AtTheOmbudsman.UPHELD else true()
    from_first = day >= first if first is not None else day.is_not(None)
    return and_(from_first, day <= last if last is not None else true(), upheld)
