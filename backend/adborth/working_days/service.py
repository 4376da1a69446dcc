"""Make the calendar, and change it. Moving the clocks that a change moves is not done here."""

from datetime import date

from sqlalchemy.orm import Session

from adborth.audit import service as audit
from adborth.clock import now
from adborth.working_days import holiday_source as source
from adborth.working_days import repository
from adborth.working_days.calendar import Calendar, HolidayNames
from adborth.working_days.changes import (
    CalendarChange,
    Proclaim,
    RevisionAction,
    Withdraw,
    propose_change,
)
from adborth.working_days.errors import (
    ChangeNotUndoable,
    ChangeUndone,
    ClosureExists,
    ConfirmedAlready,
    ConfirmedPastSpan,
    OutsideCalendar,
    SpanTooFar,
)
from adborth.working_days.models import CalendarRevision, ClosureDay
from adborth.working_days.repository import Closure, Reader, Revision, hold_calendar

SUBJECT = "calendar"


def seed_calendar(session: Session, by: str) -> None:
    """Makes the first calendar; does nothing where there is one."""
    if repository.has_calendar(session):
        return
    empty = Calendar(source.SPAN_FROM, source.SEED_TO, source.CONFIRMED_TO, {})
    revision = _revise(session, empty, RevisionAction.SEED, by)
    holidays = source.bank_holidays(source.SPAN_FROM.year, source.SEED_TO.year)
    repository.add_holidays(session, holidays, revision)


def extend_calendar(session: Session, to_year: int, by: str) -> Revision:
    """Lets the calendar reach to the end of `to_year`. The new years are provisional."""
    before = hold_calendar(session, for_change=True)
    if not before.span_to.year < to_year <= source.LAST_YEAR:
        raise SpanTooFar(year=to_year, span_to=before.span_to, last=source.LAST_YEAR)
    after = Calendar(before.span_from, date(to_year, 12, 31), before.confirmed_to, {})
    revision = _revise(session, after, RevisionAction.EXTEND, by)
    holidays = source.bank_holidays(before.span_to.year + 1, to_year)
    repository.add_holidays(session, holidays, revision)
    return repository.get_revision(session, revision)


def confirm_years(session: Session, to_year: int, by: str) -> Revision:
    """Records that the holidays of every year up to `to_year` are proclaimed as they stand."""
    before = hold_calendar(session, for_change=True)
    last = date(to_year, 12, 31)
    if last > before.span_to:
        raise ConfirmedPastSpan(year=to_year, span_to=before.span_to)
    if last <= before.confirmed_to:
        raise ConfirmedAlready(year=to_year, confirmed_to=before.confirmed_to)
    after = Calendar(before.span_from, before.span_to, last, {})
    return repository.get_revision(session, _revise(session, after, RevisionAction.CONFIRM, by))


def record_change(session: Session, change: CalendarChange, by: str) -> Revision:
    """Proclaims or withdraws a bank holiday from now on; earlier revisions stay as they were."""
    action = RevisionAction.PROCLAIM if isinstance(change, Proclaim) else RevisionAction.WITHDRAW
    return _record(session, change, by, action, None)


def record_undo(session: Session, revision: int, by: str, reason: str | None = None) -> Revision:
    return _record(session, undo_of(session, revision, reason), by, RevisionAction.UNDO, revision)


def undo_of(reader: Reader, revision: int, reason: str | None = None) -> CalendarChange:
    """The change that takes `revision` back, for a preview as well. Raises
    CalendarRevisionMissing, ChangeUndone, or ChangeNotUndoable for all but plain changes."""
    made = repository.get_revision(reader, revision)
    if made.undone_by is not None:
        raise ChangeUndone(revision=revision, undone_by=made.undone_by)
    if made.on is not None and made.action is RevisionAction.PROCLAIM:
        return Withdraw(made.on, reason)
    if made.on is not None and made.names and made.action is RevisionAction.WITHDRAW:
        return Proclaim(made.on, made.names, reason)
    raise ChangeNotUndoable(revision=revision, action=made.action.value)


def _record(
    session: Session, change: CalendarChange, by: str, action: RevisionAction, undoes: int | None
) -> Revision:
    after = propose_change(hold_calendar(session, for_change=True), change)
    revision = _revise(session, after, action, by, change, undoes)
    if isinstance(change, Proclaim):
        repository.add_holidays(session, {change.on: change.names}, revision)
    else:
        repository.end_holiday(session, change.on, revision)
    return repository.get_revision(session, revision)


def _revise(
    session: Session,
    after: Calendar,
    action: RevisionAction,
    by: str,
    change: CalendarChange | None = None,
    undoes: int | None = None,
) -> int:
    on, reason = (change.on, change.reason) if change else (None, None)
    revision = CalendarRevision(
        made_at=now(),
        made_by=by,
        action=action,
        undoes_id=undoes,
        on_day=on,
        reason=reason,
        span_from=after.span_from,
        span_to=after.span_to,
        confirmed_to=after.confirmed_to,
    )
    number = repository.add_revision(session, revision)
    facts = {"revision": number, "on": on, "undoes": undoes, "span_to": after.span_to}
    audit.record(session, by, f"calendar.{action}", SUBJECT, facts)
    return number


def add_closure(session: Session, on: date, names: HolidayNames, by: str) -> Closure:
    calendar = hold_calendar(session, for_change=True)
    if not calendar.span_from <= on <= calendar.span_to:
        raise OutsideCalendar(on, calendar.span_from, calendar.span_to)
    if session.get(ClosureDay, on) is not None:
        raise ClosureExists(on=on)
    session.add(ClosureDay(day=on, name_en=names.en, name_cy=names.cy))
    session.flush()
    audit.record(session, by, "closure.add", SUBJECT, {"on": on})
    return Closure(on, names)


def remove_closure(session: Session, on: date, by: str) -> None:
    session.delete(repository.get_closure(session, on))
    session.flush()
    audit.record(session, by, "closure.remove", SUBJECT, {"on": on})
