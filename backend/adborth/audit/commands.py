"""`adborth audit …`: is the record of changes and views whole?"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from adborth.audit.sealing import seal_entries
from adborth.audit.verifying import Fault, verify
from adborth.clock import now
from adborth.db.session import Database
from adborth.errors import DomainError
from adborth.i18n.catalogue import Language, translate
from adborth.settings import settings

app = typer.Typer(no_args_is_help=True, help=__doc__)

# Of nothing in particular: the link before the fault is not to blame.
OF_THE_WHOLE = (Fault.HEAD, Fault.OTHER_HEAD, Fault.UNSEALED)
In = Annotated[Language, typer.Option("--language", help="The language of the answer.")]
Kept = Annotated[
    str | None,
    typer.Option("--head", help="The hash of a head that you kept: it must still be there."),
]


@app.command("verify")
def verify_audit(head: Kept = None, language: In = Language.EN) -> None:
    """Walk the chain. Exits with 1 where it is broken, and names the first broken link."""
    with _database(language) as database, database.reading() as connection:
        verdict = verify(connection, now(), head and head.strip().lower())
    if verdict.fault is None:
        counts = {"entries": verdict.head.link, "forgotten": verdict.forgotten}
        typer.echo(translate(language, "audit-whole", counts))
        _tell_head(verdict.head.link, verdict.head.hash, language)
        return
    if verdict.fault not in OF_THE_WHOLE:
        _complain(language, "audit-broken", link=str(verdict.link))
    _complain(language, f"audit-broken-{verdict.fault.value}")
    raise typer.Exit(1)


@app.command("seal")
def seal_audit(language: In = Language.EN) -> None:
    """Seal what a killed process has left, without waiting for another one to do it."""
    with _database(language) as database:
        sealed = seal_entries(database)
    typer.echo(translate(language, "audit-sealed", {"entries": sealed}))


def _tell_head(link: int, seal: str, language: Language) -> None:
    typer.echo(translate(language, "audit-head", {"link": str(link), "hash": seal}))
    typer.echo(translate(language, "audit-head-advice", {}))


def _complain(language: Language, message: str, **params: Any) -> None:
    typer.echo(translate(language, message, params), err=True)


@contextmanager
def _database(language: Language) -> Iterator[Database]:
    database = Database(settings().database_url)
    try:
        yield database
    except DomainError as error:
        _complain(language, f"error-{error.code}", **error.params)
        raise typer.Exit(1) from None
    finally:
        database.close()
