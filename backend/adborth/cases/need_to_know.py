"""Who may know of a case: a condition for every query that finds one.

A member of staff whom a case is about never sees it, whatever their role. A restricted case is
seen only by those who are named or appointed, or who broke the glass and gave their reason.
Whoever may not see a case is told that there is none.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, false, or_, select, true

from adborth.access.models import UserTeam
from adborth.access.roles import Reach
from adborth.access.service import Actor
from adborth.cases.models import Case, CaseAccess, CaseSubject, Stage
from adborth.cases.vocabulary import AccessGround, State
from adborth.clock import now
from adborth.db.base import Instant
from adborth.procedures.timetable import StageKind

ASKER: Any = bindparam("asker")
AT: Any = bindparam("moment", type_=Instant())


def _let_in(*grounds: ColumnElement[bool]) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            CaseAccess.case_id == Case.id,
            CaseAccess.user_id == ASKER,
            *grounds,
            CaseAccess.from_at <= AT,
            or_(CaseAccess.until_at.is_(None), CaseAccess.until_at > AT),
        )
        .correlate(Case)
    )


OWN_TEAMS = select(UserTeam.team_id).where(UserTeam.user_id == ASKER)
HAS_STAGE_2 = (
    exists().where(Stage.case_id == Case.id, Stage.stage == StageKind.STAGE_2).correlate(Case)
)
WITHIN: Mapping[Reach, ColumnElement[bool]] = {
    Reach.ALL: true(),
    Reach.OWN_TEAMS: Case.team_id.in_(OWN_TEAMS),
    Reach.ENDED: or_(Case.state == State.CLOSED, Case.state == State.WITHDRAWN),
    Reach.STAGE_2: HAS_STAGE_2,
    Reach.APPOINTED: _let_in(CaseAccess.ground == AccessGround.APPOINTED),
    Reach.LOGGED_BY_IT: Case.logged_by == bindparam("asker_name"),
}
ABOUT_THEM = (
    exists().where(CaseSubject.case_id == Case.id, CaseSubject.user_id == ASKER).correlate(Case)
)


@cache
def known_to(reach: frozenset[Reach]) -> ColumnElement[bool]:
    """With the values of `asker`."""
    return and_(within(reach), or_(Case.restricted == false(), _let_in()))


@cache
def within(reach: frozenset[Reach]) -> ColumnElement[bool]:
    """What would be known if no case were restricted: there, the glass may be broken."""
    somewhere = or_(false(), *(WITHIN[one] for one in sorted(reach)))
    return and_(somewhere, ~ABOUT_THEM)


def asker(actor: Actor) -> dict[str, Any]:
    return {"asker": actor.id, "asker_name": actor.username, "moment": now()}
