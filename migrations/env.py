"""How a migration meets a database. Called by `adborth migrate`, by the tests and by `alembic`."""

from pathlib import Path
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.operations import MigrationScript
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, NullPool, TypeDecorator, create_engine, event, make_url

from adborth.db.metadata import is_ours, metadata
from adborth.settings import settings

# A migration that waits for a lock makes everybody behind it wait too: rather fail and try again.
LOCK_TIMEOUT = "5s"
# Two migrations of one database at the same time take turns. The number only has to be ours.
TURN = 7_211_402


def migrate(url: str) -> None:
    engine = _sqlite(url) if make_url(url).get_backend_name() == "sqlite" else _postgresql(url)
    with engine.begin() as connection:
        _prepare(connection)
        context.configure(
            connection=connection,
            target_metadata=metadata,
            include_object=is_ours,
            render_as_batch=connection.dialect.name == "sqlite",
            transactional_ddl=True,
            process_revision_directives=_number,
            render_item=_plain_type,
        )
        with context.begin_transaction():
            context.run_migrations()


def _prepare(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})")
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")


def _postgresql(url: str) -> Engine:
    return create_engine(make_url(url).set(drivername="postgresql+psycopg"), poolclass=NullPool)


def _sqlite(url: str) -> Engine:
    """Foreign keys stay off: a rebuilt table drops the old one, which would empty its children."""
    database = make_url(url).database
    if database:
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def no_implicit_commits(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA busy_timeout=15000")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _number(_context: MigrationContext, _revision: Any, directives: list[MigrationScript]) -> None:
    """Revisions are numbered, so that the folder reads in the order they run."""
    [script] = directives
    head = context.script.get_current_head()
    script.rev_id = f"{int(head or 0) + 1:04}"


def _plain_type(kind: str, thing: Any, _context: AutogenContext) -> str | Literal[False]:
    """Our types may change, what a migration did may not: it names the database's own type."""
    if kind == "type" and isinstance(thing, TypeDecorator):
        return f"sa.{thing.impl!r}"
    return False


migrate(context.config.attributes.get("url") or settings().database_url)
