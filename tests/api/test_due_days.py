"""What falls due by day: every count is a list, and the calendar says what kind of day it is."""

from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from adborth.access.roles import Role
from tests.api.audits import entries
from tests.api.cases import CaseDriver
from tests.api.people import field_of

BUSY = ("2026-05-29", "2026-06-01", "2026-06-01", "2026-06-02")


@pytest.fixture
def june(officer: TestClient, monkeypatch: pytest.MonkeyPatch) -> list[CaseDriver]:
    """It is Wednesday 3 June 2026; four complaints and an enquiry wait, and one was answered."""
    today = date(2026, 6, 3)
    for module in ("due_days_endpoints", "endpoints"):
        monkeypatch.setattr(f"adborth.cases.{module}.today", lambda: today)
    cases = [CaseDriver.opened(officer, received_on=day, receipted_on=day) for day in BUSY]
    cases.append(CaseDriver.opened(officer, received_on="2026-06-03", kind="enquiry"))
    cases[2].acknowledge("2026-06-02")
    answered = CaseDriver.opened(officer, received_on="2026-06-02", receipted_on="2026-06-02")
    answered.do("withdrawal", withdrawn_on="2026-06-03")
    return cases


def asked(client: TestClient, first: str, by: str, **query: Any) -> dict[str, Any]:
    answer = client.get("/due-days", params={"from": first, "by": by, **query})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def days(client: TestClient, first: str, by: str, **query: Any) -> dict[str, dict[str, Any]]:
    return {day["on"]: day for day in asked(client, first, by, **query)["days"]}


def listed(client: TestClient, counted: dict[str, Any]) -> set[str]:
    items = client.get(f"{counted['cases'].removeprefix('/api/v1')}&limit=200").json()["items"]
    return {item["reference"] for item in items}


def test_each_case_counts_on_the_day_of_its_next_due_date(officer, june):
    month = asked(officer, "2026-06-01", "2026-06-30")

    expected: dict[str, dict[str, set[str]]] = {}
    for case in june:
        now = case.now
        by_clock = expected.setdefault(now["next_due_on"], {})
        by_clock.setdefault(now["next_clock"], set()).add(case.reference)
    found = {
        day["on"]: {one["clock"]: listed(officer, one) for one in day["due"]}
        for day in month["days"]
        if day["count"]
    }
    assert found == expected
    assert "stage_1_discussion" in {clock for on_day in found.values() for clock in on_day}
    assert len(month["days"]) == 30
    assert month["total"] == len(june)


def test_every_count_is_the_number_of_cases_that_its_list_shows(officer, june):
    for first, by in (("2026-06-01", "2026-06-30"), ("2026-06-04", "2026-06-04")):
        month = asked(officer, first, by)
        by_clock = [one for day in month["days"] for one in day["due"]]
        counted = [month["overdue"], *month["days"], *by_clock]
        assert [one["count"] for one in counted] == [len(listed(officer, one)) for one in counted]


def test_what_was_due_before_the_days_and_is_late_is_one_count(officer, june):
    late = june[0].reference
    assert june[0].now["next_due_on"] == "2026-06-02"
    assert listed(officer, asked(officer, "2026-06-03", "2026-06-30")["overdue"]) == {late}
    assert asked(officer, "2026-06-01", "2026-06-30")["overdue"]["count"] == 0
    # In July no day of June that is still to come is called late.
    assert listed(officer, asked(officer, "2026-07-01", "2026-07-31")["overdue"]) == {late}


def test_without_days_it_is_this_month_or_that_of_the_first(officer, june):
    this_month = officer.get("/due-days").json()
    assert (this_month["from"], this_month["by"]) == ("2026-06-01", "2026-06-30")
    february = officer.get("/due-days", params={"from": "2028-02-10"}).json()
    assert (february["from"], february["by"]) == ("2028-02-10", "2028-02-29")


def test_a_day_says_whether_it_counts_and_why_not(officer, administrator):
    names = {"en": "Council closed", "cy": "Y cyngor ar gau"}
    closed = administrator.post("/calendar/closures", json={"on": "2026-12-29", "name": names})
    assert closed.status_code == 201

    found = days(officer, "2026-12-25", "2026-12-29")

    told = {
        on: (day["working_day"], day["bank_holiday"] and day["bank_holiday"]["en"], day["closure"])
        for on, day in found.items()
    }
    assert told == {
        "2026-12-25": (False, "Christmas Day", None),
        "2026-12-26": (False, None, None),
        "2026-12-27": (False, None, None),
        "2026-12-28": (False, "Boxing Day (substitute day)", None),
        "2026-12-29": (True, None, names),
    }


def test_mine_are_those_that_i_was_given(officer, colleague, june):
    people = officer.get("/assignees").json()["items"]
    bob = next(one["id"] for one in people if one["name"] == "Bob")
    june[1].try_to("assignment", "PUT", assigned_to=bob)

    mine = asked(colleague, "2026-06-01", "2026-06-30", whose="mine")

    assert (mine["whose"], mine["choices"], mine["total"]) == ("mine", ["mine", "all"], 1)
    (busy,) = [day for day in mine["days"] if day["count"]]
    assert listed(colleague, busy) == {june[1].reference}


def test_what_somebody_may_not_know_of_is_not_even_counted(officer, colleague, june):
    assert june[0].try_to("subjects", "PUT", subjects=["bob"]).status_code == 200
    assert asked(officer, "2026-06-01", "2026-06-30")["total"] == len(june)
    assert asked(colleague, "2026-06-01", "2026-06-30")["total"] == len(june) - 1
    assert asked(colleague, "2026-06-04", "2026-06-30")["overdue"]["count"] == 0


def test_a_restricted_case_counts_for_those_who_are_named(officer, colleague, june):
    restricted = june[1].try_to("restriction", "PUT", restricted=True, reason="A relative.")
    assert restricted.status_code == 200, restricted.text
    assert asked(colleague, "2026-06-01", "2026-06-30")["total"] == len(june) - 1


def test_who_looked_is_in_the_audit(officer, june):
    officer.get("/due-days", params={"from": "2026-06-01", "by": "2026-06-30"})
    (entry,) = entries(officer.app.state.database, subject="due-days", action="view.list")
    assert (entry.actor, entry.action) == ("alice", "view.list")


@pytest.mark.parametrize(
    ("first", "by", "wrong"),
    [
        ("2026-06-02", "2026-06-01", ("by", "ends-before-start")),
        ("2026-06-01", "2027-06-02", ("by", "too-many-days")),
        ("2026-06-31", "2026-06-30", ("from", "date-type")),
    ],
)
def test_days_that_cannot_be_meant_are_refused(officer, first, by, wrong):
    assert field_of(officer.get("/due-days", params={"from": first, "by": by})) == wrong


def test_the_calendar_is_not_asked_past_its_end(officer):
    far = date(2150, 1, 1)
    query = {"from": far.isoformat(), "by": (far + timedelta(1)).isoformat()}
    answer = officer.get("/due-days", params=query)
    assert (answer.status_code, answer.json()["code"]) == (422, "outside-calendar")


def test_only_whoever_reads_cases_is_told(sign_in_as):
    visitor = sign_in_as("Delyth", Role.METRICS_CLIENT)
    query = {"from": "2026-06-01", "by": "2026-06-30"}
    assert visitor.get("/due-days", params=query).status_code == 403
