"""The lists in memory, read again only when an entry was added or changed.

Several processes share the database and no memory, so each asks whether its lists are the latest.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any
from weakref import WeakKeyDictionary

import orjson
from sqlalchemy import Connection, Pool, func, select

from adborth.lists.repository import TABLES
from adborth.lists.service import Lists, list_names
from adborth.lists.vocabulary import ListName


@dataclass(frozen=True, slots=True)
class ListsInMemory:
    """`shown` is each entry by its id as the API shows it, ready-made; that of no id is None."""

    stamp: int
    names: Lists
    shown: Mapping[ListName, Mapping[int | None, orjson.Fragment | None]]
    ids: Mapping[ListName, Mapping[str, int]]


# Every change of an entry adds to its version and none is deleted, so no two states of the lists
# have the same sum.
STAMP = select(
    reduce(
        add,
        (
            func.coalesce(select(func.sum(table.version)).scalar_subquery(), 0)
            for table in TABLES.values()
        ),
    ).label("lists_stamp")
)
_loaded: WeakKeyDictionary[Pool, ListsInMemory] = WeakKeyDictionary()


def lists_stamp() -> Any:
    """A column for another statement that needs the lists, for `lists_in_force`."""
    return STAMP.scalar_subquery().label("lists_stamp")


def lists_in_force(connection: Connection, row: Any) -> ListsInMemory:
    """By the column `lists_stamp` of a row that was just read."""
    return _lists(connection, row.lists_stamp)


def lists_in_memory(pool: Pool, row: Any) -> ListsInMemory | None:
    """The same where they have been read before."""
    known = _loaded.get(pool)
    return known if known is not None and known.stamp == row.lists_stamp else None


def current_lists(connection: Connection) -> ListsInMemory:
    return _lists(connection, connection.execute(STAMP).scalar_one())


def id_of(pool: Pool, list_name: ListName, code: str) -> int | None:
    """The id of a code, which never changes; None for one that is not in memory."""
    known = _loaded.get(pool)
    return known.ids[list_name].get(code) if known else None


def _lists(connection: Connection, stamp: int) -> ListsInMemory:
    known = _loaded.get(connection.engine.pool)
    if known is None or known.stamp != stamp:
        known = _loaded[connection.engine.pool] = _read(connection, stamp)
    return known


def _read(connection: Connection, stamp: int) -> ListsInMemory:
    names = list_names(connection)
    shown: dict[ListName, dict[int | None, orjson.Fragment | None]] = {
        name: {entry.id: orjson.Fragment(orjson.dumps(entry.shown)) for entry in entries}
        for name, entries in names.items()
    }
    for of_list in shown.values():
        of_list[None] = None
    ids = {name: {entry.code: entry.id for entry in entries} for name, entries in names.items()}
    return ListsInMemory(stamp, names, shown, ids)
