"""Walk the chain, and name its first broken link."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from adborth.audit.chain import GENESIS, SEALED, Head, after, digest_of
from adborth.audit.sealing import HEAD, UNSEALED
from adborth.audit.service import FORGET, TABLE

SEALS_WITHIN = timedelta(minutes=1)
ENTRY = ("at", *SEALED, "changes", "salt", "link", "hash")


class Fault(StrEnum):
    """What is wrong. Links stand for their entries; the first that is wrong is named."""

    GAP = "gap"
    ALTERED = "altered"
    VALUES = "values"
    FORGOTTEN = "forgotten"
    HEAD = "head"
    OTHER_HEAD = "other-head"
    UNSEALED = "unsealed"


@dataclass(frozen=True)
class Verdict:
    """How far the chain holds: `head` is its last good link."""

    head: Head
    forgotten: int
    fault: Fault | None = None

    @property
    def link(self) -> int:
        """The first that does not hold."""
        return self.head.link + 1


def verify(connection: Connection, at: datetime, kept: str | None = None) -> Verdict:
    """`kept` is a hash that was the head at some time, and must still be in the chain."""
    end = Head(*connection.execute(HEAD).one())
    walk = Walk(_forgetting(connection), kept)
    entries = select(*(TABLE.c[name] for name in ENTRY)).where(TABLE.c.link.is_not(None))
    rows = connection.execution_options(yield_per=1_000).execute(entries.order_by(TABLE.c.link))
    fault = walk.first_fault(row for row in rows.mappings() if row["link"] <= end.link)
    rows.close()
    if fault is None and walk.head != end:
        fault = Fault.HEAD
    if fault is None and not walk.met:
        fault = Fault.OTHER_HEAD
    if fault is None and _waits(connection, at):
        fault = Fault.UNSEALED
    return Verdict(walk.head, walk.forgotten, fault)


class Walk:
    """From the first link to the last, or to the first that does not hold."""

    def __init__(self, forgetting: Mapping[str, int], kept: str | None) -> None:
        self.head = GENESIS
        self.forgotten = 0
        self.met = kept in (None, GENESIS.hash)
        self._forgetting = forgetting
        self._kept = kept

    def first_fault(self, entries: Iterable[Mapping[Any, Any]]) -> Fault | None:
        return next((fault for entry in entries if (fault := self._step(entry))), None)

    def _step(self, entry: Mapping[Any, Any]) -> Fault | None:
        head = after(self.head, entry)
        if entry["link"] != head.link:
            return Fault.GAP
        if entry["hash"] != head.hash:
            return Fault.ALTERED
        if entry["changes"] is None:
            gone = entry["digest"] is not None
            if gone and self._forgetting.get(entry["subject"], 0) < head.link:
                return Fault.FORGOTTEN
            self.forgotten += gone
        elif digest_of(entry["changes"], entry["salt"] or "") != entry["digest"]:
            return Fault.VALUES
        self.head = head
        self.met = self.met or head.hash == self._kept
        return None


def _forgetting(connection: Connection) -> dict[str, int]:
    """The last link of each subject whose values somebody had forgotten."""
    said = select(TABLE.c.subject, TABLE.c.link).where(
        TABLE.c.action == FORGET, TABLE.c.link.is_not(None)
    )
    return {row.subject: row.link for row in connection.execute(said.order_by(TABLE.c.link))}


def _waits(connection: Connection, at: datetime) -> bool:
    old = select(TABLE.c.id).where(UNSEALED, TABLE.c.at < at - SEALS_WITHIN).limit(1)
    return connection.scalar(old) is not None
