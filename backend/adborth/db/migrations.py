"""Bringing a database up to the tables that this release needs."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

PACKAGE = Path(__file__).parents[1]
IN_WHEEL = PACKAGE / "migrations"
IN_SOURCE_TREE = PACKAGE.parents[1] / "migrations"


def upgrade(url: str, to: str = "head") -> None:
    """Runs every missing migration in one transaction; does nothing where none is missing."""
    command.upgrade(_config(url), to)


def is_current(connection: Connection) -> bool:
    """Whether the database has the tables of this release, no older and no newer ones."""
    applied = MigrationContext.configure(connection).get_current_heads()
    return set(applied) == _heads()


def known_revisions() -> frozenset[str]:
    """Every state that a database can have been in, up to this release."""
    scripts = ScriptDirectory.from_config(_config())
    return frozenset(script.revision for script in scripts.walk_revisions())


@cache
def _heads() -> set[str]:
    return set(ScriptDirectory.from_config(_config()).get_heads())


def _config(url: str | None = None) -> Config:
    config = Config()
    scripts = IN_WHEEL if IN_WHEEL.is_dir() else IN_SOURCE_TREE
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["url"] = url
    return config
