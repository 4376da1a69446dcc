"""`python -m adborth.imports.worker TASK NUMBER BY`: one task on one import, then done."""

import os
import resource
import sys

from adborth.db.session import Database
from adborth.imports.jobs import Job
from adborth.imports.processes import Task
from adborth.imports.work import Room
from adborth.settings import settings

# Behind the people at work, and never with all of the machine's memory.
POLITENESS = 10
MOST_MEMORY = 4 * 1024**3


def run(task: Task, batch_id: int, by: str) -> None:
    database = Database(settings().database_url)
    job = Job(database, Room(settings().import_dir, batch_id), batch_id)
    if task is Task.CHECK:
        job.check()
    elif task is Task.WRITE:
        job.write()
    elif task is Task.TAKE_BACK:
        job.take_back(by)
    else:
        job.recover(by)
    database.close()


if __name__ == "__main__":
    os.nice(POLITENESS)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    run(Task(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
