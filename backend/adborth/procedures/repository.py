"""Every query about the council's own targets, and the versions that they make, in memory."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Pool, func, select
from sqlalchemy.orm import Session

from adborth.db.session import Database
from adborth.procedures.errors import ProcedureMissing, TargetsMissing
from adborth.procedures.loader import procedures
from adborth.procedures.local_targets import LocalTargets, with_lengths, with_targets
from adborth.procedures.models import LocalTargetSet
from adborth.procedures.timetable import ClockKind, Procedure, procedure_on

Reader = Connection | Session


@dataclass(frozen=True, slots=True)
class Timetables:
    """`versions` are those in force one after another, `known` also those that were withdrawn."""

    stamp: int
    versions: tuple[Procedure, ...]
    known: Mapping[str, Procedure]

    def procedure_for(self, day: date) -> Procedure:
        return procedure_on(self.versions, day)

    def get(self, version: str) -> Procedure:
        """Raises ProcedureMissing."""
        if version not in self.known:
            raise ProcedureMissing(version=version[:40])
        return self.known[version]


# Sets are only ever added and withdrawn, so no two states of the table have the same sum.
STAMP = select(func.count() + func.count(LocalTargetSet.withdrawn_at)).select_from(LocalTargetSet)
_loaded: WeakKeyDictionary[Pool, Timetables] = WeakKeyDictionary()


def targets_stamp() -> Any:
    """A column for another statement that needs the timetables, for `timetables_at`."""
    return STAMP.scalar_subquery().label("targets_stamp")


def timetables_at(database: Database, row: Any) -> Timetables:
    """By the column `targets_stamp` of a row that was just read."""
    known = _loaded.get(database.engine.pool)
    if known is not None and known.stamp == row.targets_stamp:
        return known
    with database.reading() as connection:
        return current_timetables(connection)


def timetables_in_force(connection: Connection, row: Any) -> Timetables:
    """The same, within a transaction."""
    return _timetables(connection, row.targets_stamp)


def current_timetables(reader: Reader) -> Timetables:
    """Several processes share the database and no memory, so each asks whether it is up to date."""
    connection = reader.connection() if isinstance(reader, Session) else reader
    return _timetables(connection, connection.execute(STAMP).scalar_one())


def _timetables(connection: Connection, stamp: int) -> Timetables:
    known = _loaded.get(connection.engine.pool)
    if known is None or known.stamp != stamp:
        known = _loaded[connection.engine.pool] = _read(connection, stamp)
    return known


def _read(connection: Connection, stamp: int) -> Timetables:
    rows = connection.execute(select(LocalTargetSet.__table__)).all()
    law, every = procedures(), [_targets(row) for row in rows]
    withdrawn = {row.number for row in rows if row.withdrawn_at is not None}
    versions = with_targets(law, [one for one in every if one.number not in withdrawn])
    possible = [with_lengths(text, one, one.valid_from) for text in law for one in every]
    known = {one.version: one for one in (*law, *possible, *versions)}
    return Timetables(stamp, tuple(versions), known)


def _targets(row: Any) -> LocalTargets:
    lengths = {ClockKind(clock): length for clock, length in row.lengths.items()}
    return LocalTargets(row.number, row.valid_from, lengths)


def find_targets(reader: Reader) -> dict[int, Any]:
    """Every set by its number, those that were withdrawn too."""
    rows = reader.execute(select(LocalTargetSet.__table__).order_by(LocalTargetSet.number))
    return {row.number: row for row in rows}


def get_targets(session: Session, number: int) -> LocalTargetSet:
    """Locked for a change."""
    asked = select(LocalTargetSet).where(LocalTargetSet.number == number).with_for_update()
    found = session.scalar(asked)
    if found is None:
        raise TargetsMissing(number=number)
    return found
