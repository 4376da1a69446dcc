"""Every query about the calendar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Pool, Select, String, cast, insert, or_, select, update
from sqlalchemy.orm import Session, aliased

from adborth.working_days.calendar import Calendar, HolidayNames
from adborth.working_days.changes import RevisionAction
from adborth.working_days.errors import (
    CalendarMissing,
    CalendarRevisionMissing,
    ClosureMissing,
)
from adborth.working_days.models import BankHoliday, CalendarRevision, ClosureDay

Reader = Connection | Session
Undo = aliased(CalendarRevision)


@dataclass(frozen=True, slots=True)
class Revision:
    """A change of the calendar as it is told; `names` are those of the holiday it is about."""

    id: int
    made_at: datetime
    made_by: str
    action: RevisionAction
    on: date | None
    names: HolidayNames | None
    reason: str | None
    undoes: int | None
    undone_by: int | None
    span_from: date
    span_to: date
    confirmed_to: date


@dataclass(frozen=True, slots=True)
class Closure:
    on: date
    names: HolidayNames


# A revision that was rolled back leaves its number to the next one: hence the moment beside it.
# One text, which every way of reading it gives alike.
LATEST = (
    select(
        (cast(CalendarRevision.id, String) + " " + cast(CalendarRevision.made_at, String)).label(
            "calendar_stamp"
        )
    )
    .order_by(CalendarRevision.id.desc())
    .limit(1)
)
_loaded: WeakKeyDictionary[Pool, tuple[str, Calendar]] = WeakKeyDictionary()


def calendar_stamp() -> Any:
    """A column for another statement that needs the calendar, for `calendar_in_force`."""
    return LATEST.scalar_subquery().label("calendar_stamp")


def calendar_in_force(reader: Reader, row: Any) -> Calendar:
    """`current_calendar`, by the column `calendar_stamp` of a row that was just read."""
    return _calendar(reader, row.calendar_stamp)


def calendar_in_memory(pool: Pool, row: Any) -> Calendar | None:
    """The same where it has been read before."""
    known = _loaded.get(pool)
    return known[1] if known is not None and known[0] == row.calendar_stamp else None


def current_calendar(reader: Reader) -> Calendar:
    """The calendar in force, read again only when another revision is the latest.

    Several processes share the database and no memory, so each one asks which that is.
    """
    return _calendar(reader, reader.scalar(LATEST))


def _calendar(reader: Reader, stamp: str | None) -> Calendar:
    if stamp is None:
        raise CalendarMissing
    pool = (reader.connection() if isinstance(reader, Session) else reader).engine.pool
    known = _loaded.get(pool)
    if known is None or known[0] != stamp:
        known = (stamp, calendar_at(reader, int(stamp.partition(" ")[0])))
        _loaded[pool] = known
    return known[1]


def calendar_at(reader: Reader, revision: int) -> Calendar:
    """The calendar as it was after `revision`."""
    made = get_revision(reader, revision)
    rows = reader.execute(
        select(BankHoliday.day, BankHoliday.name_en, BankHoliday.name_cy).where(
            BankHoliday.added_in <= revision,
            or_(BankHoliday.removed_in.is_(None), BankHoliday.removed_in > revision),
        )
    )
    holidays = {row.day: HolidayNames(row.name_en, row.name_cy) for row in rows}
    return Calendar(made.span_from, made.span_to, made.confirmed_to, holidays, revision)


def hold_calendar(session: Session, *, for_change: bool = False) -> Calendar:
    """The calendar in force, which stays in force until this transaction ends.

    The first revision is the lock: clocks may start side by side, a change waits for them
    and they for it. (SQLite has one writer at a time and needs no lock.)
    """
    session.execute(CHANGE_LOCK if for_change else START_LOCK)
    return current_calendar(session)


FIRST = select(CalendarRevision.id).order_by(CalendarRevision.id).limit(1)
START_LOCK, CHANGE_LOCK = FIRST.with_for_update(read=True), FIRST.with_for_update()


def has_calendar(reader: Reader) -> bool:
    return reader.execute(LATEST).first() is not None


def get_revision(reader: Reader, revision: int) -> Revision:
    row = reader.execute(_revisions().where(CalendarRevision.id == revision)).first()
    if row is None:
        raise CalendarRevisionMissing(revision=revision)
    return _revision(row._mapping)


def find_revisions(reader: Reader) -> list[Revision]:
    """Every change, the latest first."""
    rows = reader.execute(_revisions().order_by(CalendarRevision.id.desc()))
    return [_revision(row._mapping) for row in rows]


def _revisions() -> Select[Any]:
    about = (BankHoliday.day == CalendarRevision.on_day) & or_(
        BankHoliday.added_in == CalendarRevision.id, BankHoliday.removed_in == CalendarRevision.id
    )
    return (
        select(
            *CalendarRevision.__table__.columns,
            BankHoliday.name_en,
            BankHoliday.name_cy,
            Undo.id.label("undone_by"),
        )
        .outerjoin(BankHoliday, about)
        .outerjoin(Undo, Undo.undoes_id == CalendarRevision.id)
    )


def _revision(row: Mapping[Any, Any]) -> Revision:
    named = row["name_en"] is not None
    return Revision(
        id=row["id"],
        made_at=row["made_at"],
        made_by=row["made_by"],
        action=row["action"],
        on=row["on_day"],
        names=HolidayNames(row["name_en"], row["name_cy"]) if named else None,
        reason=row["reason"],
        undoes=row["undoes_id"],
        undone_by=row["undone_by"],
        span_from=row["span_from"],
        span_to=row["span_to"],
        confirmed_to=row["confirmed_to"],
    )


def add_revision(session: Session, revision: CalendarRevision) -> int:
    session.add(revision)
    session.flush()
    return revision.id


def add_holidays(session: Session, holidays: Mapping[date, HolidayNames], revision: int) -> None:
    session.execute(
        insert(BankHoliday),
        [
            {"day": day, "added_in": revision, "name_en": names.en, "name_cy": names.cy}
            for day, names in holidays.items()
        ],
    )


def end_holiday(session: Session, day: date, revision: int) -> None:
    session.execute(
        update(BankHoliday)
        .where(BankHoliday.day == day, BankHoliday.removed_in.is_(None))
        .values(removed_in=revision)
    )


def find_closures(reader: Reader, first: date, last: date) -> Sequence[Closure]:
    rows = reader.execute(
        select(ClosureDay.day, ClosureDay.name_en, ClosureDay.name_cy)
        .where(ClosureDay.day.between(first, last))
        .order_by(ClosureDay.day)
    )
    return [Closure(row.day, HolidayNames(row.name_en, row.name_cy)) for row in rows]


def get_closure(session: Session, day: date) -> ClosureDay:
    closure = session.get(ClosureDay, day)
    if closure is None:
        raise ClosureMissing(on=day)
    return closure
