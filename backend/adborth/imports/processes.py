"""The long work in a process of its own, so that it never slows the one that answers people."""

import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from threading import Thread
from typing import IO

from adborth.db.session import Database


class Task(StrEnum):
    CHECK = "check"
    WRITE = "write"
    TAKE_BACK = "take-back"
    RECOVER = "recover"


def start(
    database: Database, root: Path, batch_id: int, task: Task, by: str, lock: IO[bytes]
) -> None:
    """The child inherits the lock: no moment passes in which nobody holds it.

    It has a process group of its own, which no Ctrl-C of ours reaches; not a session, since Linux
    may share out the processor by sessions, whatever a process asks for.
    """
    environment = {
        **os.environ,
        "ADBORTH_DATABASE_URL": database.url.render_as_string(hide_password=False),
        "ADBORTH_IMPORT_DIR": str(root.resolve()),
    }
    child = subprocess.Popen(
        [sys.executable, "-m", "adborth.imports", task.value, str(batch_id), by],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        pass_fds=(lock.fileno(),),
        process_group=0,
    )
    Thread(target=child.wait, daemon=True, name=f"import-{batch_id}").start()
