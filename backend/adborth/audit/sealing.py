"""Sealing: committed entries get their place in the chain, in the order in which they stand."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from sqlalchemy import Table, bindparam, func, literal, select, text, update

from adborth.audit.chain import SEALED, Head, after
from adborth.audit.models import AuditChain
from adborth.audit.service import TABLE
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
UNSEALED = TABLE.c.link.is_(None)
WAITING = select(func.count()).select_from(TABLE).where(UNSEALED)
READ = select(TABLE.c.id, TABLE.c.at, *(TABLE.c[name] for name in SEALED)).where(UNSEALED)
SEAL = (
    update(TABLE)
    .where(TABLE.c.id == bindparam("of_id"))
    .values(link=bindparam("new_link"), hash=bindparam("new_hash"))
)
AT_ONCE = 1_000


def seal_entries(database: Database) -> int:
    """Seals whatever is committed and not sealed yet; returns how many entries that were."""
    sealed = 0
    with database.reading() as connection:
        waiting = connection.scalar(WAITING)
    while waiting and (done := _seal_some(database)):
        sealed += done
    return sealed


def _seal_some(database: Database) -> int:
    with database.writing() as session:
        connection = session.connection()
        if not database.is_sqlite:
            connection.execute(PATIENCE)
        head = Head(*connection.execute(HEAD_HELD).one())
        rows = connection.execute(READ.order_by(TABLE.c.id).limit(AT_ONCE)).mappings().all()
        if rows:
            heads = list(_heads(head, rows))
            seals = [_new(head) for head in heads]
            connection.execute(
                SEAL,
                [{**seal, "of_id": row["id"]} for seal, row in zip(seals, rows, strict=True)],
            )
            connection.execute(MOVE, seals[-1])
    return len(rows)


def _heads(head: Head, rows: Iterable[Mapping[Any, Any]]) -> Iterable[Head]:
    for row in rows:
        head = after(head, row)
        yield head


def _new(head: Head) -> dict[str, Any]:
    return {"new_link": head.link, "new_hash": head.hash}
