"""A PostgreSQL database as it was before a test: quicker than another copy of the template."""

from typing import Any, LiteralString

import psycopg
from psycopg import sql

Connection = psycopg.Connection[Any]

OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
TABLES = (
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
)
SEQUENCES = "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'"
REFERENCES = (
    "SELECT confrelid::regclass::text, conrelid::regclass::text"
    " FROM pg_constraint WHERE contype = 'f'"
)
# Whatever a test may do to tables, triggers and functions.
SHAPE = """
SELECT md5(string_agg(part, '|' ORDER BY part)) FROM (
  SELECT concat_ws(' ', oid, relname, relnatts, relhastriggers) AS part FROM pg_class
    WHERE relnamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', tgrelid, tgname, tgenabled) FROM pg_trigger
  UNION ALL SELECT concat_ws(' ', conrelid, conname, convalidated) FROM pg_constraint
  UNION ALL SELECT concat_ws(' ', oid, md5(prosrc)) FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace
) AS parts"""
# A table that nobody has written to since it was emptied has no pages.
USED = "SELECT {name} WHERE pg_relation_size({name}::regclass) > 0"
CHANGED = (
    "SELECT {name} WHERE {digest} IS DISTINCT FROM"
    " (SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table} AS t)"
)
DIGEST: LiteralString = "SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {} AS t"


class Restoring:
    """What the databases that are copied from one template hold when they are new."""

    def __init__(self, connection: Connection) -> None:
        names = _names(connection, TABLES)
        self._rows = {name: rows for name in names if (rows := _rows(connection, name))}
        self._users: dict[str, set[str]] = {name: set() for name in names}
        for used, user in connection.execute(REFERENCES):
            self._users[used].add(user)
        self._shape = _shape(connection)
        self._changed = sql.SQL(" UNION ALL ").join(
            _question(connection, name, name in self._rows) for name in names
        )
        self._counters = sql.SQL("SELECT {}").format(
            sql.SQL(", ").join(_counter(connection, name) for name in _names(connection, SEQUENCES))
        )

    def restore(self, connection: Connection) -> bool:
        """Whether it is as it was: who changed more than rows leaves it unfit for others."""
        connection.execute(OTHERS)
        connection.execute("SET session_replication_role = replica")
        if _shape(connection) != self._shape:
            return False
        names = {name for (name,) in connection.execute(self._changed)}
        if names:
            names = self._with_users(names)
            tables = sql.SQL(", ").join(map(sql.Identifier, sorted(names)))
            connection.execute(sql.SQL("TRUNCATE {}").format(tables))
        for name in names & self._rows.keys():
            copy = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(name))
            with connection.cursor().copy(copy) as target:
                target.write(self._rows[name])
        connection.execute(self._counters)
        return True

    def _with_users(self, names: set[str]) -> set[str]:
        """And whatever refers to them, which must be emptied with them."""
        found, waiting = set[str](), list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._users[name]
        return found


def _names(connection: Connection, question: LiteralString) -> list[str]:
    return [name for (name,) in connection.execute(question)]


def _shape(connection: Connection) -> Any:
    (shape,) = connection.execute(SHAPE).fetchone() or (None,)
    return shape


def _rows(connection: Connection, name: str) -> bytes:
    copy = sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(name))
    with connection.cursor().copy(copy) as source:
        return b"".join(source)


def _question(connection: Connection, name: str, filled: bool) -> sql.Composed:
    if not filled:
        return sql.SQL(USED).format(name=name)
    table = sql.Identifier(name)
    (digest,) = connection.execute(sql.SQL(DIGEST).format(table)).fetchone() or (None,)
    return sql.SQL(CHANGED).format(name=name, table=table, digest=digest)


def _counter(connection: Connection, name: str) -> sql.Composed:
    ask = sql.SQL("SELECT last_value, is_called FROM {}").format(sql.Identifier(name))
    last, called = connection.execute(ask).fetchone() or (1, False)
    return sql.SQL("setval({}::regclass, {}, {})").format(name, last, called)
