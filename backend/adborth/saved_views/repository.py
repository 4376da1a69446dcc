"""Every query about views."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from adborth.saved_views.errors import ViewNotFound
from adborth.saved_views.models import SavedView

OWN = select(*SavedView.__table__.columns)


def find_views(connection: Connection, owner: str) -> Sequence[Row[Any]]:
    return connection.execute(OWN.where(SavedView.owner == owner)).all()


def get_view(connection: Connection, owner: str, id: int) -> Row[Any]:
    """Raises ViewNotFound."""
    this = OWN.where(SavedView.owner == owner, SavedView.id == id)
    found = connection.execute(this).one_or_none()
    if found is None:
        raise ViewNotFound
    return found


def hold_views(session: Session, owner: str) -> dict[int, SavedView]:
    """All of somebody's by id, which nobody else changes until this is over."""
    own = select(SavedView).where(SavedView.owner == owner).with_for_update()
    return {view.id: view for view in session.scalars(own)}


def add_view(session: Session, row: dict[str, Any]) -> int | None:
    """Its id; None where the owner has one of that name."""
    insert = sqlite_insert if session.connection().dialect.name == "sqlite" else postgresql_insert
    added = insert(SavedView).values(**row).on_conflict_do_nothing()
    id: int | None = session.execute(added.returning(SavedView.id)).scalar()
    return id
