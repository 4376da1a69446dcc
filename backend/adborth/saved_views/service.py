"""Keep the lists of cases that somebody comes back to, each under a name of its own."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.audit.service import record
from adborth.cases.listing import learn_codes
from adborth.clock import now
from adborth.db.versions import check
from adborth.errors import FieldError, Invalid
from adborth.i18n.catalogue import Language
from adborth.lists.welsh_order import plain_letters, welsh_key
from adborth.saved_views import repository
from adborth.saved_views.errors import TooManyViews, ViewNotFound
from adborth.saved_views.models import SavedView
from adborth.saved_views.schemas import ChangeView, KeepView, KeptFilters

MOST = 50


def own_views(connection: Connection, actor: Actor, language: Language) -> list[Any]:
    """In alphabetical order."""
    key = welsh_key if language is Language.CY else plain_letters
    return sorted(
        repository.find_views(connection, actor.username), key=lambda row: (key(row.name), row.id)
    )


def keep_view(session: Session, actor: Actor, given: KeepView) -> int:
    """Its id. Raises TooManyViews, and Invalid for a name that is taken or an unknown code."""
    if len(repository.hold_views(session, actor.username)) >= MOST:
        raise TooManyViews(most=MOST)
    row = {
        "owner": actor.username,
        "name": given.name,
        "name_key": given.name.casefold(),
        "filters": _kept(session, given.filters),
        "columns": given.columns,
        "version": 1,
        "saved_at": now(),
    }
    id = repository.add_view(session, row)
    if id is None:
        raise _name_taken()
    _record(session, actor, "keep", id)
    return id


def change_view(session: Session, actor: Actor, id: int, expected: int, given: ChangeView) -> None:
    """Raises ViewNotFound, VersionStale, and Invalid as for a new one."""
    own = repository.hold_views(session, actor.username)
    view = _held(own, id, expected)
    if given.name is not None:
        _check_free(given.name, (other for other in own.values() if other is not view))
        view.name, view.name_key = given.name, given.name.casefold()
    if given.filters is not None:
        view.filters = _kept(session, given.filters)
    if "columns" in given.model_fields_set:
        view.columns = None if given.columns is None else list(given.columns)
    view.version += 1
    view.saved_at = now()
    try:
        session.flush()
    except IntegrityError:  # Another request has just kept a new one of that name.
        raise _name_taken() from None
    _record(session, actor, "change", id)


def forget_view(session: Session, actor: Actor, id: int, expected: int) -> None:
    """Raises ViewNotFound and VersionStale."""
    session.delete(_held(repository.hold_views(session, actor.username), id, expected))
    session.flush()
    _record(session, actor, "forget", id)


def _held(own: dict[int, SavedView], id: int, expected: int) -> SavedView:
    if id not in own:
        raise ViewNotFound
    check(own[id].version, expected)
    return own[id]


def _check_free(name: str, others: Iterable[SavedView]) -> None:
    if name.casefold() in {other.name_key for other in others}:
        raise _name_taken()


def _name_taken() -> Invalid:
    return Invalid.one("name", "view-name-taken")


def _kept(session: Session, filters: KeptFilters) -> dict[str, Any]:
    """As they are stored. An entry that is taken out of use later can still be asked for."""
    try:
        learn_codes(filters, session.connection())
    except Invalid as wrong:
        raise Invalid(
            errors=[
                FieldError(f"filters.{one.field}", one.code, one.params) for one in wrong.errors
            ]
        ) from None
    return filters.model_dump(mode="json", exclude_unset=True, exclude_none=True)


def _record(session: Session, actor: Actor, action: str, id: int) -> None:
    """Never what it is called: that is its owner's own."""
    record(session, actor.username, f"saved_view.{action}", f"saved-view:{id}")
