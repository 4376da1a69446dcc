"""`adborth backup` and `adborth restore`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from adborth.access.service import sign_out_everybody
from adborth.db.session import Database
from adborth.operations.backup import back_up, put_back, thin_out
from adborth.operations.backup_errors import BackupFault
from adborth.settings import settings

NOT_DONE = 1
NewFile = Annotated[Path, typer.Argument(help="The file to write; it must not exist yet.")]
Backup = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="Made by `backup`.")
]
Keep = Annotated[
    int | None,
    typer.Option(min=1, help="Delete all but so many backups of that suffix in the same folder."),
]
Replace = Annotated[bool, typer.Option("--replace", help="Lose what the database holds now.")]


def backup(file: NewFile, keep: Keep = None) -> None:
    """Write the whole database into one file, while people work."""
    url = settings().database_url
    with _told():
        back_up(url, file)
    for old in thin_out(url, file, keep) if keep is not None else ():
        typer.echo(f"Deleted: {old}")
    typer.echo(f"Written: {file}. It holds personal data; keep it as safe as the database.")


def restore(file: Backup, replace: Replace = False) -> None:
    """Put a backup in the place of the database. Stop the service first."""
    url = settings().database_url
    with _told():
        put_back(url, file, replace=replace)
    database = Database(url)
    with database.writing() as session:
        # Who was signed in when the backup was made may have been shut out since.
        sign_out_everybody(session)
    database.close()
    typer.echo(f"Restored from {file}. Everybody has to sign in again.")


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BackupFault as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(NOT_DONE) from None
