"""`python -m adborth.imports.worker TASK NUMBER BY`: one task on one import, then done."""

import os
import resource
import sys
from pathlib import Path

from adborth.audit.sealing import seal_entries
from adborth.db.session import Database
from adborth.imports.jobs import Job
from adborth.imports.processes import Task
from adborth.imports.work import Room
from adborth.settings import settings

# Behind the people at work, and never with all of the machine's memory.
POLITENESS = 19
MOST_MEMORY = 4 * 1024**3


def run(database: Database, root: Path, task: Task, batch_id: int, by: str) -> None:
    job = Job(database, Room(root, batch_id), batch_id)
    if task is Task.CHECK:
        job.check()
    elif task is Task.WRITE:
        job.write()
    elif task is Task.TAKE_BACK:
        job.take_back(by)
    else:
        job.recover(by)


def stand_behind() -> None:
    """Whoever answers people has the processor at once, also in the middle of our work."""
    if hasattr(os, "SCHED_IDLE"):
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    else:
        os.nice(POLITENESS)


def main(task: str, number: str, by: str) -> None:
    stand_behind()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    database = Database(settings().database_url)
    run(database, settings().import_dir, Task(task), int(number), by)
    seal_entries(database)
    database.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
