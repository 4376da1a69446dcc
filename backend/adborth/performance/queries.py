"""The small statements beside the cells: what is rare, or kept elsewhere."""

from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    String,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased

from adborth.cases.bands import FIRST_DAYS
from adborth.cases.models import Case, Clock, OmbudsmanMatter, Stage
from adborth.cases.vocabulary import Ending, NotDone
from adborth.compliments.models import Compliment
from adborth.lists.models import Service
from adborth.performance.cells import (
    CLOSED,
    FINISH,
    FINISHED,
    RESPONDED,
    START,
    STARTED,
    in_cells,
)
from adborth.performance.parameters import AS_AT, FIRST, LAST, Statement, windows
from adborth.procedures.timetable import ClockKind, StageKind
from adborth.workload.models import ActiveReferrals, MailboxCount

TWENTY_DAYS = 20
OF_SERVICES = Clock.service_id.in_(bindparam("services", expanding=True))


def _written(value: StrEnum) -> ColumnElement[str]:
    """Out, so that partial indexes are found, and PostgreSQL need not plan for other values."""
    return literal_column(f"'{value}'", String())


NOTHING, ONE = literal_column("0", Integer()), literal_column("1", Integer())
IS_STAGE_1_ENTRY = Clock.clock == _written(ClockKind.STAGE_1_ACKNOWLEDGEMENT)
IS_STAGE_2_ENTRY = Clock.clock == _written(ClockKind.STAGE_2_ACKNOWLEDGEMENT)
IS_AT_THE_OMBUDSMAN = Stage.stage == _written(StageKind.OMBUDSMAN)
IS_WITHDRAWN = Stage.ending == _written(Ending.WITHDRAWN)


@cache
def unacknowledged(one_team: bool, later: bool) -> CompoundSelect[Any]:
    """Per service: Stage 1 entries from `first` to `last` without an acknowledgement that are
    not yet due, overdue, ended without one, and the withdrawn, who are among the ended."""
    return union_all(_unacknowledged(one_team, later), _withdrawn(one_team, later))


def _unacknowledged(one_team: bool, later: bool) -> Statement:
    open_then = or_(Clock.stopped_on.is_(None), Clock.stopped_on > AS_AT)
    why = case(
        (and_(open_then, Clock.due_on >= AS_AT), _written(NotDone.NOT_YET_DUE)),
        (open_then, _written(NotDone.OVERDUE)),
        else_=_written(NotDone.ENDED),
    ).label("why")
    found: Statement = (
        select(Clock.service_id, why, func.count())
        .where(
            IS_STAGE_1_ENTRY,
            _not_done(later),
            STARTED,
        )
        .group_by(Clock.service_id, why)
    )
    if later:
        found = found.where(in_cells(START, ClockKind.STAGE_1_ACKNOWLEDGEMENT))
    return _of_team(found, one_team)


def _withdrawn(one_team: bool, later: bool) -> Statement:
    found: Statement = (
        select(Clock.service_id, _written(NotDone.WITHDRAWN), func.count())
        .select_from(Stage)
        .join(Clock, Clock.case_id == Stage.case_id)
        .where(
            IS_WITHDRAWN,
            Stage.stage == _written(StageKind.STAGE_1),
            Stage.entered_on.between(FIRST, LAST),
            IS_STAGE_1_ENTRY,
            _not_done(later),
            Clock.stopped_on <= AS_AT,
        )
        .group_by(Clock.service_id)
    )
    return _of_team(found, one_team)


def _not_done(later: bool) -> ColumnElement[bool]:
    """As things stood, where `later` says that something finished only afterwards."""
    if not later:
        return Clock.finished_on.is_(None)
    return or_(Clock.finished_on.is_(None), Clock.finished_on > AS_AT)


@cache
def paused(one_team: bool) -> Statement:
    """Per clock, service, gross band and net days: what finished after pauses."""
    keys = (Clock.clock, Clock.service_id, Clock.band, Clock.net_days)
    found: Statement = (
        select(*keys, func.count())
        .where(
            Clock.clock.in_([_written(clock) for clock in CLOSED]),
            FINISHED,
            Clock.net_days != Clock.elapsed_days,
        )
        .group_by(*keys)
    )
    return _of_team(found, one_team)


@cache
def later_entries(one_service: bool, one_team: bool) -> CompoundSelect[Any]:
    """Per stage and service: cases that entered Stage 2 or went to the Ombudsman from `first` to
    `last`, and how many of them entered no stage between that and informal in that time."""
    return union_all(_stage_2(one_team), _at_the_ombudsman(one_service, one_team))


def _stage_2(one_team: bool) -> Statement:
    also_stage_1 = Clock.stage_1_entered_on.between(FIRST, LAST)
    found: Statement = (
        select(
            _written(StageKind.STAGE_2),
            Clock.service_id,
            func.count(),
            func.sum(case((also_stage_1, NOTHING), else_=ONE)),
        )
        .where(IS_STAGE_2_ENTRY, STARTED)
        .group_by(Clock.service_id)
    )
    return _of_team(found, one_team)


def _at_the_ombudsman(one_service: bool, one_team: bool) -> Statement:
    other = aliased(Stage)
    also = exists().where(
        other.case_id == Stage.case_id,
        other.stage.in_([_written(StageKind.STAGE_1), _written(StageKind.STAGE_2)]),
        other.entered_on.between(FIRST, LAST),
    )
    found: Statement = (
        select(
            _written(StageKind.OMBUDSMAN),
            Case.service_id,
            func.count(),
            func.sum(case((also, NOTHING), else_=ONE)),
        )
        .select_from(Stage)
        .join(Case, Case.id == Stage.case_id)
        .where(IS_AT_THE_OMBUDSMAN, Stage.entered_on.between(FIRST, LAST))
        .group_by(Case.service_id)
    )
    return _of_cases(found, one_service, one_team)


@cache
def ombudsman() -> Statement:
    """Per service and team: what the Ombudsman did from `first` to `last`, and what is open
    then. There are few of these, so that no index is needed, nor a narrowing."""
    matter = OmbudsmanMatter
    completed = matter.completed_on.between(FIRST, LAST)
    still_open = and_(
        matter.received_on <= LAST, or_(matter.completed_on.is_(None), matter.completed_on > LAST)
    )
    found: Statement = select(
        Case.service_id,
        Case.team_id,
        _sum(matter.received_on.between(FIRST, LAST)),
        _sum(matter.investigated_on.between(FIRST, LAST)),
        _sum(completed),
        _sum(and_(completed, matter.upheld.is_(True))),
        func.sum(case((completed, func.coalesce(matter.redress_pence, NOTHING)), else_=NOTHING)),
        _sum(still_open),
    )
    # An outer join keeps SQLite from going through all cases to find the few.
    found = found.select_from(matter).outerjoin(Case, Case.id == matter.case_id)
    return found.group_by(Case.service_id, Case.team_id)


@cache
def slow_responses(one_team: bool) -> Statement:
    """Start and finish of Stage 1 and 2 responses from `first` to `last` that took more than
    20 working days."""
    slow = [first for first in FIRST_DAYS if first > TWENTY_DAYS]
    found: Statement = (
        select(Clock.started_on, Clock.finished_on, func.count())
        .where(
            or_(*(in_cells(FINISH, clock) for clock in RESPONDED)),
            OF_SERVICES,
            Clock.band.in_(slow),
            FINISHED,
        )
        .group_by(Clock.started_on, Clock.finished_on)
    )
    return _of_team(found, one_team)


@cache
def compliments(spans: int, one_service: bool, one_team: bool) -> Statement:
    """Per span and service: compliments received."""
    days = windows(spans)
    counted = select(func.count()).where(
        Compliment.service_id == Service.id,
        Compliment.received_on.between(days.c.first, days.c.last),
    )
    if one_team:
        counted = counted.where(Compliment.team_id == bindparam("team"))
    found: Statement = select(days.c.number, Service.id, counted.scalar_subquery())
    found = found.select_from(days.join(Service.__table__, true()))
    return found.where(Service.id == bindparam("service")) if one_service else found


MAILBOX = select(MailboxCount.month, MailboxCount.emails).where(
    MailboxCount.month.between(FIRST, LAST)
)
REFERRALS = select(
    ActiveReferrals.on_day, ActiveReferrals.service_id, ActiveReferrals.referrals
).where(ActiveReferrals.on_day.in_(bindparam("days", expanding=True)))


def _sum(condition: Any) -> Any:
    return func.sum(case((condition, ONE), else_=NOTHING))


def _of_team(found: Statement, one_team: bool) -> Statement:
    return found.where(Clock.team_id == bindparam("team")) if one_team else found


def _of_cases(found: Statement, one_service: bool, one_team: bool) -> Statement:
    if one_service:
        found = found.where(Case.service_id == bindparam("service"))
    return found.where(Case.team_id == bindparam("team")) if one_team else found
