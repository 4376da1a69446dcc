"""What a route asks for: somebody who may do a thing, and a transaction to do it in."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Annotated, Any, NamedTuple, TypeVar

from fastapi import Depends, Request, Response
from fastapi import Query as InQuery
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from adborth.access.allowances import Allowances
from adborth.access.askers import Asker, asker_of
from adborth.access.costs import Cost
from adborth.access.errors import CrossSiteRequest, PermissionMissing, SignInNeeded
from adborth.access.roles import AUDITED, Permission
from adborth.access.service import Actor, asking_who
from adborth.access.sessions import OpenSession, Visitor, mark_as_used, session_of
from adborth.access.tokens import hashed
from adborth.db.base import Query
from adborth.db.driver import Driver, Held
from adborth.db.json import read_rows
from adborth.db.session import Database
from adborth.errors import Unavailable
from adborth.settings import Settings
from adborth.trail import Mark, leave, refuse_without_trace, trail

COOKIE = "adborth_session"
Values = Mapping[str, Any]
OUR_PAGES = "x-adborth-request"
SAFE = {"GET", "HEAD", "OPTIONS"}


MOST_REMEMBERED = 10_000


class Known(NamedTuple):
    """Somebody who asked before, and the rows that told who it was."""

    actor: Actor
    told: str | None = None


class Work:
    """Checks who is asking in the same transaction as the work itself, or just before it."""

    actor: Actor
    allowances: Allowances

    def __init__(
        self, database: Database, token: str, asker: Asker, needs: Permission | None
    ) -> None:
        self.database = database
        self.token = token
        self.asker = asker
        self.needs = needs
        # Who asked before with the same token: never believed, only a guess that saves a trip.
        self._remembered: dict[str, Known] = database.memory.setdefault("actors", {})

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.database.reading() as connection:
            self._admit(connection)
            yield connection
        self._mark_as_used()

    @contextmanager
    def writing(self) -> Iterator[Session]:
        with self.database.writing() as session:
            self._admit(session.connection())
            yield session
            refuse_without_trace()
        self._mark_as_used()

    def row_of(self, asked: Callable[[Actor], tuple[Query, Values]]) -> Any:
        """The one row of a statement, None for none; who is asking is asked in the same trip.

        The statement depends on whose cases somebody may see, which is remembered from before.
        Where that has changed meanwhile, it is asked once more.
        """
        known = self._remembered.get(self.asker.key)
        if known is None or self.needs not in known.actor.permissions:
            self.admit()
            known = Known(self.actor)
        statement, values = asked(known.actor)
        asking = asking_who(statement, self.asker.who)
        row = self.database.row_of(asking, {**values, **self.asker.values})
        if row is None:
            self.admit()
        else:
            self._recognise(row.who, known)
        if self.actor != known.actor:
            return self.row_of(asked)
        self._mark_as_used()
        return row

    @contextmanager
    def writing_together(self, held: Held) -> Iterator[tuple[Driver, Any]]:
        """A transaction that others share, and the row that is held in it for all of them.

        After `row_of`, which has asked who it is.
        """
        with self.database.writing_together(held) as driver:
            yield driver, driver.held(held)
            refuse_without_trace()

    def admit(self) -> None:
        """For routes that need no data: only asks who it is."""
        with self.database.reading() as connection:
            self._admit(connection)
        self._mark_as_used()

    def spend(self, cost: Cost) -> None:
        """Before costly work, and outside a transaction. Raises TooManyRequests.

        Whose token it is never changes: what they may is asked with the work itself.
        """
        known = self._remembered.get(self.asker.key)
        if known is None:
            self.admit()
        actor = self.actor if known is None else known.actor
        self.allowances.spend(actor.username, cost)

    def viewed(self, subject: str, action: str = "view", **what: Any) -> None:
        """Who is asking has seen it: in the audit before the answer leaves."""
        leave(Mark(self.actor.username, action, subject, what))

    def _admit(self, connection: Connection) -> None:
        rows = connection.execute(self.asker.who, self.asker.values).mappings().all()
        self._let_in(self.asker.actor(rows))

    def _recognise(self, told: str | None, known: "Known | None") -> None:
        """Whoever `told` says is asking: most often the very same as the last time."""
        if told is not None and known is not None and known.told == told:
            self._let_in(known.actor, told)
        else:
            self._let_in(self.asker.actor(read_rows(told)), told)

    def _mark_as_used(self) -> None:
        """After the work, which is done whether this succeeds or not."""
        if self.actor.unseen:
            with suppress(Unavailable), self.database.writing() as session:
                mark_as_used(session, self.token)

    def _let_in(self, actor: Actor, told: str | None = None) -> None:
        self.actor = actor
        if actor.scopes:
            trail().client = actor.username
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[self.asker.key] = Known(actor, told)
        if self.needs is not None and self.needs not in self.actor.permissions:
            raise PermissionMissing(permission=self.needs.value)


class PreviewableWork(Work):
    """Of a route that can also show what would follow: the same work, and then taken back.

    A preview leaves no trace, so it must not tell more than what is known without it.
    """

    preview = False

    @contextmanager
    def writing(self) -> Iterator[Session]:
        if not self.preview:
            with super().writing() as session:
                yield session
            return
        with self.database.writing(keep=False) as session:
            self._admit(session.connection())
            yield session


class HalfWork(Work):
    """For whoever has a session, even one that still waits for a second factor."""

    session: OpenSession

    def _admit(self, connection: Connection) -> None:
        self.session = session_of(connection, self.token)
        self.actor = self.session.actor

    def _mark_as_used(self) -> None:
        """Looking how long a session still lasts does not make it last longer."""


def half_signed_in(request: Request) -> HalfWork:
    state, token = request.app.state, token_of(request)
    return HalfWork(state.database, token, asker_of(token, state.token_keys), None)


half_signed_in.needs = None  # type: ignore[attr-defined]  # as for `may`


def visitor_of(request: Request) -> Visitor:
    address = request.client.host if request.client else None
    return Visitor(address, request.headers.get("user-agent"))


def settings_of(request: Request) -> Settings:
    chosen: Settings = request.app.state.settings
    return chosen


def may(needs: Permission | None) -> Callable[[Request], Work]:
    """A dependency for a route; None asks only for somebody signed in."""

    def work(request: Request) -> Work:
        return _asked(Work, request, needs)

    work.needs = needs  # type: ignore[attr-defined]  # read by the test that visits every route
    work.audited = needs in AUDITED  # type: ignore[attr-defined]  # read by the route itself
    return work


Preview = Annotated[
    bool,
    InQuery(description="Only show what would follow: nothing is changed, and nothing recorded."),
]


def may_preview(needs: Permission) -> Callable[..., Awaitable[PreviewableWork]]:
    """The same for a route that can also show what would follow."""

    async def work(request: Request, preview: Preview = False) -> PreviewableWork:
        asked = _asked(PreviewableWork, request, needs)
        asked.preview = preview
        return asked

    work.needs = needs  # type: ignore[attr-defined]  # as for `may`
    return work


Asked = TypeVar("Asked", bound=Work)


def _asked(kind: type[Asked], request: Request, needs: Permission | None) -> Asked:
    state, token = request.app.state, token_of(request)
    asked = kind(state.database, token, asker_of(token, state.token_keys), needs)
    asked.allowances = state.allowances
    request.scope["adborth.work"] = asked  # whose it is, for the log
    return asked


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


def asker_known(request: Request) -> str | None:
    """Who asked, for the audit of what was refused: a cookie that another site has used is looked
    up in memory only."""
    actor = getattr(request.scope.get("adborth.work"), "actor", None)
    if actor is None and (cookie := request.cookies.get(COOKIE)):
        known = request.app.state.database.memory.get("actors", {}).get(hashed(cookie))
        actor = known and known.actor
    return None if actor is None else actor.username


def set_session_cookie(response: Response, token: str, expires_at: datetime, secure: bool) -> None:
    response.set_cookie(
        COOKIE, token, expires=expires_at, httponly=True, samesite="lax", secure=secure
    )


HalfSignedIn = Annotated[HalfWork, Depends(half_signed_in)]
Options = Annotated[Settings, Depends(settings_of)]
VisitorOf = Annotated[Visitor, Depends(visitor_of)]
AnySignedIn = Annotated[Work, Depends(may(None))]
ReadCases = Annotated[Work, Depends(may(Permission.READ_CASES))]
# Which change somebody may make depends on the case: see `cases/permissions.py`.
ChangeCase = Annotated[PreviewableWork, Depends(may_preview(Permission.READ_CASES))]
AssignCases = Annotated[Work, Depends(may(Permission.RECEIPT_CASES))]
OpenCases = Annotated[Work, Depends(may(Permission.OPEN_CASES))]
RestrictCases = Annotated[Work, Depends(may(Permission.RESTRICT_CASES))]
ChangeAccess = Annotated[PreviewableWork, Depends(may_preview(Permission.RESTRICT_CASES))]
BreakGlass = Annotated[Work, Depends(may(Permission.BREAK_GLASS))]
ReadCompliments = Annotated[Work, Depends(may(Permission.READ_COMPLIMENTS))]
WriteCompliments = Annotated[Work, Depends(may(Permission.WRITE_COMPLIMENTS))]
ReadFigures = Annotated[Work, Depends(may(Permission.READ_FIGURES))]
WriteWorkload = Annotated[Work, Depends(may(Permission.WRITE_WORKLOAD))]
WriteImports = Annotated[Work, Depends(may(Permission.WRITE_IMPORTS))]
ReadLists = Annotated[Work, Depends(may(Permission.READ_LISTS))]
WriteLists = Annotated[Work, Depends(may(Permission.WRITE_LISTS))]
WriteRetention = Annotated[Work, Depends(may(Permission.WRITE_RETENTION))]
WriteCalendar = Annotated[Work, Depends(may(Permission.WRITE_CALENDAR))]
WriteClients = Annotated[Work, Depends(may(Permission.WRITE_CLIENTS))]
WriteUsers = Annotated[Work, Depends(may(Permission.WRITE_USERS))]
ReadAudit = Annotated[Work, Depends(may(Permission.READ_AUDIT))]
