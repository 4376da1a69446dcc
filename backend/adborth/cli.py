"""The command line: set up, serve, import, count working days, verify the audit."""

import gc
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
import yaml
from rich.console import Console

from adborth.access.service import create_first_administrator
from adborth.accounts.commands import app as users
from adborth.audit.commands import app as audit
from adborth.audit.sealing import seal_entries
from adborth.backup_commands import backup, restore
from adborth.db.migrations import upgrade
from adborth.db.session import Database
from adborth.demonstration.people import PEOPLE, seed_people
from adborth.demonstration.seed import seed_demonstration
from adborth.imports.commands import app as imports
from adborth.integration.commands import app as keys
from adborth.letter_texts.seeding import seed_letter_texts
from adborth.lists.seeding import seed_lists
from adborth.main import create_app
from adborth.operations.logs import configure
from adborth.settings import Settings, WrongSettings, for_demonstration, settings
from adborth.working_days.commands import app as working_days
from adborth.working_days.service import seed_calendar

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help=__doc__, pretty_exceptions_show_locals=False
)
app.add_typer(imports, name="import")
app.add_typer(keys, name="keys")
app.add_typer(working_days, name="working-days")
app.add_typer(users, name="users")
app.add_typer(audit, name="audit")
app.command()(backup)
app.command()(restore)
console = Console()
# As sysexits.h has it: the configuration is wrong.
WRONG_SETTINGS = 78

Host = Annotated[str, typer.Option(help="The address to listen on.")]
Port = Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)]


@app.callback()
def check_settings() -> None:
    """The case service: set up, serve, import, back up, count working days."""
    try:
        settings()
    except WrongSettings as wrong:
        typer.echo(f"Adborth does not start, because of its settings:\n{wrong}", err=True)
        raise typer.Exit(WRONG_SETTINGS) from None


@app.command()
def migrate() -> None:
    """Bring the database up to this release, with its lists, calendar and first administrator."""
    prepare()


@app.command()
def serve(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Serve the API, and the front end where ADBORTH_FRONTEND_DIR names it."""
    chosen = settings()
    if chosen.lacks_secret_key:
        console.print("  ADBORTH_SECRET_KEY seals second factors: set it, or the file that")
        console.print("  ADBORTH_SECRET_KEY_FILE names, to at least 32 random characters.")
        console.print("  ADBORTH_SECOND_FACTOR=off does without, where nobody has a password here.")
        raise typer.Exit(WRONG_SETTINGS)
    _serve(chosen, host, port)


def _serve(chosen: Settings, host: str, port: int) -> None:
    configure(chosen.log_level)
    app = create_app(chosen)
    _leave_alone_what_stays()
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        forwarded_allow_ips=settings().trusted_proxies,
        server_header=False,
        timeout_graceful_shutdown=20,
    )


def _leave_alone_what_stays() -> None:
    """What is there now is there for good; looking through it again and again for garbage took a
    fifth of the time of a request. What a request leaves is freed by its reference counts."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


@app.command()
def demo(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Serve a demonstration year: an invented council's tracker of 2021-22."""
    prepare()
    database = Database(settings().database_url)
    seed_demonstration(database)
    with database.writing() as session:
        passphrase = seed_people(session)
    seal_entries(database)
    database.close()
    if passphrase is not None:
        _show_people(passphrase)
    console.print(f"\n  Adborth is at [bold]http://{host}:{port}[/bold]  (Ctrl+C stops it)\n")
    _serve(for_demonstration(settings()), host, port)


def _show_people(passphrase: str) -> None:
    console.print("\n  One sign-in for each role of the demonstration:")
    for person in PEOPLE:
        role = person.role.replace("_", " ")
        console.print(f"    [bold]{person.username:<14}[/bold]{role}", highlight=False)
    console.print(f"    passphrase of all of them, shown this once  [bold]{passphrase}[/bold]")


@app.command()
def export_openapi(path: Path = Path("openapi.yaml")) -> None:
    """Write the contract of the API."""

    document = create_app(settings()).openapi()
    path.write_text(
        yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=100), "utf-8"
    )


def prepare() -> None:
    """Tables, lists, calendar; the first administrator's password is shown this once only."""
    upgrade(settings().database_url)
    database = Database(settings().database_url)
    with database.writing() as session:
        seed_lists(session)
        seed_letter_texts(session)
        seed_calendar(session, "system:migrate")
        password = create_first_administrator(session)
    seal_entries(database)
    database.close()
    if password is not None:
        console.print("  The first administrator, shown this once:")
        console.print("    user name  [bold]admin[/bold]")
        console.print(f"    password   [bold]{password}[/bold]", highlight=False)
