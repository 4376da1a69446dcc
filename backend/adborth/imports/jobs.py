"""Check an import, write it, take it back: the long work, by whichever process has the room."""

import errno
import logging
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, update
from sqlalchemy.orm import Session

from adborth.audit.service import record
from adborth.clock import now, today
from adborth.db.faults import DatabaseUnavailable
from adborth.db.session import Database
from adborth.imports import repository
from adborth.imports.archives import refuse_bomb
from adborth.imports.build import Making
from adborth.imports.columns import Kind
from adborth.imports.compare import Comparison
from adborth.imports.drivers import new_ids
from adborth.imports.errors import FileUnreadable
from adborth.imports.findings import keep_findings
from adborth.imports.formulas import formulas_without_value
from adborth.imports.intake import Intake
from adborth.imports.matches import find_matches
from adborth.imports.models import ImportBatch
from adborth.imports.reading import read_file
from adborth.imports.remarks import Severity
from adborth.imports.repository import Imported
from adborth.imports.spool import Spool, Work
from adborth.imports.states import BUSY, BatchState
from adborth.imports.taking_back import remove_written
from adborth.imports.work import (
    Heart,
    LastInLine,
    OnceMore,
    Phase,
    Progress,
    Room,
    be_frugal,
    patiently,
)
from adborth.imports.writing import (
    CalendarMoved,
    ChangedMeanwhile,
    References,
    Writer,
)
from adborth.procedures.repository import current_timetables
from adborth.working_days.repository import current_calendar, hold_calendar

log = logging.getLogger(__name__)
# Problems of a header row concern every row below it: there is no row to skip for them.
OF_THE_HEADER = ("column-missing", "column-twice", "column-misspelt", "nothing-recognised")
T = TypeVar("T")


class Job:
    def __init__(
        self, database: Database, room: Room, batch_id: int, progress: Progress | None = None
    ) -> None:
        self.database = database
        self.room = room
        self.batch_id = batch_id
        self.heart = Heart(database, batch_id, progress)

    def check(self) -> None:
        """The dry run: afterwards the import is CHECKED, or FAILED with the reason."""
        with self._faults():
            with closing(Spool(self.room.spool, new=True)) as spool:
                counts = self._check(spool)
            self._become(BatchState.CHECKED, counts=dict(counts))

    def _check(self, spool: Spool) -> Counter[str]:
        batch = self._batch()
        calendar, known = self._read(current_calendar), self._read(repository.known_lists)
        without_value = set()
        if Path(batch.file_name).suffix.lower() in (".xlsx", ".xlsm"):
            refuse_bomb(self.room.file)
            without_value = formulas_without_value(self.room.file)
        matches = self._read(find_matches)
        intake = Intake(spool, known, calendar, today(), without_value, matches)
        intake.take(
            read_file(self.room.file, batch.file_name),
            lambda done: self.heart.beat(Phase.READING, done),
        )
        procedure_for = self._read(current_timetables).procedure_for
        compare = Comparison(spool, self._find, procedure_for, calendar)
        compare.run(lambda done: self.heart.beat(Phase.COMPARING, done, intake.rows))
        keep_findings(self.database, spool, self.batch_id, self.room.file, batch.file_name)
        return _counts(intake, compare, spool)

    def write(self) -> None:
        """Afterwards the import is WRITTEN, or FAILED and nothing of it is there."""
        with self._faults(), closing(Spool(self.room.spool)) as spool:
            references = patiently(lambda: self._references(spool))
            to_write = spool.count_work()
            if self.database.is_sqlite:
                self._write_in_turns(Writer(spool, self._making(), references), to_write)
            else:
                patiently(lambda: self._write_at_once(spool, references.copy(), to_write))
            self.room.clear()

    def _write_in_turns(self, writer: Writer, to_write: int) -> None:
        done, line = 0, LastInLine(self.database)
        for chunk in writer.chunks():
            self._write_chunk(writer, chunk, line)
            done += len(chunk)
            self.heart.beat(Phase.WRITING, done, to_write)
        patiently(self._finish)

    def _write_chunk(self, writer: Writer, chunk: list[Work], line: LastInLine) -> None:
        """Prepared before the lock is taken, so that others get their turn in between."""

        def attempt() -> None:
            references = writer.references.copy()
            ready = writer.prepare(chunk)
            try:
                with line.turn(), self.database.writing() as session:
                    be_frugal(session.connection())
                    writer.write(session, ready)
            except (DatabaseUnavailable, OnceMore):
                writer.references = references
                writer.making = self._making()
                raise

        patiently(attempt)

    def _write_at_once(self, spool: Spool, references: References, to_write: int) -> None:
        if self._batch().state is BatchState.WRITTEN:
            return  # only the answer to the commit was lost
        writer, done = Writer(spool, self._making(), references), 0
        line = LastInLine(self.database)
        with self.database.writing() as session:
            for chunk in writer.chunks():
                new = sum(work.kind == Kind.CASE and work.status == "new" for work in chunk)
                ids = new_ids(session.connection(), "cases", new)
                ready = writer.prepare(chunk, ids)
                with line.turn():
                    writer.write(session, ready)
                done += len(chunk)
                self.heart.beat(Phase.WRITING, done, to_write)
            if hold_calendar(session).revision != writer.making.calendar.revision:
                raise CalendarMoved
            self._mark_written(session)

    def _finish(self) -> None:
        with self.database.writing() as session:
            self._mark_written(session)

    def _mark_written(self, session: Session) -> None:
        moment = now()
        session.execute(
            update(ImportBatch)
            .where(ImportBatch.id == self.batch_id)
            .values(state=BatchState.WRITTEN, written_at=moment, beat_at=moment)
        )
        batch = repository.get_batch(session.connection(), self.batch_id)
        record(session, batch.made_by, "import", f"import:{self.batch_id}", batch.counts)

    def take_back(self, by: str) -> None:
        """Afterwards the import is TAKEN_BACK. Goes on where an earlier attempt stopped."""
        kept = remove_written(self.database, self.batch_id, self.heart)

        def finish() -> None:
            with self.database.writing() as session:
                self._set(session, BatchState.TAKEN_BACK)
                record(session, by, "take_back", f"import:{self.batch_id}", {"kept": kept})

        patiently(finish)
        self.room.clear()

    def undo(self, fault: str, after: BatchState = BatchState.FAILED, **params: Any) -> None:
        """Take back what an import that cannot go on has written, and say why."""
        remove_written(self.database, self.batch_id, self.heart)
        self._become(after, fault=fault, fault_params=params)

    def recover(self, by: str) -> None:
        """After a process died over it: a check has to be made again, the rest is undone."""
        state = self._batch().state
        if state is BatchState.TAKING_BACK:
            self.take_back(by)
        elif state is BatchState.WRITING and self.room.spool.is_file():
            self.undo("interrupted", BatchState.CHECKED)
        elif state in BUSY:
            self.undo("interrupted")
            self.room.clear()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except FileUnreadable as error:
            params = {name: value for name, value in error.params.items() if name != "reason"}
            self.undo(error.reason, **params)
        except ChangedMeanwhile:
            self.undo("changed-meanwhile")
        except (sqlite3.Error, OSError) as error:
            self.undo("disk-full" if _is_full(error) else "disk-fault")
        except DatabaseUnavailable:
            self.undo("database-away")
        except Exception as error:
            # The text of an exception may quote a row: only its kind is logged.
            log.error("import %d failed: %s", self.batch_id, type(error).__name__)
            self.undo("fault")
            raise

    def _making(self) -> Making:
        batch = self._batch()
        moment = now()
        at = moment.replace(tzinfo=None) if self.database.is_sqlite else moment
        return Making(
            batch_id=self.batch_id,
            by=batch.made_by,
            logged_at=at.isoformat(" ", "microseconds"),
            ids=self._read(repository.list_ids),
            procedure_for=self._read(current_timetables).procedure_for,
            calendar=self._read(current_calendar),
        )

    def _references(self, spool: Spool) -> References:
        with self.database.writing() as session:
            return References.reserve(session, spool)

    def _find(self, kind: Kind, keys: Sequence[str]) -> Mapping[str, Imported]:
        return self._read(lambda connection: repository.find_imported(connection, kind, keys))

    def _batch(self) -> Any:
        return self._read(lambda connection: repository.get_batch(connection, self.batch_id))

    def _read(self, query: Callable[[Connection], T]) -> T:
        def attempt() -> T:
            with self.database.reading() as connection:
                be_frugal(connection)
                return query(connection)

        return patiently(attempt)

    def _become(self, state: BatchState, **values: Any) -> None:
        def attempt() -> None:
            with self.database.writing() as session:
                self._set(session, state, **values)

        patiently(attempt)

    def _set(self, session: Session, state: BatchState, **values: Any) -> None:
        session.execute(
            update(ImportBatch)
            .where(ImportBatch.id == self.batch_id)
            .values(state=state, beat_at=now(), **values)
        )


def _counts(intake: Intake, compare: Comparison, spool: Spool) -> Counter[str]:
    counts = Counter(dict.fromkeys(("new", "changed", "unchanged", "bad"), 0))
    counts.update(compare.counts)
    counts.update(rows=intake.rows, bad=spool.count_rejects())
    counts["problems"] = spool.count_remarks(Severity.PROBLEM)
    counts["warnings"] = spool.count_remarks(Severity.WARNING)
    counts["blocking"] = spool.count_remarks(Severity.PROBLEM, OF_THE_HEADER)
    return counts


def _is_full(error: Exception) -> bool:
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    return "full" in str(error)
