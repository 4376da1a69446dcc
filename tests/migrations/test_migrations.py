"""The migrations and the models describe the same tables, on both databases."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import NullPool, create_engine, inspect, make_url

from adborth.db.metadata import is_ours, metadata
from adborth.db.migrations import IN_SOURCE_TREE, upgrade


def test_migrated_tables_are_the_tables_of_the_models(database_url):
    with _engine(database_url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours})
        assert compare_metadata(context, metadata) == []


def test_migrating_again_changes_nothing(empty_database_url):
    upgrade(empty_database_url)
    before = inspect(_engine(empty_database_url)).get_table_names()
    upgrade(empty_database_url)
    assert inspect(_engine(empty_database_url)).get_table_names() == before


def test_migrations_are_numbered_in_the_order_they_run():
    files = sorted(IN_SOURCE_TREE.glob("versions/*.py"))
    assert [file.name[:4] for file in files] == [f"{n + 1:04}" for n in range(len(files))]


def _engine(url):
    return create_engine(make_url(url).set(drivername=_driver(url)), poolclass=NullPool)


def _driver(url):
    return "sqlite" if url.startswith("sqlite") else "postgresql+psycopg"
