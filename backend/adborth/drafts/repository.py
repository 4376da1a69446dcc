"""Every query about drafts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from adborth.drafts.models import Draft, SentRequest


def find_drafts(connection: Connection, owner: str, since: datetime) -> Sequence[Row[Any]]:
    own = select(*Draft.__table__.columns).where(Draft.owner == owner, Draft.saved_at >= since)
    return connection.execute(own.order_by(Draft.saved_at.desc(), Draft.draft)).all()


def find_all(connection: Connection, since: datetime) -> Sequence[Row[Any]]:
    everybodys = select(*Draft.__table__.columns).where(Draft.saved_at >= since)
    return connection.execute(everybodys.order_by(Draft.saved_at)).all()


def count_others(session: Session, owner: str, draft: str) -> int:
    others = select(func.count()).where(Draft.owner == owner, Draft.draft != draft)
    return session.scalar(others) or 0


def is_sent(session: Session, owner: str, key: str) -> bool:
    this = select(SentRequest.key).where(SentRequest.owner == owner, SentRequest.key == key)
    return session.scalar(this) is not None


def put_draft(session: Session, row: dict[str, Any]) -> None:
    insert = sqlite_insert if session.connection().dialect.name == "sqlite" else postgresql_insert
    statement = insert(Draft).values(**row)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["owner", "draft"],
            set_={name: statement.excluded[name] for name in ("fields", "saved_at")},
        )
    )


def remove_draft(session: Session, owner: str, draft: str) -> bool:
    """False where there is none."""
    this = delete(Draft).where(Draft.owner == owner, Draft.draft == draft)
    return session.execute(this.returning(Draft.draft)).scalar() is not None


def remove_before(session: Session, moment: datetime) -> None:
    session.execute(delete(Draft).where(Draft.saved_at < moment))
    session.execute(delete(SentRequest).where(SentRequest.sent_at < moment))
