"""Who saw what is written before it is shown; who may read that sees no case by it."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import text

from adborth import clock
from adborth.access.models import SignInSession
from adborth.access.roles import Role
from adborth.audit.sealing import seal_entries
from tests.api.audits import entries, of_request, sealed, tampering, verified
from tests.api.cases import CASES, CaseDriver, complaint

NUMBER = "7d444840-9dc0-11d1-b245-5ffdce74fad2"
BROWSER = {"User-Agent": "Mozilla/5.0 (X11) Gecko/20100101 Firefox/128.0"}


@pytest.fixture
def case(officer):
    return CaseDriver.opened(officer)


@pytest.fixture
def database(client):
    return client.app.state.database


def test_every_view_says_who_what_when_and_from_where(officer, case, database):
    before = clock.now()
    answer = officer.get(case.url, headers=BROWSER)

    [seen] = entries(database, request_id=answer.headers["X-Request-ID"])
    assert (seen.actor, seen.action, seen.subject) == ("alice", "view", case.reference)
    assert (seen.client, seen.address) == ("Firefox/128.0", "testclient")
    assert before <= seen.at <= clock.now()
    assert seen.link is not None
    assert seen.changes is None


def test_a_change_says_from_where_it_came_too(officer, database):
    answer = officer.post(
        CASES,
        json=complaint(),
        headers=BROWSER | {"X-Request-ID": "7d444840-9dc0-11d1-b245-5ffdce74fad2"},
    )

    assert answer.headers["X-Request-ID"] == "7d444840-9dc0-11d1-b245-5ffdce74fad2"
    [opened] = entries(database, request_id=NUMBER)
    assert (opened.action, opened.client, opened.address) == ("open", "Firefox/128.0", "testclient")


def test_a_list_leaves_the_names_of_its_filters_and_not_what_was_looked_for(
    officer, case, database
):
    answer = officer.get(CASES, params={"q": case.reference, "state": "stage_1", "limit": 10})

    [seen] = entries(database, request_id=answer.headers["X-Request-ID"])
    assert (seen.action, seen.subject) == ("view.list", "cases")
    assert seen.changes == {"filters": ["q", "state"], "shown": 1}


def test_who_sees_nothing_leaves_nothing(officer, administrator, client, database):
    before = len(entries(database))
    assert officer.get(f"{CASES}/SSF-2627-9999").status_code == 404
    assert client.get(CASES).status_code == 401
    assert len(entries(database)) == before
    assert administrator.get(CASES).status_code == 403
    assert [one.action for one in entries(database)[before:]] == ["refused"]


def test_signing_in_and_out_leaves_entries(officer):
    assert of_request(officer.app, officer.delete("/session")) == [("alice", "sign-out", "session")]


def test_the_history_of_a_case_tells_who_saw_it_only_where_that_is_asked(officer, colleague, case):
    colleague.get(case.url)

    def told(**asked):
        items = officer.get(f"{case.url}/history", params=asked).json()["items"]
        return [(item["actor"], item["action"]) for item in items]

    assert told() == [("alice", "open")]
    seen = [("alice", "open"), ("bob", "view")]
    assert told(views=True) == [*seen, *[("alice", "view.history")] * 1]


def test_without_a_record_nothing_is_shown(officer, case, database):
    with tampering(database) as connection:
        connection.execute(text("ALTER TABLE audit_entries RENAME TO elsewhere"))

    for path in (case.url, CASES, f"{CASES}?limit=1"):
        answer = officer.get(path)
        assert answer.status_code == 503
        assert answer.json()["code"] == "audit-unavailable"
        assert case.reference not in answer.text
    assert officer.get("/lists").status_code == 200

    with database.writing() as session:
        session.execute(text("ALTER TABLE elsewhere RENAME TO audit_entries"))
    assert officer.get(case.url).status_code == 200


def test_many_views_at_once_are_all_there_in_one_chain(officer, case, database):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: officer.get(case.url), range(40)))

    assert [answer.status_code for answer in answers] == [200] * 40
    numbers = {answer.headers["X-Request-ID"] for answer in answers}
    assert len(numbers) == 40
    seen = {row.request_id for row in entries(database, action="view", subject=case.reference)}
    assert numbers <= seen
    assert sealed(database).fault is None


def test_changes_are_sealed_by_themselves_a_moment_after_their_commit(officer, case, database):
    give_up = time.monotonic() + 10
    while any(row.link is None for row in entries(database)) and time.monotonic() < give_up:
        time.sleep(0.02)
    assert [row.action for row in entries(database) if row.link is None] == []
    assert verified(database).fault is None


KILLED = """
import os, sys
from adborth.audit.service import record
from adborth.db.session import Database
database = Database(sys.argv[1])
with database.writing() as session:
    record(session, "alice", "close", "SSF-2627-0001", {"closed_on": [None, "2026-08-03"]})
os.kill(os.getpid(), 9)
"""


def test_what_a_killed_process_left_is_sealed_by_the_next_one(officer, case, database):
    url = database.url.render_as_string(hide_password=False)
    assert subprocess.run([sys.executable, "-c", KILLED, url], check=False).returncode == -9
    [left] = entries(database, action="close")
    assert left.link is None

    assert seal_entries(database) >= 1

    [left] = entries(database, action="close")
    assert left.link is not None
    assert verified(database).fault is None


# The reviewer.


@pytest.fixture
def reviewer(sign_in_as):
    """Charlie, who looks into the audit and keeps no user."""
    return sign_in_as("Charlie", Role.QUALITY_ASSURANCE_OFFICER)


def test_the_reviewer_reads_who_did_what_and_no_value_of_a_case(reviewer, officer, case):
    summary = "Nobody has called back since May."
    officer.get(case.url)

    answer = reviewer.get("/audit", params={"subject": case.reference})

    seen, opened = answer.json()["items"]
    assert (seen["actor"], seen["action"], seen["fields"]) == ("alice", "view", [])
    assert opened["action"] == "open"
    assert {"summary", "people.1.name"} <= set(opened["fields"])
    for value in (summary, "Alice Example", "Calls were not returned."):
        assert value not in answer.text


def test_reading_the_audit_is_in_the_audit(reviewer):
    reviewer.get("/audit", params={"actor": "alice"})
    latest = reviewer.get("/audit", params={"actor": "charlie"}).json()["items"][0]
    assert (latest["action"], latest["subject"]) == ("view.list", "audit")
    assert latest["filters"] == ["actor"]


def test_only_a_reviewer_reads_the_audit(officer, client):
    assert officer.get("/audit").status_code == 403
    assert client.get("/audit").status_code == 401


def test_the_audit_is_narrowed_by_action_and_by_time(reviewer, officer, case):
    officer.get(case.url)
    between = clock.now()
    officer.get(case.url)

    def count(**asked):
        return len(reviewer.get("/audit", params=asked).json()["items"])

    mine = {"subject": case.reference}
    assert count(**mine) == 3
    assert count(**mine, action="view") == 2
    assert count(**mine, to=between.isoformat()) == 2
    assert count(**mine, **{"from": between.isoformat()}) == 1
    assert reviewer.get("/audit", params={"from": "2026-08-03"}).status_code == 422
    assert reviewer.get("/audit", params={"who": "alice"}).status_code == 422


def test_the_audit_is_read_page_by_page_the_newest_first(reviewer, officer, case):
    for _ in range(5):
        officer.get(case.url)
    asked = {"subject": case.reference, "limit": 2}
    found, cursor = [], None
    for _ in range(3):
        page = reviewer.get("/audit", params={**asked, **cursor} if cursor else asked).json()
        found += page["items"]
        cursor = {"cursor": page["next"]}
    assert page["next"] is None
    assert [item["action"] for item in found] == ["view"] * 5 + ["open"]
    assert [item["id"] for item in found] == sorted((i["id"] for i in found), reverse=True)


@pytest.mark.parametrize("cursor", ["x", "WyJ4IiwxXQ", "WyIyMDI2LTA4LTAzIiwxXQ"])
def test_a_cursor_that_is_not_ours_is_refused(reviewer, cursor):
    answer = reviewer.get("/audit", params={"cursor": cursor})
    assert answer.status_code == 422
    assert [wrong["field"] for wrong in answer.json()["errors"]] == ["cursor"]


def test_a_session_that_has_ended_sees_nothing_of_the_audit(reviewer, database):
    with database.writing() as session:
        session.query(SignInSession).update(
            {SignInSession.expires_at: clock.now() - timedelta(minutes=1)}
        )
    assert reviewer.get("/audit").status_code == 401
