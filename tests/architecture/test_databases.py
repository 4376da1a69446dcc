"""A PostgreSQL database that one test hands on to the next is as new."""

from typing import Any

import psycopg
import pytest

from adborth.db.session import Database
from tests.bad_days.conftest import prepare

SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences ORDER BY 1"
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


def held(url: str) -> dict[str, Any]:
    with psycopg.connect(url) as connection:
        tables = [name for (name,) in connection.execute(TABLES)]
        rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables}
        return {**rows, "sequences": connection.execute(SEQUENCES).fetchall()}


def test_what_a_test_wrote_is_gone_and_what_it_removed_is_back(postgresql_databases):
    with postgresql_databases.migrated() as url:
        new = held(url)
        assert new["themes"]
        assert not new["users"]
        prepare(url)
        with psycopg.connect(url) as connection:
            connection.execute("DELETE FROM bank_holidays")
    with postgresql_databases.migrated() as again:
        assert again == url
        assert held(url) == new


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE audit_entries DISABLE TRIGGER USER",
        "ALTER TABLE cases ADD COLUMN colour text",
        "CREATE TABLE colours (name text)",
        "DROP INDEX ix_cases_received_on_id",
    ],
)
def test_who_changed_more_than_rows_hands_nothing_on(postgresql_databases, change):
    with postgresql_databases.migrated() as url, psycopg.connect(url) as connection:
        connection.execute(change)
    with postgresql_databases.migrated() as other:
        assert other != url


def test_who_is_still_there_does_not_stop_it(postgresql_databases):
    with postgresql_databases.migrated() as url:
        database = Database(url)
        connection = database.engine.connect()
        connection.exec_driver_sql("SELECT * FROM cases")
    with postgresql_databases.migrated() as again:
        assert again == url
    connection.invalidate()
    connection.close()
    database.close()
