"""PostgreSQL goes away for a while, or the disk of a small installation is full."""

import logging
import sqlite3
import time
from typing import Any

from sqlalchemy import event, text

from tests.api.cases import CASES, CaseDriver, complaint
from tests.bad_days.conftest import prepare
from tests.bad_days.wire import wire_to


def refused(answer: Any) -> None:
    assert answer.status_code == 503, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["retry-after"] == "2"
    assert answer.json()["code"] == "database-unavailable"


def test_while_postgresql_is_away_everybody_is_told_to_come_back(
    postgresql_url, officer_at, caplog
):
    prepare(postgresql_url)
    with wire_to(postgresql_url) as wire, officer_at(wire.url) as officer:
        case = CaseDriver.opened(officer)

        wire.cut()
        started = time.monotonic()
        for _ in range(3):
            refused(officer.get(case.url))
            refused(officer.post(CASES, json=complaint()))
            refused(officer.get("http://testserver/health/ready"))
        assert officer.get("http://testserver/health/live").status_code == 204
        assert time.monotonic() - started < 5

        wire.mend()
        assert CaseDriver.opened(officer).reference == "SSF-2627-0002"
        assert officer.get(case.url).status_code == 200
        assert officer.get("http://testserver/health/ready").status_code == 204
    assert "Traceback" not in caplog.text
    assert "SSF-" not in caplog.text


def test_a_short_interruption_costs_one_answer_at_most(postgresql_url, officer_at):
    """The connections that were open are dead, which nobody knows before the first is used."""
    prepare(postgresql_url)
    with wire_to(postgresql_url) as wire, officer_at(wire.url) as officer:
        case = CaseDriver.opened(officer)
        wire.cut()
        wire.mend()

        answers = [officer.get(case.url).status_code for _ in range(5)]

    assert answers[1:] == [200] * 4
    assert answers[0] in {200, 503}


def test_a_full_disk_is_told_and_nothing_is_half_written(sqlite_url, officer_at, caplog):
    prepare(sqlite_url)
    with officer_at(sqlite_url) as officer:
        database = officer.app.state.database
        engine = database.engine
        case = CaseDriver.opened(officer)
        before = case.now

        def full(connection: sqlite3.Connection, _record: Any) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")

        event.listen(engine, "connect", full)
        database.reconnect()
        with caplog.at_level(logging.DEBUG):
            refused(officer.post(CASES, json=complaint(summary="x" * 20_000)))
            tag = {"If-Match": '"1"'}
            refused(officer.patch(case.url, json={"summary": "x" * 20_000}, headers=tag))
        # What is about nobody can still be read; a case not, once there is no room to record it.
        assert officer.get("/lists").status_code == 200
        seen = [officer.get(case.url).status_code for _ in range(50)]
        assert seen == sorted(seen)
        assert seen[-1] == 503

        event.remove(engine, "connect", full)
        database.reconnect()
        assert case.now == before
        assert len(officer.get(CASES).json()["items"]) == 1
        assert CaseDriver.opened(officer, summary="x" * 20_000).reference == "SSF-2627-0002"
        with engine.connect() as connection:
            assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
            entries = text("SELECT count(*) FROM audit_entries WHERE action = 'open'")
            assert connection.scalar(entries) == 2
    assert "x" * 100 not in caplog.text
