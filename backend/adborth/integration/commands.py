"""`adborth keys …`: the keys that sign the tokens of API clients."""

from datetime import timedelta
from typing import Annotated

import typer

from adborth.db.session import Database
from adborth.integration.keys import rotate_keys
from adborth.settings import settings

app = typer.Typer(no_args_is_help=True, help="The keys that sign the tokens of API clients.")

AtOnce = Annotated[
    bool, typer.Option("--at-once", help="End every token now: for a key that has got out.")
]


@app.callback()
def keys() -> None:
    """Without it the only command would not need its name."""


@app.command()
def rotate(at_once: AtOnce = False) -> None:
    """Sign with a new key from now on; tokens of the old one are good until they expire."""
    lasts = timedelta(0) if at_once else timedelta(minutes=settings().token_minutes)
    database = Database(settings().database_url)
    with database.writing() as session:
        key_id = rotate_keys(session, "system:keys", lasts)
    database.close()
    typer.echo(f"{key_id} signs from now on.")
