from typing import Annotated

from fastapi import Path
from sqlalchemy.orm import Session

from adborth.access.costs import Cost
from adborth.access.errors import TooManyRequests
from adborth.access.work import ReadLists, WriteCalendar
from adborth.audit.vocabulary import View
from adborth.cases import calendar_changes as changes
from adborth.cases.calendar_schemas import (
    AppliedChange,
    ChangeAction,
    ChangeCalendar,
    MoveDetail,
    Moves,
    RevisionDetail,
    Revisions,
    UndoChange,
)
from adborth.cases.errors import InputWrong
from adborth.clock import today
from adborth.db.texts import Names
from adborth.errors import Conflict, NotFound
from adborth.i18n.catalogue import both
from adborth.problems import responses
from adborth.routing import new_router
from adborth.working_days.calendar import HolidayNames
from adborth.working_days.changes import CalendarChange, Proclaim, RevisionAction, Withdraw
from adborth.working_days.repository import Revision, find_revisions

router = new_router(prefix="/calendar/changes", tags=["Calendar"])
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
UNDOABLE = (RevisionAction.PROCLAIM, RevisionAction.WITHDRAW)


@router.post(
    "/preview",
    operation_id="previewCalendarChange",
    summary="What a late bank holiday would move",
    response_model=Moves,
    responses=responses(Conflict, TooManyRequests),
)
def post_preview(body: ChangeCalendar, work: WriteCalendar) -> Moves:
    """Every open clock that would move, before and after. Nothing is written."""
    change = _change(body)
    work.spend(Cost.PREVIEWS)
    with work.reading() as connection, Session(bind=connection) as session:
        moves = _shown(changes.preview_change(session, change))
    work.viewed("calendar.preview", View.LIST, shown=len(moves))
    return Moves(moves=moves)


@router.post(
    "",
    status_code=201,
    operation_id="changeCalendar",
    summary="Proclaim or withdraw a bank holiday",
    response_model=AppliedChange,
    responses=responses(Conflict),
)
def post_change(body: ChangeCalendar, work: WriteCalendar) -> AppliedChange:
    """Moves the open clocks in one transaction; finished ones stay as they were."""
    change = _change(body)
    with work.writing() as session:
        made, moves = changes.apply_change(session, change, work.actor)
    return AppliedChange(revision=_revision(made), moves=_shown(moves))


@router.get(
    "",
    operation_id="findCalendarChanges",
    summary="The changes of the calendar",
    response_model=Revisions,
    responses=responses(),
)
def get_changes(work: ReadLists) -> Revisions:
    """The latest first."""
    with work.reading() as connection:
        return Revisions(items=[_revision(made) for made in find_revisions(connection)])


@router.post(
    "/{revision}/undo/preview",
    operation_id="previewCalendarUndo",
    summary="What taking a change back would move",
    response_model=Moves,
    responses=responses(NotFound, Conflict, TooManyRequests),
)
def post_undo_preview(revision: Number, work: WriteCalendar) -> Moves:
    work.spend(Cost.PREVIEWS)
    with work.reading() as connection, Session(bind=connection) as session:
        moves = _shown(changes.preview_undo(session, revision))
    work.viewed("calendar.preview", View.LIST, shown=len(moves))
    return Moves(moves=moves)


@router.post(
    "/{revision}/undo",
    status_code=201,
    operation_id="undoCalendarChange",
    summary="Take a change of the calendar back",
    response_model=AppliedChange,
    responses=responses(NotFound, Conflict),
)
def post_undo(revision: Number, body: UndoChange, work: WriteCalendar) -> AppliedChange:
    """Moves the open clocks back; those that finished meanwhile stay as they finished."""
    with work.writing() as session:
        made, moves = changes.undo_change(session, revision, work.actor, body.reason)
    return AppliedChange(revision=_revision(made), moves=_shown(moves))


def _change(body: ChangeCalendar) -> CalendarChange:
    if body.action is ChangeAction.WITHDRAW:
        return Withdraw(body.on, body.reason)
    if body.name is None:
        raise InputWrong.one("name", "missing")
    return Proclaim(body.on, HolidayNames(body.name.en, body.name.cy), body.reason)


def _shown(moves: list[changes.Move]) -> list[MoveDetail]:
    now = today()
    return [
        MoveDetail(
            reference=move.reference,
            stage=move.stage,
            clock=move.clock,
            name=Names(**both(f"clock-{move.clock}")),
            due_before=move.due_before,
            due_after=move.due_after,
            late_before=move.late(move.due_before, now),
            late_after=move.late(move.due_after, now),
        )
        for move in moves
    ]


def _revision(made: Revision) -> RevisionDetail:
    return RevisionDetail(
        revision=made.id,
        made_at=made.made_at,
        made_by=made.made_by,
        action=made.action,
        on=made.on,
        name=made.names and Names(en=made.names.en, cy=made.names.cy),
        reason=made.reason,
        undoes=made.undoes,
        undone_by=made.undone_by,
        may_be_undone=made.action in UNDOABLE and made.undone_by is None,
    )
