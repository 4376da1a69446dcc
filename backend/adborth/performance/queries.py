"""The small statements beside the cells: what is rare, or kept elsewhere."""

from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from adborth.cases.bands import UNFINISHED
from adborth.cases.models import Case, Clock, OmbudsmanMatter, Stage
from adborth.cases.vocabulary import ClockResult, Ending, NotDone
from adborth.compliments.models import Compliment
from adborth.lists.models import Service
from adborth.performance.cells import CLOSED, FINISHED, RESPONDED
from adborth.performance.grid import (
    AS_AT,
    FIRST,
    LAST,
    Statement,
    crossed,
    listed_bands,
    listing,
    of_services,
    windows,
)
from adborth.procedures.timetable import ClockKind, StageKind
from adborth.workload.models import ActiveReferrals, MailboxCount

TWENTY_DAYS = 20


@cache
def unacknowledged(one_service: bool, one_team: bool, later: bool) -> Statement:
    """Per service: why Stage 1 entries from `first` to `last` have no acknowledgement."""
    open_then = or_(Clock.stopped_on.is_(None), Clock.stopped_on > AS_AT)
    why = case(
        (and_(open_then, Clock.due_on >= AS_AT), NotDone.NOT_YET_DUE.value),
        (open_then, NotDone.OVERDUE.value),
        (Stage.ending == Ending.WITHDRAWN, NotDone.WITHDRAWN.value),
        else_=NotDone.ENDED.value,
    ).label("why")
    bands = listed_bands()
    missing = Clock.band == UNFINISHED
    if later:
        missing = or_(missing, Clock.finished_on > AS_AT)
    found: Statement = (
        select(Service.id, why, func.count())
        .select_from(crossed(Service, bands))
        .join(Clock, and_(Clock.service_id == Service.id, Clock.band == bands.c.value))
        .join(Stage, and_(Stage.case_id == Clock.case_id, Stage.stage == StageKind.STAGE_1))
        .where(
            Clock.clock == ClockKind.STAGE_1_ACKNOWLEDGEMENT,
            Clock.started_on.between(FIRST, LAST),
            missing,
        )
        .group_by(Service.id, why)
    )
    if not later:
        found = found.where(bands.c.value == UNFINISHED)
    return _narrowed(found, one_service, one_team)


@cache
def paused(one_service: bool, one_team: bool) -> Statement:
    """Per clock, service, gross band and net days: what finished after pauses."""
    keys = (Clock.clock, Clock.service_id, Clock.band, Clock.net_days)
    found: Statement = (
        select(*keys, func.count())
        .select_from(Clock)
        .where(Clock.clock.in_(CLOSED), FINISHED, Clock.net_days != Clock.elapsed_days)
        .group_by(*keys)
    )
    if one_service:
        found = found.where(Clock.service_id == bindparam("service"))
    return found.where(Clock.team_id == bindparam("team")) if one_team else found


@cache
def stage_2_only(one_service: bool, one_team: bool) -> Statement:
    """Per service: cases that entered Stage 2 from `first` to `last`, but not Stage 1."""
    stage_1, bands = aliased(Clock), listed_bands()
    also_stage_1 = exists().where(
        stage_1.case_id == Clock.case_id,
        stage_1.clock == ClockKind.STAGE_1_ACKNOWLEDGEMENT,
        stage_1.started_on.between(FIRST, LAST),
    )
    found: Statement = (
        select(Service.id, func.count())
        .select_from(crossed(Service, bands))
        .join(Clock, and_(Clock.service_id == Service.id, Clock.band == bands.c.value))
        .where(
            Clock.clock == ClockKind.STAGE_2_ACKNOWLEDGEMENT,
            Clock.started_on.between(FIRST, LAST),
            ~also_stage_1,
        )
        .group_by(Service.id)
    )
    return _narrowed(found, one_service, one_team)


@cache
def at_the_ombudsman(one_service: bool, one_team: bool) -> Statement:
    """Per service: how many cases went to the Ombudsman from `first` to `last`, and how many of
    them entered neither Stage 1 nor Stage 2 in that time."""
    other = aliased(Stage)
    also = exists().where(
        other.case_id == Stage.case_id,
        other.stage.in_((StageKind.STAGE_1, StageKind.STAGE_2)),
        other.entered_on.between(FIRST, LAST),
    )
    found: Statement = (
        select(Case.service_id, func.count(), func.sum(case((also, 0), else_=1)))
        .select_from(Stage)
        .join(Case, Case.id == Stage.case_id)
        .where(Stage.stage == StageKind.OMBUDSMAN, Stage.entered_on.between(FIRST, LAST))
        .group_by(Case.service_id)
    )
    return _of_cases(found, one_service, one_team)


@cache
def ombudsman(one_service: bool, one_team: bool) -> Statement:
    """Per service: what the Ombudsman did from `first` to `last`, and what is open then."""
    matter = OmbudsmanMatter
    completed = matter.completed_on.between(FIRST, LAST)
    still_open = and_(
        matter.received_on <= LAST, or_(matter.completed_on.is_(None), matter.completed_on > LAST)
    )
    found: Statement = select(
        Case.service_id,
        _sum(matter.received_on.between(FIRST, LAST)),
        _sum(matter.investigated_on.between(FIRST, LAST)),
        _sum(completed),
        _sum(and_(completed, matter.upheld.is_(True))),
        func.sum(case((completed, func.coalesce(matter.redress_pence, 0)), else_=0)),
        _sum(still_open),
    )
    found = found.select_from(matter).join(Case, Case.id == matter.case_id)
    return _of_cases(found.group_by(Case.service_id), one_service, one_team)


@cache
def slow_responses(one_service: bool, one_team: bool) -> Statement:
    """Start and finish of Stage 1 and 2 responses from `first` to `last` that took more than
    20 working days."""
    bands, results = listed_bands(), listing("results", ClockResult)
    cell = and_(
        Clock.service_id == Service.id,
        Clock.band == bands.c.value,
        Clock.result == results.c.value,
    )
    found: Statement = (
        select(Clock.started_on, Clock.finished_on, func.count())
        .select_from(crossed(Service, bands, results))
        .join(Clock, cell)
        .where(Clock.clock.in_(RESPONDED), bands.c.value > TWENTY_DAYS, FINISHED)
        .group_by(Clock.started_on, Clock.finished_on)
    )
    return _narrowed(found, one_service, one_team)


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
    cells = select(days.c.number, Service.id, counted.scalar_subquery())
    return of_services(cells.select_from(crossed(days, Service)), one_service)


MAILBOX = select(MailboxCount.month, MailboxCount.emails).where(
    MailboxCount.month.between(FIRST, LAST)
)
REFERRALS = select(
    ActiveReferrals.on_day, ActiveReferrals.service_id, ActiveReferrals.referrals
).where(ActiveReferrals.on_day.in_(bindparam("days", expanding=True)))


def _sum(condition: Any) -> Any:
    return func.sum(case((condition, 1), else_=0))


def _narrowed(found: Statement, one_service: bool, one_team: bool) -> Statement:
    found = of_services(found, one_service)
    return found.where(Clock.team_id == bindparam("team")) if one_team else found


def _of_cases(found: Statement, one_service: bool, one_team: bool) -> Statement:
    if one_service:
        found = found.where(Case.service_id == bindparam("service"))
    return found.where(Case.team_id == bindparam("team")) if one_team else found
