"""Costly requests, counted in the database so that several processes agree.

One row an asker and cost, which counts the present minute and is used again in the next. A process
takes a share at a time and spends it by itself: all together never grant more than the limit,
and what one has left over at the end of a minute is lost.
"""

from collections.abc import Mapping
from threading import Lock

from sqlalchemy import case
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from adborth.access.costs import Cost, granted, minute_of, seconds_left, share_of
from adborth.access.errors import TooManyRequests
from adborth.access.models import RequestAllowance
from adborth.clock import now
from adborth.db.session import Database

Key = tuple[str, Cost]


class Allowances:
    """`limits` a minute; 0 is none. Never to be asked inside a transaction that writes."""

    def __init__(self, database: Database, limits: Mapping[Cost, int]) -> None:
        self._database = database
        self._limits = limits
        self._minute = 0
        self._left: dict[Key, int] = {}
        self._used_up: set[Key] = set()
        self._lock = Lock()

    def spend(self, asker: str, cost: Cost) -> None:
        """Raises TooManyRequests."""
        limit, seconds = self._limits[cost], now().timestamp()
        key, minute = (asker, cost), minute_of(seconds)
        if not limit or self._spent(key, minute):
            return
        share = self._taken(key, minute, limit)
        with self._lock:
            if not share:
                self._used_up.add(key)
                raise TooManyRequests(seconds_left(seconds))
            self._left[key] = self._left.get(key, 0) + share - 1

    def _spent(self, key: Key, minute: int) -> bool:
        """Of what this process has already."""
        with self._lock:
            if minute != self._minute:
                self._minute = minute
                self._left.clear()
                self._used_up.clear()
            left = self._left.get(key, 0)
            if left:
                self._left[key] = left - 1
            return left > 0

    def _taken(self, key: Key, minute: int, limit: int) -> int:
        """A share more, or 0."""
        if key in self._used_up:
            return 0
        insert = sqlite_insert if self._database.is_sqlite else postgresql_insert
        share, row = share_of(limit), RequestAllowance
        added = insert(row).values(asker=key[0], cost=key[1], minute=minute, taken=share)
        with_it = case((row.taken + share > limit, limit), else_=row.taken + share)
        # A process whose clock is behind takes from the minute that the others count already.
        now_counted = row.minute >= minute
        counted = added.on_conflict_do_update(
            index_elements=[row.asker, row.cost],
            set_={
                "minute": case((now_counted, row.minute), else_=minute),
                "taken": case((now_counted, with_it), else_=share),
            },
            where=~now_counted | (row.taken < limit),
        )
        with self._database.writing() as session:
            taken = session.scalar(counted.returning(row.taken))
        return 0 if taken is None else granted(taken, limit)
