"""A request that is sent twice is carried out once.

Its sender gives it a key. The key is claimed in the transaction of the request itself: what
fails leaves no claim, and of two at the same moment the second waits for the first.
"""

from hashlib import sha256
from typing import NamedTuple, cast

from pydantic import BaseModel
from sqlalchemy import Executable, Table, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from adborth.clock import now
from adborth.db.driver import Driver
from adborth.db.session import Database
from adborth.drafts.errors import KeyReused
from adborth.drafts.models import Draft, SentRequest

SENT = cast(Table, SentRequest.__table__)
CLAIMS: dict[str, Executable] = {
    "sqlite": sqlite_insert(SENT).on_conflict_do_nothing().returning(SENT.c.key),
    "postgresql": postgresql_insert(SENT).on_conflict_do_nothing().returning(SENT.c.key),
}
THIS = (SENT.c.owner == bindparam("by"), SENT.c.key == bindparam("by_key"))
KNOWN = select(SENT.c.digest, SENT.c.made).where(*THIS)
DRAFTS = cast(Table, Draft.__table__)
NO_DRAFT_ANY_MORE = (
    delete(DRAFTS)
    .where(DRAFTS.c.owner == bindparam("by"), DRAFTS.c.draft == bindparam("by_key"))
    .returning(DRAFTS.c.draft)
)
MADE = update(SENT).where(*THIS).values(made=bindparam("reference")).returning(SENT.c.key)


class Sent(NamedTuple):
    """A request with its sender and its key, None where it was given none."""

    owner: str
    key: str | None
    body: BaseModel

    def came_before(self, database: Database) -> bool:
        """Whether it was carried out, as far as is known without a lock."""
        asked = {"by": self.owner, "by_key": self.key}
        return self.key is not None and database.row_of(KNOWN, asked) is not None

    def made_before(self, driver: Driver) -> str | None:
        """The reference of what it made when it came before. Raises KeyReused."""
        if self.key is None:
            return None
        row = {"owner": self.owner, "key": self.key, "digest": self._digest, "made": None}
        if driver.row_of(CLAIMS[driver.backend], {**row, "sent_at": now()}):
            return None
        known = driver.row_of(KNOWN, {"by": self.owner, "by_key": self.key})
        if known.digest != self._digest:
            raise KeyReused(known.made)
        made: str = known.made
        return made

    def has_made(self, driver: Driver, reference: str) -> None:
        """The draft that has the key for its name is sent with it."""
        if self.key is not None:
            this = {"by": self.owner, "by_key": self.key}
            driver.row_of(MADE, {**this, "reference": reference})
            driver.row_of(NO_DRAFT_ANY_MORE, this)

    @property
    def _digest(self) -> str:
        """Of what it asks for and what it says."""
        said = f"{type(self.body).__name__} {self.body.model_dump_json()}"
        return sha256(said.encode()).hexdigest()
