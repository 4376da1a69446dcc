"""What would follow from a change is shown, and nothing of it happens."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from adborth.access.roles import Role
from adborth.db.metadata import metadata
from tests.api.audits import entries
from tests.api.cases import CHECKLIST, CaseDriver
from tests.api.conftest import SignInAs

OWN_TIME = {"audit_entries", "audit_chain", "sign_in_sessions"}
ACKNOWLEDGED = {"acknowledged_on": "2026-06-03", **CHECKLIST}


def changed(consequences: dict[str, Any]) -> dict[str, tuple[str | None, str | None]]:
    """Each clock that differs, with its due date before and after."""
    return {
        one["clock"]: tuple(one[side] and one[side]["due_on"] for side in ("before", "after"))
        for one in consequences["clocks"]
    }


def everything(client: TestClient) -> dict[str, Any]:
    """Every row; of the audit, which seals and marks in its own time, the change alone."""
    kept = [table for table in metadata.sorted_tables if table.name not in OWN_TIME]
    with client.app.state.database.reading() as connection:
        rows = {table.name: connection.execute(select(table)).all() for table in kept}
    return {**rows, "changes": entries(client.app.state.database, action="withdraw")}


def test_the_clocks_and_the_state_that_would_follow(officer):
    case = CaseDriver.opened(officer)
    shown = case.preview("stages/stage_1/acknowledgement", **ACKNOWLEDGED)
    assert shown.status_code == 200
    assert "ETag" not in shown.headers
    told = shown.json()
    assert changed(told) == {
        "stage_1_acknowledgement": ("2026-06-03", "2026-06-03"),
        "stage_1_discussion": (None, "2026-06-17"),
    }
    by_clock = {one["clock"]: one for one in told["clocks"]}
    assert by_clock["stage_1_acknowledgement"]["before"]["result"] is None
    assert by_clock["stage_1_acknowledgement"]["after"]["result"] == "on_time"
    assert by_clock["stage_1_discussion"]["after"]["explanation"]["length"] == 10
    assert "acknowledge" in told["before"]["allowed_actions"]
    assert "acknowledge" not in told["after"]["allowed_actions"]


def test_it_is_what_happens(officer):
    case = CaseDriver.opened(officer)
    told = case.preview("stages/stage_1/acknowledgement", **ACKNOWLEDGED).json()
    done = case.do("stages/stage_1/acknowledgement", **ACKNOWLEDGED)
    after = {name: value for name, value in told["after"].items() if name != "outcomes"}
    assert after == {name: done[name] for name in after}
    clocks = {clock["clock"]: clock for clock in done["clocks"]}
    for one in told["clocks"]:
        assert one["after"] == clocks[one["clock"]]


def test_nothing_of_it_is_written_anywhere(officer):
    case = CaseDriver.opened(officer)
    tag = officer.get(case.url).headers["ETag"]
    before = everything(officer)
    for _ in range(2):
        answer = officer.post(
            f"{case.url}/withdrawal?preview=true",
            json={"withdrawn_on": "2026-06-02"},
            headers={"If-Match": tag},
        )
        assert answer.json()["after"]["state"] == "withdrawn"
    assert everything(officer) == before
    assert case.now["state"] == "stage_1"


def test_the_outcome_that_follows_from_findings_is_told_before_the_answer(officer):
    case = CaseDriver.opened(officer)
    findings = [{"element": 1, "finding": "upheld"}, {"element": 2, "finding": "not_upheld"}]
    told = case.preview("stages/stage_1/findings", findings=findings).json()
    assert told["before"]["outcomes"] == {}
    assert told["after"]["outcomes"] == {"stage_1": "partially_upheld"}
    assert told["clocks"] == []


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("receipt", {"receipted_on": "2026-05-29"}),
        ("receipt", {"receipted_on": "soon"}),
        ("closure", {"closed_on": "2026-06-05"}),
        ("stages/stage_2/response", {"responded_on": "2026-06-05"}),
        ("stages/stage_1/acknowledgement", {**ACKNOWLEDGED, "explains_procedure": False}),
    ],
)
def test_what_is_refused_is_refused_in_the_same_words(officer, path, body):
    case = CaseDriver.opened(officer)
    foreseen, refused = case.preview(path, **body), case.try_to(path, **body)
    assert foreseen.status_code == refused.status_code >= 400
    told, said = foreseen.json(), refused.json()
    assert {**told, "instance": None} == {**said, "instance": None}


def test_it_is_of_the_version_that_was_looked_at(officer, colleague):
    case = CaseDriver.opened(officer)
    tag = officer.get(case.url).headers["ETag"]
    CaseDriver(colleague, case.reference).do("receipt", receipted_on="2026-06-01")
    stale = officer.post(
        f"{case.url}/withdrawal?preview=true",
        json={"withdrawn_on": "2026-06-02"},
        headers={"If-Match": tag},
    )
    blind = officer.post(f"{case.url}/withdrawal?preview=true", json={"withdrawn_on": "2026-06-02"})
    assert (stale.status_code, blind.status_code) == (412, 428)


def test_who_may_see_a_case_can_be_foreseen_too(officer):
    case = CaseDriver.opened(officer)
    told = case.preview("restriction", "PUT", restricted=True, reason="A relative.").json()
    assert (told["before"]["restricted"], told["after"]["restricted"]) == (False, True)
    assert case.now["restricted"] is False


def test_nobody_foresees_what_they_may_not_do_or_know(officer, sign_in_as: SignInAs):
    case = CaseDriver.opened(officer)
    administrator = CaseDriver(sign_in_as("Charlie", Role.COMPLAINTS_ADMINISTRATOR), case.reference)
    assert administrator.preview("withdrawal", withdrawn_on="2026-06-02").status_code == 403

    manager = sign_in_as("Dee", Role.RESPONDING_MANAGER)
    hidden = manager.post(
        f"{case.url}/receipt?preview=true",
        json={"receipted_on": "2026-06-02"},
        headers={"If-Match": '"1"'},
    )
    assert hidden.status_code == 404
