"""Nobody changes the record of the past unseen."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from adborth import clock
from adborth.audit.sealing import seal_entries
from adborth.audit.service import forget_values, record
from adborth.audit.verifying import Fault
from adborth.db.session import Database
from tests.api.audits import entries, sealed, tampering, verified

WORK = (("alice", "open", {"summary": [None, "Quiet."]}), ("bob", "view", {}), ("bob", "close", {}))


@pytest.fixture
def database(database_url):
    database = Database(database_url)
    yield database
    database.close()


def work(database: Database, subject: str = "SSF-2627-0001") -> None:
    for actor, action, changes in WORK:
        with database.writing() as session:
            record(session, actor, action, subject, changes)


@pytest.fixture
def chain(database):
    """Work on two cases, sealed."""
    work(database)
    work(database, "SSF-2627-0002")
    assert sealed(database).fault is None
    return database


def test_every_committed_entry_gets_its_link_in_order(chain):
    found = entries(chain)
    assert [row.link for row in found] == list(range(1, len(found) + 1))
    assert len({row.hash for row in found}) == len(found)
    assert verified(chain).head == (found[-1].link, found[-1].hash)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM audit_entries",
        "DELETE FROM audit_entries WHERE actor = 'bob'",
        "UPDATE audit_entries SET actor = 'charlie' WHERE actor = 'bob'",
        "UPDATE audit_entries SET changes = '{}' WHERE actor = 'alice'",
        "UPDATE audit_entries SET salt = NULL WHERE actor = 'alice'",
        "UPDATE audit_entries SET hash = hash, link = link + 1000",
        "UPDATE audit_entries SET hash = 'ff' WHERE actor = 'bob'",
        "UPDATE audit_entries SET link = NULL, hash = NULL WHERE actor = 'bob'",
        "UPDATE audit_entries SET digest = NULL, changes = NULL, salt = NULL WHERE actor = 'alice'",
        "DELETE FROM audit_chain",
        "UPDATE audit_chain SET link = link - 1",
        "UPDATE audit_chain SET hash = 'ff'",
    ],
)
def test_the_database_refuses_every_change_of_the_past(chain, statement):
    before = entries(chain)
    with pytest.raises(DBAPIError, match="append-only"), chain.writing() as session:
        session.execute(text(statement))
    assert entries(chain) == before


def test_an_entry_that_waits_for_its_seal_can_only_be_sealed(database):
    work(database)
    for changed in ("actor = 'charlie'", "actor = 'charlie', link = 900, hash = 'ff'"):
        with pytest.raises(DBAPIError, match="append-only"), database.writing() as session:
            session.execute(text(f"UPDATE audit_entries SET {changed} WHERE actor = 'bob'"))


def test_sqlite_does_not_replace_what_it_may_not_delete(sqlite_url):
    database = Database(sqlite_url)
    work(database)
    assert sealed(database).fault is None
    columns = "at, actor, action, subject, link, hash"
    for statement in (
        f"REPLACE INTO audit_entries (id, {columns})"
        f" SELECT id, {columns} FROM audit_entries WHERE link = 2",
        f"REPLACE INTO audit_entries ({columns})"
        f" SELECT {columns} FROM audit_entries WHERE link = 2",
        "REPLACE INTO audit_chain VALUES (1, 1000, 'ff')",
    ):
        with pytest.raises(DBAPIError, match="append-only"), database.writing() as session:
            session.execute(text(statement))
    database.close()


def test_postgresql_does_not_empty_the_audit(postgresql_url):
    database = Database(postgresql_url)
    with pytest.raises(DBAPIError, match="append-only"), database.writing() as session:
        session.execute(text("TRUNCATE audit_entries"))
    database.close()


MIDDLE = "(SELECT max(link) - 3 FROM audit_entries)"
TAMPERED = {
    f"UPDATE audit_entries SET actor = 'charlie' WHERE link = {MIDDLE}": Fault.ALTERED,
    f"UPDATE audit_entries SET subject = 'SSF-2627-0009' WHERE link = {MIDDLE}": Fault.ALTERED,
    f"UPDATE audit_entries SET address = '192.0.2.1' WHERE link = {MIDDLE}": Fault.ALTERED,
    f"UPDATE audit_entries SET hash = 'ff' WHERE link = {MIDDLE}": Fault.ALTERED,
    f"DELETE FROM audit_entries WHERE link = {MIDDLE}": Fault.GAP,
}


@pytest.mark.parametrize(("statement", "fault"), TAMPERED.items())
def test_tampering_is_found_and_its_link_named(chain, statement, fault):
    middle = verified(chain).head.link - 3
    with tampering(chain) as connection:
        connection.execute(text(statement))

    verdict = verified(chain)

    assert (verdict.fault, verdict.link) == (fault, middle)


def test_another_value_before_or_after_is_found(chain):
    first = next(row.link for row in entries(chain, actor="alice"))
    with tampering(chain) as connection:
        changed = """UPDATE audit_entries SET changes = '{"summary": [null, "Loud."]}'"""
        connection.execute(text(f"{changed} WHERE link = {first}".replace(":", "\\:")))
    assert (verified(chain).fault, verified(chain).link) == (Fault.VALUES, first)


def test_a_cut_off_end_is_found_even_where_the_head_was_moved_back(chain):
    kept = verified(chain).head
    with tampering(chain) as connection:
        connection.execute(text(f"DELETE FROM audit_entries WHERE link >= {kept.link - 1}"))
    assert verified(chain).fault is Fault.HEAD

    last = entries(chain)[-1]
    with tampering(chain) as connection:
        moved = "UPDATE audit_chain SET link = :link, hash = :hash"
        connection.execute(text(moved), {"link": last.link, "hash": last.hash})
    assert verified(chain).fault is None
    assert verified(chain, kept.hash).fault is Fault.OTHER_HEAD
    assert verified(chain, last.hash).fault is None


def test_a_kept_head_stays_in_a_chain_that_grows(chain):
    kept = verified(chain).head.hash
    work(chain)
    assert sealed(chain).fault is None
    assert verified(chain, kept).fault is None


def test_what_nobody_seals_within_a_minute_is_found(chain, monkeypatch):
    work(chain)
    assert verified(chain).fault is None
    later = clock.now() + timedelta(minutes=2)
    monkeypatch.setattr("tests.api.audits.now", lambda: later)
    assert verified(chain).fault is Fault.UNSEALED
    assert sealed(chain).fault is None


def test_forgotten_values_leave_the_chain_whole_and_say_who_forgot_them(chain):
    with chain.writing() as session:
        assert forget_values(session, "charlie", "SSF-2627-0001") == 1

    verdict = sealed(chain)

    assert (verdict.fault, verdict.forgotten) == (None, 1)
    assert [row.changes for row in entries(chain, subject="SSF-2627-0001")] == [None] * 4
    assert entries(chain, subject="SSF-2627-0002", actor="alice")[0].changes
    assert entries(chain)[-1].actor == "charlie"


def test_values_that_are_gone_without_a_word_are_found(chain):
    first = next(row.link for row in entries(chain, actor="alice"))
    with chain.writing() as session:
        session.execute(
            text("UPDATE audit_entries SET changes = NULL, salt = NULL WHERE actor = 'alice'")
        )
    assert (verified(chain).fault, verified(chain).link) == (Fault.FORGOTTEN, first)


def test_many_who_write_and_seal_at_once_make_one_chain(chain, database_url):
    """Each with a database object of its own, as processes have."""
    before = len(entries(chain))

    def one(number: int) -> None:
        database = Database(database_url)
        for _ in range(5):
            work(database, f"SSF-2627-{number:04}")
            seal_entries(database)
        database.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(one, range(6)))

    verdict = sealed(chain)
    assert (verdict.fault, verdict.head.link) == (None, before + 6 * 5 * len(WORK))
