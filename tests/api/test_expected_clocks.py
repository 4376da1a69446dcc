"""What would fall due is what falls due once it is logged."""

from datetime import date, timedelta

import pytest
from fastapi.testclient import TestClient

from tests.api.cases import complaint

DUE_DATES = "/procedures/due-dates"


@pytest.mark.parametrize("kind", ["complaint", "representation", "enquiry", "comment"])
def test_the_clocks_are_those_of_the_case_when_it_is_logged(officer: TestClient, kind: str) -> None:
    asked = {"kind": kind, "received_on": "2026-06-06"}
    told = officer.get(DUE_DATES, params=asked).json()
    elements = {"elements": []} if kind in ("enquiry", "comment") else {}
    opened = officer.post("/cases", json=complaint(**asked, **elements)).json()

    at_once = {one["clock"]: one for one in told["clocks"] if one["follows"] is None}
    assert told["stage"] == opened["stages"][0]["stage"]
    assert {
        clock["clock"]: (clock["due_on"], clock["explanation"]) for clock in opened["clocks"]
    } == {kind: (one["due_on"], one["explanation"]) for kind, one in at_once.items()}


def test_the_chain_of_a_complaint_is_told_to_its_end(officer: TestClient) -> None:
    asked = {"kind": "complaint", "received_on": "2021-12-23"}
    clocks = officer.get(DUE_DATES, params=asked).json()["clocks"]
    chain = [one for one in clocks if one["follows"]]
    assert [(one["clock"], one["started_on"], one["due_on"]) for one in chain] == [
        ("stage_1_discussion", "2021-12-29", "2022-01-13"),
        ("stage_1_written_terms", "2022-01-13", "2022-01-20"),
    ]
    assert "2022-01-03" in {day["on"] for day in chain[0]["explanation"]["skipped"]}


def test_a_day_ahead_is_answered_as_well(officer: TestClient, today: date) -> None:
    tomorrow = (today + timedelta(days=1)).isoformat()
    answer = officer.get(DUE_DATES, params={"kind": "enquiry", "received_on": tomorrow})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({"kind": "compliment"}, ("kind", "enum")),
        ({"received_on": "1/6/26"}, ("received_on", "date-type")),
        ({"received_on": "1900-01-01"}, ("received_on", "outside-calendar")),
        ({"received_on": "2099-12-31"}, ("received_on", "outside-calendar")),
    ],
)
def test_what_has_no_due_date_is_refused_by_field(
    officer: TestClient, asked: dict[str, str], wrong: tuple[str, str]
) -> None:
    query = {"kind": "complaint", "received_on": "2026-06-01", **asked}
    answer = officer.get(DUE_DATES, params=query)
    assert answer.status_code == 422
    assert [(one["field"], one["code"]) for one in answer.json()["errors"]] == [wrong]
