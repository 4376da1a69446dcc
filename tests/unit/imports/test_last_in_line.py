"""An import gives way to whoever writes, and goes on when nobody does."""

import time
from collections.abc import Iterator

import pytest

from adborth.audit.service import record
from adborth.db.session import Database
from adborth.imports import work
from adborth.imports.work import LastInLine


@pytest.fixture
def other(database_url) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def own(database_url) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def line(own) -> LastInLine:
    return LastInLine(own)


def write(database: Database) -> None:
    with database.writing() as session:
        record(session, "alice", "open", "SSF-2627-0001")


@pytest.fixture
def rests(monkeypatch, other) -> Iterator[list[bool]]:
    """A rest after each glance: in those that are True somebody writes."""
    will_write: list[bool] = []

    def rest(_seconds: float) -> None:
        if will_write.pop(0):
            write(other)

    monkeypatch.setattr(work.time, "sleep", rest)
    yield will_write
    assert will_write == []


def work_long(line: LastInLine, database: Database) -> None:
    with line.turn():
        write(database)
        end = time.monotonic() + 0.2
        while time.monotonic() < end:
            pass


def test_whoever_is_alone_never_rests(line, own, rests):
    for _ in range(3):
        work_long(line, own)


def test_it_rests_until_nobody_has_written_meanwhile(line, own, other, rests):
    work_long(line, own)
    write(other)
    rests += [True, True, False]
    with line.turn():
        assert rests == []


def test_among_people_who_never_pause_its_turn_comes_too(line, own, other, monkeypatch):
    monkeypatch.setattr(work, "WAY_SHARE", 1.0)
    work_long(line, own)
    written = 0

    def rest(_seconds: float) -> None:
        nonlocal written
        written += 1
        write(other)

    monkeypatch.setattr(work.time, "sleep", rest)
    write(other)
    with line.turn():
        assert written > 1
