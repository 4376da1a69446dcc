"""Keep what somebody is writing until it is sent, thrown away, or a week old."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row
from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.audit.service import record
from adborth.clock import now
from adborth.drafts import repository
from adborth.drafts.errors import DraftNotFound, DraftSent, TooManyDrafts

KEPT = timedelta(days=7)
MOST = 50


def own_drafts(connection: Connection, actor: Actor) -> Sequence[Row[Any]]:
    return repository.find_drafts(connection, actor.username, now() - KEPT)


def all_drafts(connection: Connection) -> Sequence[Row[Any]]:
    """Of everybody. For an answer that tells of them without what stands in them."""
    return repository.find_all(connection, now() - KEPT)


def save_draft(session: Session, actor: Actor, draft: str, fields: dict[str, str]) -> datetime:
    """Raises DraftSent and TooManyDrafts. The audit says that somebody wrote, never what."""
    forget_old(session)
    if repository.is_sent(session, actor.username, draft):
        raise DraftSent
    if repository.count_others(session, actor.username, draft) >= MOST:
        raise TooManyDrafts(most=MOST)
    moment = now()
    row = {"owner": actor.username, "draft": draft, "fields": fields, "saved_at": moment}
    repository.put_draft(session, row)
    record(session, actor.username, "draft.save", f"drafts/{draft}")
    return moment


def forget_draft(session: Session, actor: Actor, draft: str) -> None:
    """Raises DraftNotFound."""
    if not repository.remove_draft(session, actor.username, draft):
        raise DraftNotFound
    record(session, actor.username, "draft.forget", f"drafts/{draft}")


def forget_old(session: Session) -> None:
    repository.remove_before(session, now() - KEPT)
