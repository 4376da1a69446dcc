"""One task on one import, in a process of its own."""

import os
import resource
from pathlib import Path

from adborth.audit.sealing import seal_entries
from adborth.db.session import Database
from adborth.imports.jobs import Job
from adborth.imports.processes import Task
from adborth.imports.work import Room
from adborth.settings import settings

# Never all of the machine's.
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


def main(task: str, number: str, by: str) -> None:
    os.nice(settings().import_niceness)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    database = Database(settings().database_url)
    run(database, settings().import_dir, Task(task), int(number), by)
    seal_entries(database)
    database.close()
