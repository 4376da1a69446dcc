"""What a case waits for, and whose it is, as conditions: the day's work and the lists agree."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, true

from adborth.access.roles import Whose
from adborth.cases.models import Case, Clock, Stage
from adborth.cases.need_to_know import ASKER, OWN_TEAMS
from adborth.cases.vocabulary import Waiting
from adborth.procedures.timetable import ClockKind, StageKind

# Of a Stage 2: requested, and neither begun nor ended.
NOT_STARTED = (Stage.record_agreed_on.is_(None), Stage.ended_on.is_(None))


def _runs(*clocks: ClockKind) -> ColumnElement[bool]:
    running = exists().where(
        Clock.case_id == Case.id,
        or_(*(Clock.clock == clock for clock in clocks)),
        Clock.finished_on.is_(None),
        Clock.stopped_on.is_(None),
    )
    return running.correlate(Case)


def _stage(kind: StageKind, *conditions: Any) -> ColumnElement[bool]:
    return (
        exists().where(Stage.case_id == Case.id, Stage.stage == kind, *conditions).correlate(Case)
    )


OFFERED_A_DISCUSSION = _stage(
    StageKind.STAGE_1,
    Stage.discussion_offered_on.is_not(None),
    Stage.discussed_on.is_(None),
    Stage.resolved_on.is_(None),
)
STAGE_1_RUNS = _runs(ClockKind.STAGE_1_RESPONSE)
WAITS_FOR: Mapping[Waiting, ColumnElement[bool]] = {
    Waiting.NOT_RECEIPTED: _runs(ClockKind.RECEIPT),
    Waiting.NOT_ACKNOWLEDGED: _runs(
        ClockKind.STAGE_1_ACKNOWLEDGEMENT, ClockKind.STAGE_2_ACKNOWLEDGEMENT
    ),
    Waiting.STAGE_2_NOT_STARTED: _stage(StageKind.STAGE_2, *NOT_STARTED),
    Waiting.MANAGER: and_(
        STAGE_1_RUNS,
        _stage(StageKind.STAGE_1, Stage.acknowledged_on.is_not(None)),
        ~OFFERED_A_DISCUSSION,
    ),
    Waiting.COMPLAINANT: or_(
        and_(STAGE_1_RUNS, OFFERED_A_DISCUSSION),
        _stage(StageKind.STAGE_2, Stage.record_sent_on.is_not(None), *NOT_STARTED),
    ),
}
# With the values of `asker`.
OF: Mapping[Whose, ColumnElement[bool]] = {
    Whose.MINE: Case.assigned_to == ASKER,
    Whose.TEAM: Case.team_id.in_(OWN_TEAMS),
    Whose.ALL: true(),
}
