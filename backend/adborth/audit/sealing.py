"""Sealing: committed entries get their place in the chain, in the order in which they stand."""

from typing import cast

import orjson
from sqlalchemy import Table, bindparam, exists, literal, select, text, update

from adborth.audit.chain import SEALED, Head, after
from adborth.audit.models import AuditChain
from adborth.audit.service import TABLE
from adborth.db.base import Query
from adborth.db.json import json_rows, read_instant, read_rows
from adborth.db.session import Database

CHAIN = cast(Table, AuditChain.__table__)
HEAD = select(CHAIN.c.link, CHAIN.c.hash)
HEAD_HELD = HEAD.with_for_update()
MOVE = (
    update(CHAIN)
    .values(link=bindparam("new_link"), hash=bindparam("new_hash"))
    .returning(literal(1).label("moved"))
)
# Another process that stopped with the head in its hand must not stop everybody.
PATIENCE = text("SET LOCAL lock_timeout = '10s'").columns()
AT_ONCE = 1_000
UNSEALED = TABLE.c.link.is_(None)
WAITING = select(exists().where(UNSEALED))
ENTRIES: Query = select(
    json_rows(
        select(TABLE.c.id, TABLE.c.at, *(TABLE.c[name] for name in SEALED))
        .where(UNSEALED)
        .order_by(TABLE.c.id)
        .limit(AT_ONCE)
    ).label("entries")
)
# All of them in one statement: the ids, and where each has its place.
SEAL = {
    "sqlite": (
        "UPDATE audit_entries SET link = json_extract(seal.value, '$.link'),"
        " hash = json_extract(seal.value, '$.hash')"
        " FROM json_each(?) AS seal WHERE audit_entries.id = json_extract(seal.value, '$.id')"
    ),
    "postgresql": (
        "UPDATE audit_entries SET link = seal.link, hash = seal.hash"
        " FROM json_to_recordset($1) AS seal(id bigint, link bigint, hash text)"
        " WHERE audit_entries.id = seal.id"
    ),
}


def seal_entries(database: Database) -> int:
    """Seals whatever is committed and not sealed yet; returns how many entries that were."""
    with database.reading() as connection:
        waiting = connection.scalar(WAITING)
    sealed = done = _seal_some(database) if waiting else 0
    while done == AT_ONCE:
        done = _seal_some(database)
        sealed += done
    return sealed


def _seal_some(database: Database) -> int:
    with database.writing_rows() as driver:
        found = driver.row_of(HEAD_HELD, {}, after=PATIENCE)
        head = Head(found.link, found.hash)
        seals = []
        for entry in read_rows(driver.row_of(ENTRIES, {}).entries):
            head = after(head, entry | {"at": read_instant(entry["at"])})
            seals.append({"id": entry["id"], "link": head.link, "hash": head.hash})
        if seals:
            driver.change(SEAL[driver.backend], [orjson.dumps(seals).decode()])
            driver.row_of(MOVE, {"new_link": head.link, "new_hash": head.hash})
    return len(seals)
