"""One action on many cases: each is changed by itself, or left as it is and told why."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from adborth.access.roles import Role
from tests.api.audits import entries
from tests.api.cases import CaseDriver
from tests.api.conftest import History, SignInAs
from tests.api.people import field_of

DAY = "2026-06-02"


def seen(*cases: CaseDriver) -> list[dict[str, Any]]:
    return [{"reference": case.reference, "version": case.now["version"]} for case in cases]


def bulk(somebody: TestClient, what: str, **body: Any) -> dict[str, str | None]:
    answer = somebody.post(f"/cases/bulk/{what}", json=body)
    assert answer.status_code == 200, answer.text
    return {
        item["reference"]: item["problem"] and item["problem"]["code"]
        for item in answer.json()["items"]
    }


def test_many_cases_are_receipted_and_given_to_somebody(
    client: TestClient, officer: TestClient, history: History
) -> None:
    cases = [CaseDriver.opened(officer) for _ in range(3)]
    [alice] = officer.get("/assignees").json()["items"]

    done = dict.fromkeys((case.reference for case in cases), None)
    assert bulk(officer, "receipt", cases=seen(*cases), receipted_on=DAY) == done
    assert bulk(officer, "assignment", cases=seen(*cases), assigned_to=alice["id"]) == done

    for case in cases:
        assert (case.now["receipted_on"], case.now["assigned_to"]) == (DAY, alice)
        told = [entry[1] for entry in history(case.reference)]
        assert told == ["open", "record_receipt", "assign"]
    left = entries(client.app.state.database, action="bulk.assign")
    assert [(one.actor, one.changes) for one in left] == [("alice", {"done": 3, "left": 0})]


def test_a_case_that_cannot_be_changed_is_left_and_the_others_are_not(
    officer: TestClient, colleague: TestClient
) -> None:
    good, early, stale, hidden = (
        CaseDriver.opened(officer, received_on=day)
        for day in ("2026-06-01", "2026-06-05", "2026-06-01", "2026-06-01")
    )
    headers = {"If-Match": '"1"'}
    officer.put(f"{hidden.url}/subjects", json={"subjects": ["bob"]}, headers=headers)
    based = [{"reference": hidden.reference, "version": 2}, *seen(stale, early, good)]
    stale.do("", "PATCH", summary="Changed meanwhile.")
    based.append({"reference": "SSF-2627-9999", "version": 1})

    assert bulk(colleague, "receipt", cases=based, receipted_on=DAY) == {
        hidden.reference: "case-not-found",
        stale.reference: "version-stale",
        early.reference: "out-of-order",
        good.reference: None,
        "SSF-2627-9999": "case-not-found",
    }
    days = [case.now["receipted_on"] for case in (good, early, stale, hidden)]
    assert days == [DAY, None, None, None]


def test_what_is_told_is_in_the_readers_language(officer: TestClient) -> None:
    body = {"cases": [{"reference": "SSF-2627-9999", "version": 1}], "receipted_on": DAY}
    answer = officer.post("/cases/bulk/receipt", json=body, headers={"Accept-Language": "cy"})
    assert answer.headers["Content-Language"] == "cy"
    assert "SSF-2627-9999" in answer.json()["items"][0]["problem"]["detail"]


@pytest.mark.parametrize("cases", [[], "all", [{"reference": "SSF-1", "version": 1}], None])
def test_wrong_cases_are_refused_as_a_whole(officer: TestClient, cases: Any) -> None:
    body = {"cases": cases, "receipted_on": DAY}
    assert field_of(officer.post("/cases/bulk/receipt", json=body))[0].startswith("cases")


def test_too_many_at_once_are_refused(officer: TestClient) -> None:
    cases = [{"reference": f"SSF-2627-{n:04}", "version": 1} for n in range(201)]
    answer = officer.post("/cases/bulk/receipt", json={"cases": cases, "receipted_on": DAY})
    assert field_of(answer)[0] == "cases"


def test_who_gives_no_receipts_does_none_of_it(officer: TestClient, sign_in_as: SignInAs) -> None:
    manager = sign_in_as("Dora", Role.RESPONDING_MANAGER)
    body = {"cases": seen(CaseDriver.opened(officer)), "receipted_on": DAY}
    assert manager.post("/cases/bulk/receipt", json=body).status_code == 403
