"""What a route asks for: somebody who may do a thing, and a transaction to do it in."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import Depends, Request
from sqlalchemy import Connection, Executable
from sqlalchemy.orm import Session

from adborth.access.errors import CrossSiteRequest, PermissionMissing, SignInNeeded
from adborth.access.roles import Permission
from adborth.access.service import Actor, actor_in, actor_of, asking_who, token_values
from adborth.db.base import Query
from adborth.db.driver import Driver
from adborth.db.session import Database

COOKIE = "adborth_session"
OUR_PAGES = "x-adborth-request"
SAFE = {"GET", "HEAD", "OPTIONS"}


class Work:
    """Checks who is asking in the same transaction as the work itself."""

    actor: Actor

    def __init__(self, database: Database, token: str, needs: Permission | None) -> None:
        self.database = database
        self.token = token
        self.needs = needs

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.database.reading() as connection:
            self._admit(connection)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Session]:
        with self.database.writing() as session:
            self._admit(session.connection())
            yield session

    def row_of(self, statement: Query, values: Mapping[str, Any]) -> Any:
        """The one row of a statement, None for none; who is asking is asked in the same trip."""
        given = {**values, **token_values(self.token)}
        row = self.database.row_of(asking_who(statement), given)
        if row is None:
            self.admit()
        else:
            self._let_in(actor_in(row))
        return row

    @contextmanager
    def writing_rows(self, statement: Query, after: Executable) -> Iterator[tuple[Driver, Any]]:
        """A transaction, and the one row of `statement` as it is under the lock `after`."""
        with self.database.writing_rows() as driver:
            values = token_values(self.token)
            row = driver.row_of(asking_who(statement), values, after=after)
            self._let_in(actor_in(row))
            yield driver, row

    def admit(self) -> None:
        """For routes that need no data: only asks who it is."""
        with self.database.reading() as connection:
            self._admit(connection)

    def _admit(self, connection: Connection) -> None:
        self._let_in(actor_of(connection, self.token))

    def _let_in(self, actor: Actor) -> None:
        self.actor = actor
        if self.needs is not None and self.needs not in self.actor.permissions:
            raise PermissionMissing(permission=self.needs.value)


def may(needs: Permission | None) -> Callable[[Request], Awaitable[Work]]:
    """A dependency for a route; None asks only for somebody signed in."""

    async def work(request: Request) -> Work:
        asked = Work(request.app.state.database, token_of(request), needs)
        request.scope["adborth.work"] = asked  # whose it is, for the log
        return asked

    work.needs = needs  # type: ignore[attr-defined]  # read by the test that visits every route
    return work


def token_of(request: Request) -> str:
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and bearer:
        return bearer
    cookie = request.cookies.get(COOKIE)
    if not cookie:
        raise SignInNeeded
    # A page of another site can make the browser send the cookie, but not this header.
    if request.method not in SAFE and OUR_PAGES not in request.headers:
        raise CrossSiteRequest
    return cookie


AnySignedIn = Annotated[Work, Depends(may(None))]
ReadCases = Annotated[Work, Depends(may(Permission.READ_CASES))]
ChangeCases = Annotated[Work, Depends(may(Permission.CHANGE_CASES))]
ReadFigures = Annotated[Work, Depends(may(Permission.READ_FIGURES))]
WriteImports = Annotated[Work, Depends(may(Permission.WRITE_IMPORTS))]
ReadLists = Annotated[Work, Depends(may(Permission.READ_LISTS))]
WriteLists = Annotated[Work, Depends(may(Permission.WRITE_LISTS))]
WriteCalendar = Annotated[Work, Depends(may(Permission.WRITE_CALENDAR))]
