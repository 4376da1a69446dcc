"""`adborth users …`: for the very first hours, and for emergencies."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from pydantic import ValidationError
from sqlalchemy.orm import Session

from adborth.access.roles import Role
from adborth.access.service import system_actor
from adborth.accounts.repository import id_of
from adborth.accounts.resets import Reset
from adborth.accounts.user_schemas import AddUser
from adborth.accounts.users import add_user, remove_second_factor, reset_for
from adborth.db.session import Database
from adborth.errors import DomainError
from adborth.i18n.catalogue import Language, translate
from adborth.settings import settings

app = typer.Typer(no_args_is_help=True, help="People who sign in with a password.")

Name = Annotated[str, typer.Argument(help="The user name.")]
DisplayName = Annotated[str, typer.Option(help="What others see; the user name where left out.")]
Roles = Annotated[list[Role], typer.Option("--role", help="Can be given several times.")]
Lost = Annotated[bool, typer.Option("--second-factor", help="Their authenticator is lost, too.")]


@app.command("add")
def add(name: Name, role: Roles, display_name: DisplayName = "") -> None:
    """Add somebody. The token that is shown lets them choose their password."""
    with _writing() as session:
        given = AddUser(username=name, display_name=display_name or name, roles=role)
        _, reset = add_user(session, system_actor("users"), given)
    _show(reset)


@app.command("reset")
def reset(name: Name, second_factor: Lost = False) -> None:
    """Show a token with which somebody can choose a new password."""
    with _writing() as session:
        user_id = id_of(session, name.strip().lower())
        started = reset_for(session, system_actor("users"), user_id)
        if second_factor:
            remove_second_factor(session, system_actor("users"), user_id)
    _show(started)


@contextmanager
def _writing() -> Iterator[Session]:
    database = Database(settings().database_url)
    try:
        with database.writing() as session:
            yield session
    except ValidationError as wrong:
        told = "; ".join(f"{error['loc'][0]}: {error['msg']}" for error in wrong.errors())
        raise _fault(told) from None
    except DomainError as error:
        told = translate(Language.EN, f"error-{error.code}", error.params)
        raise _fault(told) from None
    finally:
        database.close()


def _fault(told: str) -> typer.Exit:
    typer.echo(told, err=True)
    return typer.Exit(1)


def _show(reset: Reset) -> None:
    typer.echo(f"token    {reset.token}")
    typer.echo(f"expires  {reset.expires_at:%Y-%m-%d %H:%M} UTC")
