"""A bank holiday proclaimed late moves the due dates of open clocks, and only of those."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from adborth.access.service import Actor
from adborth.audit.service import record
from adborth.cases.clocks import WINDOWS, run_clocks
from adborth.cases.models import Case, Clock, StagePause
from adborth.cases.settling import Timetable, facts_of, settle
from adborth.procedures.repository import current_timetables
from adborth.procedures.timetable import ClockKind, StageKind
from adborth.working_days.calendar import Calendar
from adborth.working_days.changes import CalendarChange, propose_change
from adborth.working_days.repository import Revision, current_calendar
from adborth.working_days.service import record_change, record_undo, undo_of


@dataclass(frozen=True, slots=True)
class Move:
    """An open clock whose due date changes."""

    reference: str
    stage: StageKind | None
    clock: ClockKind
    due_before: date
    due_after: date

    def late(self, due: date, today: date) -> bool:
        return self.clock not in WINDOWS and due < today


def preview_change(session: Session, change: CalendarChange) -> list[Move]:
    after = propose_change(current_calendar(session), change)
    return [move for _, moves in _moves(session, change.on, after) for move in moves]


def preview_undo(session: Session, revision: int) -> list[Move]:
    return preview_change(session, undo_of(session, revision))


def apply_change(
    session: Session, change: CalendarChange, actor: Actor
) -> tuple[Revision, list[Move]]:
    """One transaction: the revision, every clock that moves, and an audit entry for each."""
    made = record_change(session, change, actor.username)
    return made, _move_clocks(session, change.on, made, actor)


def undo_change(
    session: Session, revision: int, actor: Actor, reason: str | None
) -> tuple[Revision, list[Move]]:
    """Takes a change back; clocks that finished under it stay as they finished."""
    on = undo_of(session, revision).on
    made = record_undo(session, revision, actor.username, reason)
    return made, _move_clocks(session, on, made, actor)


def _move_clocks(session: Session, on: date, made: Revision, actor: Actor) -> list[Move]:
    calendar = current_calendar(session)
    procedure_for = current_timetables(session).procedure_for
    moved = []
    for case, moves in list(_moves(session, on, calendar)):
        settle(case, Timetable(procedure_for, calendar))
        case.version += 1
        for move in moves:
            changes = {
                f"clocks.{move.clock}.due_on": [move.due_before, move.due_after],
                "calendar_revision": [None, made.id],
            }
            record(session, actor.username, "clock_moved", case.reference, changes)
        moved += moves
    session.flush()
    return moved


def _moves(session: Session, on: date, calendar: Calendar) -> Iterator[tuple[Case, list[Move]]]:
    procedure_for = current_timetables(session).procedure_for
    for case in _cases_due_from(session, on):
        runs = {run.clock: run for run in run_clocks(facts_of(case), procedure_for, calendar)}
        pairs = [(clock, runs[clock.clock]) for clock in case.clocks if clock.is_running]
        moves = [
            Move(case.reference, clock.stage, clock.clock, clock.due_on, run.due_on)
            for clock, run in pairs
            if run.due_on != clock.due_on
        ]
        # Beneath an agreed date, which stays, the statutory one can move.
        if any(run.base_due_on != clock.base_due_on for clock, run in pairs):
            yield case, sorted(moves, key=lambda move: (move.due_before, move.clock))


def _cases_due_from(session: Session, on: date) -> list[Case]:
    """The cases with an open clock that a change of that day can move, locked for it."""
    # Days of a pause count towards a due date even where that had passed before the pause.
    paused = select(StagePause.case_id).where(StagePause.from_on < on, StagePause.until_on >= on)
    open_clock = (
        select(Clock.case_id)
        .where(Clock.finished_on.is_(None), Clock.stopped_on.is_(None), Clock.started_on < on)
        .where(or_(Clock.due_on >= on, Clock.case_id.in_(paused)))
    )
    query = (
        select(Case)
        .where(Case.id.in_(open_clock))
        .order_by(Case.id)
        .options(
            selectinload(Case.stages),
            selectinload(Case.extensions),
            selectinload(Case.pauses),
            selectinload(Case.findings),
            selectinload(Case.clocks),
        )
        .with_for_update()
    )
    return list(session.scalars(query))
