"""Databases for tests: migrated once per worker, new for each test, on SQLite and PostgreSQL.

A test asks for `database_url` and runs twice; for `sqlite_url` or `postgresql_url` where it is
about one of them; for an `empty_…` one where it migrates by itself. A fixture of wider scope
takes `sqlite_databases` or `postgresql_databases` and keeps the copy for as long as it likes.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import LiteralString
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from adborth.audit.sealing import seal_entries
from adborth.db.migrations import upgrade
from adborth.db.session import Database
from adborth.letter_texts.seeding import seed_letter_texts
from adborth.lists.seeding import seed_lists
from adborth.working_days.service import seed_calendar
from tests import postgresql
from tests.restoring import Restoring

# The server's own locale must not decide what a test finds.
CREATE = "CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"


def _install(url: str) -> None:
    """What `adborth migrate` makes of an empty database, but for the first administrator."""
    upgrade(url)
    database = Database(url)
    with database.writing() as session:
        seed_lists(session)
        seed_letter_texts(session)
        seed_calendar(session, "system:migrate")
    seal_entries(database)
    database.close()


class SqliteDatabases:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.template = self._new_file()
        _install(f"sqlite:///{self.template}")

    @contextmanager
    def empty(self) -> Iterator[str]:
        file = self._new_file()
        yield f"sqlite:///{file}"
        for left in self.folder.glob(f"{file.name}*"):
            left.unlink()

    @contextmanager
    def migrated(self) -> Iterator[str]:
        with self.empty() as url:
            shutil.copyfile(self.template, make_url(url).database or "")
            yield url

    def _new_file(self) -> Path:
        return self.folder / f"{uuid4().hex}.sqlite3"


class PostgresqlDatabases:
    def __init__(self, server: str) -> None:
        self.server = make_url(server).set(drivername="postgresql")
        self.template = ""
        self._spare: list[str] = []

    @contextmanager
    def prepared(self) -> Iterator["PostgresqlDatabases"]:
        with self.empty() as url:
            _install(url)
            self.template = make_url(url).database or ""
            with psycopg.connect(url) as connection:
                self._restoring = Restoring(connection)
            yield self
            for name in self._spare:
                self._drop(name)

    @contextmanager
    def empty(self) -> Iterator[str]:
        name = self._copy_of("template0")
        try:
            yield self._url(name)
        finally:
            self._drop(name)

    @contextmanager
    def migrated(self) -> Iterator[str]:
        name = self._spare.pop() if self._spare else self._copy_of(self.template)
        try:
            yield self._url(name)
        finally:
            with psycopg.connect(self._url(name)) as connection:
                restored = self._restoring.restore(connection)
            if restored:
                self._spare.append(name)
            else:
                self._drop(name)

    def _copy_of(self, template: str) -> str:
        name = f"adborth_test_{uuid4().hex[:16]}"
        self._execute(CREATE, name, template)
        return name

    def _drop(self, name: str) -> None:
        self._execute("DROP DATABASE {} WITH (FORCE)", name)

    def _execute(self, statement: LiteralString, *names: str) -> None:
        with psycopg.connect(self._url(self.server.database), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _url(self, database: str | None) -> str:
        return self.server.set(database=database).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    return SqliteDatabases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql_databases() -> Iterator[PostgresqlDatabases]:
    with postgresql.server() as server, PostgresqlDatabases(server).prepared() as databases:
        yield databases


@pytest.fixture
def sqlite_url(sqlite_databases: SqliteDatabases) -> Iterator[str]:
    with sqlite_databases.migrated() as url:
        yield url


@pytest.fixture
def postgresql_url(postgresql_databases: PostgresqlDatabases) -> Iterator[str]:
    with postgresql_databases.migrated() as url:
        yield url


@pytest.fixture
def empty_sqlite_url(sqlite_databases: SqliteDatabases) -> Iterator[str]:
    with sqlite_databases.empty() as url:
        yield url


@pytest.fixture
def empty_postgresql_url(postgresql_databases: PostgresqlDatabases) -> Iterator[str]:
    with postgresql_databases.empty() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated database of each kind in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """A database of each kind in turn, with nothing in it."""
    url: str = request.getfixturevalue(f"empty_{request.param}_url")
    return url
