"""The council's own targets: from a day to come on, and what has begun keeps its own."""

from datetime import date, timedelta
from typing import Any

import pytest

from adborth import clock
from tests.api.cases import CaseDriver

TARGETS = "/procedures/local-targets"


@pytest.fixture
def ahead(today: date) -> date:
    """A Monday that is some weeks away, so that no test meets a bank holiday by chance."""
    return today + timedelta(days=28 - today.weekday())


def targets(valid_from: date, **lengths: int) -> dict[str, Any]:
    chosen = [{"clock": clock, "length": length} for clock, length in lengths.items()]
    return {"valid_from": valid_from.isoformat(), "targets": chosen}


def lengths(procedure: dict[str, Any]) -> dict[str, int]:
    return {one["clock"]: one["length"] for one in procedure["clocks"] if one["basis"] == "local"}


def test_new_targets_are_a_version_of_their_own(administrator, history, ahead):
    answer = administrator.post(TARGETS, json=targets(ahead, stage_1_response=12))

    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert (made["version"], made["valid_from"]) == ("2014-08-01.1", ahead.isoformat())
    assert lengths(made) == {"receipt": 2, "enquiry_resolution": 2, "stage_1_response": 12}
    assert made["local_targets"]["may_be_withdrawn"]
    law, new = administrator.get("/procedures").json()["items"]
    assert (law["in_force"], new["in_force"]) == (True, False)
    assert administrator.get("/procedures/2014-08-01.1").json() == new == made
    assert history("targets:1")[-1] == (
        "charlie",
        "targets.set",
        {"valid_from": [None, ahead.isoformat()], "stage_1_response": [15, 12]},
    )


def test_a_preview_tells_due_dates_and_writes_nothing(administrator, ahead):
    asked = targets(ahead, stage_1_response=12, receipt=2)
    answer = administrator.post(f"{TARGETS}/preview", json=asked).json()

    [move] = answer["moves"]
    assert (move["clock"], move["length_before"], move["length_after"]) == (
        "stage_1_response",
        15,
        12,
    )
    due = {
        days: administrator.get(f"/working-days/due-date?from={ahead}&days={days}").json()["due_on"]
        for days in (12, 15)
    }
    assert (move["due_before"], move["due_after"]) == (due[15], due[12])
    assert len(administrator.get("/procedures").json()["items"]) == 1


def test_a_case_is_measured_by_the_targets_of_its_day(administrator, officer, ahead, monkeypatch):
    before = CaseDriver.opened(officer, received_on=clock.today().isoformat())
    measured = response_of(before.now)
    assert administrator.post(TARGETS, json=targets(ahead, stage_1_response=12)).is_success
    monkeypatch.setattr("adborth.cases.changing.today", lambda: ahead)

    new = response_of(CaseDriver.opened(officer, received_on=ahead.isoformat()).now)
    assert (new["procedure"], new["explanation"]["length"]) == ("2014-08-01.1", 12)
    receipted = before.do("receipt", receipted_on=clock.today().isoformat())
    assert response_of(receipted) == measured


def response_of(case: dict[str, Any]) -> dict[str, Any]:
    [found] = [one for one in case["clocks"] if one["clock"] == "stage_1_response"]
    return {key: found[key] for key in ("procedure", "due_on", "explanation")}


def test_they_can_be_withdrawn_before_they_count_and_keep_their_name(administrator, ahead):
    administrator.post(TARGETS, json=targets(ahead, receipt=1))
    left = administrator.post(f"{TARGETS}/1/withdraw")

    assert [one["version"] for one in left.json()["items"]] == ["2014-08-01"]
    assert administrator.post(f"{TARGETS}/1/withdraw").json()["code"] == "targets-count"
    again = administrator.post(TARGETS, json=targets(ahead, receipt=3)).json()
    assert again["version"] == "2014-08-01.2"
    withdrawn = administrator.get("/procedures/2014-08-01.1").json()
    assert (lengths(withdrawn)["receipt"], withdrawn["local_targets"]["may_be_withdrawn"]) == (
        1,
        False,
    )


def test_targets_that_count_stay(administrator, ahead, monkeypatch):
    administrator.post(TARGETS, json=targets(ahead, receipt=1))
    monkeypatch.setattr("adborth.procedures.service.today", lambda: ahead)
    assert administrator.post(f"{TARGETS}/1/withdraw").status_code == 409
    assert administrator.post(f"{TARGETS}/2/withdraw").status_code == 404


def test_one_day_has_one_set_of_targets(administrator, ahead):
    assert administrator.post(TARGETS, json=targets(ahead, receipt=1)).is_success
    twice = administrator.post(TARGETS, json=targets(ahead, receipt=3))
    assert (twice.status_code, twice.json()["code"]) == (409, "targets-exist")


@pytest.mark.parametrize(
    ("days", "lengths", "field", "code"),
    [
        (0, {"receipt": 1}, "valid_from", "targets-not-ahead"),
        (40, {"receipt": 2}, "targets", "targets-as-before"),
        (40, {"stage_1_acknowledgement": 9}, "targets.0.clock", "target-not-local"),
        (40, {"receipt": 0}, "targets.0.length", "greater-than-equal"),
        (40, {"receipt": 101}, "targets.0.length", "less-than-equal"),
        (40, {"receipt": True}, "targets.0.length", "int-type"),
        (40, {}, "targets", "too-short"),
    ],
)
def test_what_cannot_be_set_is_refused_by_field(administrator, today, days, lengths, field, code):
    for address in (TARGETS, f"{TARGETS}/preview"):
        body = targets(today + timedelta(days=days), **lengths)
        answer = administrator.post(address, json=body)
        assert answer.status_code == 422
        assert (field, code) in {(one["field"], one["code"]) for one in answer.json()["errors"]}


def test_a_day_beyond_the_calendar_is_refused(administrator):
    answer = administrator.post(TARGETS, json=targets(date(2300, 1, 1), receipt=1))
    assert (answer.status_code, answer.json()["code"]) == (422, "outside-calendar")
    assert administrator.get("/procedures/2014-08-01.1").status_code == 404
