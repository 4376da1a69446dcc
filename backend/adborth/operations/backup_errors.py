"""BackupFault
├─ BackupExists              the file is there already, and is not overwritten
├─ NoBackup                  the file cannot be read as a backup of this kind of database
├─ BackupNotOfThisRelease    made by a newer release, or by something else
├─ DatabaseNotEmpty          restoring would overwrite what somebody may need
├─ ToolMissing               pg_dump and pg_restore are nowhere, or too old for the server
└─ ToolFailed                what the tool said is in the text

For the command line only, whose user runs the machine.
"""

from pathlib import Path


class BackupFault(Exception): ...


class BackupExists(BackupFault):
    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} exists already. Choose another name.")


class NoBackup(BackupFault):
    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} is no backup of this kind of database.")


class BackupNotOfThisRelease(BackupFault):
    def __init__(self, revision: str) -> None:
        super().__init__(
            f"The backup has the tables of revision “{revision}”, which this release does not "
            "know. Restore it with the release that made it, or a newer one."
        )


class DatabaseNotEmpty(BackupFault):
    def __init__(self) -> None:
        super().__init__(
            "The database is not empty. With --replace all that is in it is lost, and the "
            "backup takes its place."
        )


class ToolMissing(BackupFault):
    def __init__(self, tool: str, version: int) -> None:
        super().__init__(
            f"{tool} of PostgreSQL {version} or newer is not on this machine. "
            "Install the client programs of PostgreSQL."
        )


class ToolFailed(BackupFault):
    def __init__(self, tool: str, said: str) -> None:
        super().__init__(f"{tool} failed: {said.strip()}")
