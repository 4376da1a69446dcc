"""Calendars elsewhere: they are told how much falls due and when, and nothing about anybody."""

import json
import logging
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from fastapi.testclient import TestClient

from adborth.access.models import User, UserRole
from adborth.access.roles import Role
from tests.api import machines
from tests.api.audits import entries
from tests.api.cases import CaseDriver
from tests.api.people import add_person, bearing, problem, sign_in, signed_in
from tests.api.test_request_log import Kept, kept

__all__ = ["kept"]
FEEDS = "/calendar-feeds"


@pytest.fixture
def cases(officer: TestClient, today: date) -> list[CaseDriver]:
    """Two that are late, and three with a receipt due before long."""
    days = (60, 60, 0, 0, 0)
    return [
        CaseDriver.opened(officer, received_on=(today - timedelta(ago)).isoformat()) for ago in days
    ]


def made(client: TestClient, whose: str = "all", language: str = "en") -> dict[str, Any]:
    answer = client.post(FEEDS, json={"whose": whose, "language": language})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def fetched(anybody: TestClient, feed: dict[str, Any], **headers: str) -> Any:
    """Without a session: as a calendar does."""
    return anybody.get(feed["path"].removeprefix("/api/v1"), headers=headers)


def events(anybody: TestClient, feed: dict[str, Any]) -> list[dict[str, Any]]:
    answer = fetched(anybody, feed)
    assert answer.status_code == 200, answer.text
    return [
        {name: str(event[name]) for name in ("UID", "SUMMARY", "URL")} | {"START": event.start}
        for event in icalendar.Calendar.from_ical(answer.content).events
    ]


def listed(client: TestClient, event: dict[str, Any]) -> int:
    """What the page that an event leads to lists."""
    query = event["URL"].partition("/cases?")[2]
    return len(client.get(f"/cases?{query}&limit=200").json()["items"])


def test_every_event_is_a_number_of_cases_and_leads_to_them(client, officer, cases, today):
    feed = made(officer)
    late, due, *others = events(client, feed)

    assert late["SUMMARY"] == "2 cases overdue"
    assert late["START"] == today
    assert due["SUMMARY"] == "Receipt: 3 cases due"
    assert due["START"] == date.fromisoformat(cases[2].now["next_due_on"])
    assert others == []
    assert (listed(officer, late), listed(officer, due)) == (2, 3)
    assert due["URL"].startswith("http://testserver/cases?")
    assert fetched(client, feed).headers["content-type"] == "text/calendar; charset=utf-8"


def test_in_welsh_it_speaks_welsh(client, officer, cases):
    feed = made(officer, language="cy")
    assert "X-WR-CALNAME:Adborth: terfynau" in fetched(client, feed).text
    summaries = [event["SUMMARY"] for event in events(client, feed)]
    assert summaries == ["2 achos hwyr", "Cadarnhad derbyn: terfyn 3 achos"]


def test_nothing_about_anybody_leaves(client, officer, cases):
    text = fetched(client, made(officer)).text
    case = cases[0].now
    told = [case["reference"], case["summary"], case["logged_by"], "Alice", "Example", "SSF"]
    assert [word for word in told if word in text] == []


def test_the_same_thing_stays_the_same_event(client, officer, cases):
    feed = made(officer)
    before = [event["UID"] for event in events(client, feed)]
    CaseDriver.opened(officer, received_on=cases[2].now["received_on"])
    after = [event["UID"] for event in events(client, feed)]
    assert before == after
    assert len(set(after)) == 2
    assert {uid for uid in after if feed["id"] not in uid} == set()
    assert set(after) & {event["UID"] for event in events(client, made(officer))} == set()


def test_mine_are_those_that_i_was_given(client, officer, cases):
    feed = made(officer, "mine")
    assert events(client, feed) == []
    me = next(
        one["id"] for one in officer.get("/assignees").json()["items"] if one["name"] == "Alice"
    )
    cases[3].try_to("assignment", "PUT", assigned_to=me)
    (mine,) = events(client, feed)
    assert (mine["SUMMARY"], listed(officer, mine)) == ("Receipt: 1 case due", 1)


def test_what_its_owner_may_not_know_of_is_not_counted(client, officer, colleague, cases):
    feed = made(colleague)
    assert cases[2].try_to("subjects", "PUT", subjects=["bob"]).status_code == 200
    restricted = cases[3].try_to("restriction", "PUT", restricted=True, reason="A relative.")
    assert restricted.status_code == 200
    assert events(client, feed)[1]["SUMMARY"] == "Receipt: 1 case due"


def test_what_is_known_already_is_not_sent_again(client, officer, cases):
    feed = made(officer)
    first = fetched(client, feed)
    again = fetched(client, feed, **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    CaseDriver.opened(officer, received_on=cases[2].now["received_on"])
    assert fetched(client, feed, **{"If-None-Match": first.headers["etag"]}).status_code == 200


def test_a_calendar_may_ask_for_the_head_alone(client, officer, cases):
    feed = made(officer)
    whole = fetched(client, feed)
    head = client.head(feed["path"].removeprefix("/api/v1"))
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == whole.headers["etag"]
    assert head.headers["content-type"] == whole.headers["content-type"]
    assert client.head(f"/calendars/{'x' * 43}.ics").status_code == 404


def test_links_lead_where_the_council_says_and_not_where_a_request_does(client, officer, cases):
    feed = made(officer)
    address = "https://feedback.example"
    settings = client.app.state.settings
    client.app.state.settings = settings.model_copy(update={"public_url": address})
    answer = fetched(client, feed, Host="elsewhere.example")
    assert f"{address}/cases?" in answer.text.replace("\r\n ", "")
    assert "elsewhere" not in answer.text


def test_no_feed_is_made_of_a_team_that_is_not_there(officer):
    refused = officer.post(FEEDS, json={"whose": "team", "language": "en"})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "whose")
    assert officer.get(FEEDS).json()["items"] == []


def test_the_address_is_shown_once_and_kept_as_a_hash(client, officer):
    feed = made(officer)
    path = feed.pop("path")
    shown = officer.get(FEEDS)
    assert shown.json() == {"items": [feed], "choices": ["mine", "all"]}
    token = re.fullmatch(r"/api/v1/calendars/([\w-]{43})\.ics", path)
    assert token
    kept_rows = entries(client.app.state.database, subject=f"calendar-feeds/{feed['id']}")
    assert token[1] not in str(kept_rows) + shown.text


def test_whoever_made_it_sees_when_it_was_fetched(client, officer, hand):
    feed = made(officer)
    assert feed["fetched_at"] is None
    fetched(client, feed)
    (shown,) = officer.get(FEEDS).json()["items"]
    assert shown["fetched_at"] is not None


def test_every_fetch_is_in_the_audit(client, officer, cases):
    feed = made(officer)
    headers = {"User-Agent": "Google-Calendar-Importer/1.0"}
    tag = fetched(client, feed, **headers).headers["etag"]
    fetched(client, feed, **headers, **{"If-None-Match": tag})
    found = entries(
        client.app.state.database, subject=f"calendar-feeds/{feed['id']}", action="view.feed"
    )
    assert [row.actor for row in found] == ["alice", "alice"]
    assert "Google-Calendar-Importer/1.0" in str(found[0])


def test_taken_away_it_is_gone_at_once(client, officer, cases):
    feed, other = made(officer), made(officer)
    assert officer.delete(f"{FEEDS}/{feed['id']}").status_code == 204
    assert problem(fetched(client, feed), 404) == "calendar-feed-missing"
    assert fetched(client, other).status_code == 200
    assert problem(officer.delete(f"{FEEDS}/{feed['id']}"), 404) == "calendar-feed-missing"


def test_nobody_sees_or_takes_away_those_of_somebody_else(client, officer, colleague):
    feed = made(officer)
    assert colleague.get(FEEDS).json()["items"] == []
    assert colleague.delete(f"{FEEDS}/{feed['id']}").status_code == 404
    assert fetched(client, feed).status_code == 200


def test_whoever_may_not_sign_in_any_more_has_no_feed(client, officer, administrator):
    feed = made(officer)
    user = next(
        one for one in administrator.get("/users").json()["items"] if one["username"] == "alice"
    )
    tag = {"If-Match": f'"{user["version"]}"'}
    address = f"/users/{user['id']}"
    changed = administrator.patch(address, json={"is_active": False}, headers=tag)
    assert changed.status_code == 200, changed.text
    assert fetched(client, feed).status_code == 404
    # Let in again, they make another: the old address may be anywhere.
    tag = {"If-Match": changed.headers["ETag"]}
    assert administrator.patch(address, json={"is_active": True}, headers=tag).status_code == 200
    assert fetched(client, feed).status_code == 404


def test_whoever_reads_no_cases_any_more_is_shown_nothing(client, officer, cases):
    feed = made(officer)
    with client.app.state.database.writing() as session:
        user = session.query(User.id).filter_by(username="alice").scalar()
        session.query(UserRole).filter_by(user_id=user).delete()
        session.add(UserRole(user_id=user, role=Role.ADMINISTRATOR))
    assert problem(fetched(client, feed), 404) == "calendar-feed-missing"
    with client.app.state.database.writing() as session:
        session.query(UserRole).filter_by(user_id=user).delete()
    assert fetched(client, feed).status_code == 404


@pytest.mark.parametrize(
    "end",
    [
        lambda _, officer, __: officer.delete("/sessions"),
        lambda user, _, administrator: administrator.delete(f"/users/{user}/sessions"),
        lambda user, _, administrator: administrator.delete(f"/users/{user}/second-factor"),
    ],
    ids=["sign-out-everywhere", "signed-out-by-administrator", "second-factor-lost"],
)
def test_what_ends_every_session_ends_every_feed(client, officer, administrator, end: Callable):
    feed = made(officer)
    users = administrator.get("/users").json()["items"]
    user = next(one["id"] for one in users if one["username"] == "alice")
    assert end(user, officer, administrator).status_code == 204
    assert fetched(client, feed).status_code == 404


def test_it_ends_when_its_owner_stays_away_and_goes_on_when_they_come(client, hand, monkeypatch):
    monkeypatch.setattr("adborth.calendar_feeds.service.now", hand.now)
    add_person(client, "alice", Role.COMPLAINTS_OFFICER)
    feed = made(signed_in(client, "alice"))
    hand.on(days=59)
    assert sign_in(client, "alice").status_code == 201
    hand.on(days=59)
    assert fetched(client, feed).status_code == 200
    hand.on(days=2)
    assert fetched(client, feed).status_code == 404
    # It does not come back by itself.
    assert sign_in(client, "alice").status_code == 201
    assert fetched(client, feed).status_code == 404


def test_a_session_does_not_open_a_feed_and_a_feed_no_session(client, officer):
    token = officer.headers["Authorization"].removeprefix("Bearer ")
    assert client.get(f"/calendars/{token}.ics").status_code == 404
    feed = made(officer)
    opened = re.sub(r".*/|\.ics$", "", feed["path"])
    stranger = client.get("/cases", headers={"Authorization": f"Bearer {opened}"})
    assert stranger.status_code == 401


def test_a_machine_has_no_calendar(client, administrator):
    token = machines.machine(administrator, client, "cases:read").token()
    machine = bearing(client, token)
    refused = machine.post(FEEDS, json={"whose": "all", "language": "en"})
    assert problem(refused, 403) == "feed-needs-person"
    assert machine.get(FEEDS).json()["items"] == []


def test_nobody_has_more_than_ten(officer):
    for _ in range(10):
        made(officer)
    refused = officer.post(FEEDS, json={"whose": "all", "language": "en"})
    assert problem(refused, 409) == "too-many-feeds"


def test_the_token_is_in_no_log(client, officer, kept: Kept, cases):
    feed = made(officer)
    assert fetched(client, feed).status_code == 200
    assert client.get(f"{feed['path']}x".removeprefix("/api/v1")).status_code == 404
    lines = [json.loads(line) for line in kept.text.splitlines()]
    told = [(one["route"], one["actor"]) for one in lines if "route" in one]
    assert ("/api/v1/calendars/{token}.ics", "person") in told
    token = re.sub(r".*/|\.ics$", "", feed["path"])
    assert token not in kept.text


def test_an_unknown_address_leads_nowhere(client, caplog):
    caplog.set_level(logging.DEBUG)
    for token in ("x", "x" * 43, "..%2F..%2Fcases", "%00"):
        answer = client.get(f"/calendars/{token}.ics")
        assert answer.status_code == 404, token
        assert answer.headers["cache-control"] == "no-store"
