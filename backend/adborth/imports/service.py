"""The verbs of an import: check a file, apply it, take it back, and mend what a kill left."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from shutil import copyfile, copyfileobj
from typing import IO, Any

from sqlalchemy import Connection, insert, text, update

from adborth.clock import now
from adborth.db.session import Database
from adborth.imports import repository
from adborth.imports.errors import (
    ImportBusy,
    ImportFileGone,
    ImportHasProblems,
    ImportNotReady,
    ImportPurged,
    ImportWorkedOn,
)
from adborth.imports.jobs import Job
from adborth.imports.models import ImportBatch
from adborth.imports.processes import Task, start
from adborth.imports.states import ALONE, BUSY, BatchAction, BatchState, allowed_actions
from adborth.imports.work import Progress, Room
from adborth.settings import settings

# A process that has just been asked for may not have its lock yet.
GRACE = timedelta(seconds=15)
# One that has just done its work needs a moment to go.
GOING_SECONDS = 5.0


@dataclass(frozen=True)
class ImportOutcome:
    """`fault` says what stopped it, None where nothing did: rows that are wrong are no fault."""

    batch_id: int
    state: BatchState
    counts: dict[str, int]
    fault: str | None
    fault_params: dict[str, Any]


def import_file(
    database: Database,
    path: Path,
    by: str,
    *,
    skip_bad_rows: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
    root: Path | None = None,
) -> ImportOutcome:
    """Checks the file and, where nothing stands in the way, writes it; all in this process.

    With problems, and unless bad rows are to be skipped, it stays CHECKED and writes nothing.
    Raises ImportBusy where another import is being written.
    """
    with path.open("rb") as file:
        batch_id = _register(database, file, path.name, by, skip_bad_rows)
    room = Room(root or settings().import_dir, batch_id)
    try:
        with room.hold():
            copyfile(path, room.file)
            job = Job(database, room, batch_id, progress)
            job.check()
            outcome = outcome_of(database, batch_id)
            actions = allowed_actions(outcome.state, outcome.counts, has_files=True)
            if not dry_run and _apply_action(skip_bad_rows) & set(actions):
                _begin(database, batch_id, BatchState.CHECKED, BatchState.WRITING)
                job.write()
    finally:
        room.clear()
    return outcome_of(database, batch_id)


def _apply_action(skip_bad_rows: bool) -> set[BatchAction]:
    skipping = {BatchAction.APPLY_SKIPPING_BAD_ROWS} if skip_bad_rows else set()
    return {BatchAction.APPLY} | skipping


def start_check(
    database: Database, root: Path, file: IO[bytes], name: str, by: str, skip_bad_rows: bool
) -> int:
    """Keeps the uploaded file and has another process check it. The number of the import."""
    batch_id = _register(database, file, name, by, skip_bad_rows)
    room = Room(root, batch_id)
    with room.hold() as lock:
        with room.file.open("wb") as kept:
            copyfileobj(file, kept)
        start(database, root, batch_id, Task.CHECK, by, lock)
    return batch_id


def start_writing(
    database: Database, root: Path, batch_id: int, by: str, skip_bad_rows: bool
) -> None:
    """Raises ImportNotReady, ImportHasProblems, ImportFileGone or ImportBusy."""
    room = Room(root, batch_id)
    with database.reading() as connection:
        batch = repository.get_batch(connection, batch_id)
    if batch.state is not BatchState.CHECKED or batch.counts.get("blocking"):
        raise ImportNotReady(number=batch_id, state=batch.state.value)
    if batch.purged_at is not None:
        raise ImportPurged(number=batch_id)
    if not room.spool.is_file():
        raise ImportFileGone(number=batch_id)
    if batch.counts.get("problems") and not (skip_bad_rows or batch.skip_bad_rows):
        raise ImportHasProblems(number=batch_id, bad=batch.counts["bad"])
    _start(database, room, batch_id, (BatchState.CHECKED, BatchState.WRITING), Task.WRITE, by)


def refuse_unless_checked(connection: Connection, batch_id: int) -> None:
    """Raises ImportMissing and ImportNotReady."""
    batch = repository.get_batch(connection, batch_id)
    if batch.state is not BatchState.CHECKED:
        raise ImportNotReady(number=batch_id, state=batch.state.value)


def start_check_again(database: Database, root: Path, batch_id: int, by: str) -> None:
    """After its columns were matched. Raises ImportNotReady or ImportFileGone."""
    room = Room(root, batch_id)
    if not room.file.is_file():
        raise ImportFileGone(number=batch_id)
    _start(database, room, batch_id, (BatchState.CHECKED, BatchState.CHECKING), Task.CHECK, by)


def start_taking_back(database: Database, root: Path, batch_id: int, by: str) -> None:
    """Raises ImportNotReady, ImportPurged, ImportWorkedOn or ImportBusy."""
    _refuse_taking_back(database, batch_id)
    states = (BatchState.WRITTEN, BatchState.TAKING_BACK)
    _start(database, Room(root, batch_id), batch_id, states, Task.TAKE_BACK, by)


def take_back(
    database: Database,
    batch_id: int,
    by: str,
    progress: Progress | None = None,
    root: Path | None = None,
) -> ImportOutcome:
    """In this process. Raises ImportNotReady, ImportWorkedOn or ImportBusy."""
    _refuse_taking_back(database, batch_id)
    room = Room(root or settings().import_dir, batch_id)
    with room.hold():
        _begin(database, batch_id, BatchState.WRITTEN, BatchState.TAKING_BACK)
        Job(database, room, batch_id, progress).take_back(by)
    return outcome_of(database, batch_id)


def _refuse_taking_back(database: Database, batch_id: int) -> None:
    with database.reading() as connection:
        batch = repository.get_batch(connection, batch_id)
        if batch.state is not BatchState.WRITTEN:
            raise ImportNotReady(number=batch_id, state=batch.state.value)
        if batch.purged_at is not None:
            raise ImportPurged(number=batch_id)
        if count := repository.worked_on(connection, batch_id):
            raise ImportWorkedOn(number=batch_id, count=count)


def recover_imports(database: Database, root: Path | None = None, by: str = "system") -> None:
    """At the start of the service: what a killed process left is undone, in its own process."""
    root = root or settings().import_dir
    with database.reading() as connection:
        stuck = repository.busy_batches(connection)
    for batch in stuck:
        _recover(database, root, batch.id, by)


def recover_one(database: Database, root: Path, batch: Any, by: str = "system") -> None:
    """Where the process that should be at work on an import is not there any more."""
    if batch.state in BUSY and now() - batch.beat_at > GRACE:
        _recover(database, root, batch.id, by)


def _recover(database: Database, root: Path, batch_id: int, by: str) -> None:
    try:
        lock = Room(root, batch_id).hold()
    except BlockingIOError:
        return  # it is being worked on
    with lock:
        start(database, root, batch_id, Task.RECOVER, by, lock)


def _start(
    database: Database,
    room: Room,
    batch_id: int,
    states: tuple[BatchState, BatchState],
    task: Task,
    by: str,
) -> None:
    try:
        lock = room.hold(GOING_SECONDS)
    except BlockingIOError:
        raise ImportBusy from None
    with lock:
        _begin(database, batch_id, *states)
        start(database, room.folder.parent, batch_id, task, by, lock)


def _begin(database: Database, batch_id: int, before: BatchState, state: BatchState) -> None:
    """One import at a time is written or taken back: two could change the same case.

    Raises ImportNotReady where somebody else has begun meanwhile.
    """
    with database.writing() as session:
        if not database.is_sqlite:
            session.execute(text("LOCK TABLE import_batches IN SHARE ROW EXCLUSIVE MODE"))
        others = repository.busy_batches(session.connection())
        alone = state in ALONE
        if alone and any(other.state in ALONE and other.id != batch_id for other in others):
            raise ImportBusy
        begun = session.execute(
            update(ImportBatch)
            .where(
                ImportBatch.id == batch_id,
                ImportBatch.state == before,
                ImportBatch.purged_at.is_(None),
            )
            .values(state=state, beat_at=now(), rows_done=0, fault=None, fault_params={})
            .returning(ImportBatch.id)
        )
        if begun.one_or_none() is None:
            batch = repository.get_batch(session.connection(), batch_id)
            if batch.purged_at is not None:
                raise ImportPurged(number=batch_id)
            raise ImportNotReady(number=batch_id, state=batch.state.value)


def _register(database: Database, file: IO[bytes], name: str, by: str, skip_bad_rows: bool) -> int:
    digest = _digest(file)
    file.seek(0)
    moment = now()
    with database.writing() as session:
        made = session.execute(
            insert(ImportBatch)
            .values(
                file_name=printable_name(name),
                file_hash=digest,
                state=BatchState.CHECKING,
                skip_bad_rows=skip_bad_rows,
                made_by=by,
                made_at=moment,
                beat_at=moment,
            )
            .returning(ImportBatch.id)
        )
        return int(made.scalar_one())


def _digest(file: IO[bytes]) -> str:
    digest = sha256()
    while piece := file.read(1 << 16):
        digest.update(piece)
    return digest.hexdigest()


def printable_name(name: str) -> str:
    """The name of a file, without its folder and what cannot be shown."""
    shown = "".join(
        letter for letter in name.replace("\\", "/").split("/")[-1] if letter.isprintable()
    )
    return shown[-255:] or "?"


def outcome_of(database: Database, batch_id: int) -> ImportOutcome:
    with database.reading() as connection:
        batch = repository.get_batch(connection, batch_id)
    return ImportOutcome(batch.id, batch.state, batch.counts, batch.fault, batch.fault_params)
