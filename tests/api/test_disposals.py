"""Two people dispose of cases: one proposes, the other confirms or rejects."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from adborth.access.roles import Role
from adborth.retention.models import DisposalLogEntry
from tests.api.cases import CaseDriver
from tests.api.conftest import History, SignInAs
from tests.api.kept_cases import (
    answered,
    change,
    closed,
    dispose_of,
    name_subject,
    propose,
    queue,
    refusal,
)


def test_one_person_proposes_and_never_confirms(
    officer: TestClient, colleague: TestClient, history: History
) -> None:
    case = closed(officer)
    disposal = propose(officer, case.reference, case.reference)
    number = int(disposal.rpartition("/")[2])

    assert officer.get(disposal).json()["may_confirm"] is False
    assert colleague.get(disposal).json()["may_confirm"] is True
    assert officer.get("/disposal-queue").json()["items"][0]["proposed_in"] == number
    own = change(officer, f"{disposal}/confirmation")
    assert refusal(own) == (409, "second-person-confirms")
    assert case.now["people"][0]["name"] == "Alice Example"
    twice = colleague.post("/disposals", json={"references": [case.reference]})
    assert refusal(twice) == (409, "already-proposed")
    assert case.reference in twice.json()["detail"]

    done = change(colleague, f"{disposal}/confirmation")
    assert done.status_code == 200, done.text
    assert (done.json()["state"], done.json()["decided_by"]) == ("confirmed", "bob")
    assert refusal(change(colleague, f"{disposal}/confirmation")) == (409, "disposal-decided")
    assert history(f"disposal-{number}") == [
        ("alice", "disposal.propose", {"references": [None, [case.reference]]}),
        ("bob", "disposal.confirm", {"references": [[case.reference], None]}),
    ]


def test_a_rejected_disposal_removes_nothing(officer: TestClient, colleague: TestClient) -> None:
    case = closed(officer)
    disposal = propose(officer, case.reference)
    rejected = change(colleague, f"{disposal}/rejection", reason="An inquiry may need it.")

    assert rejected.json()["state"] == "rejected"
    assert rejected.json()["reason"] == "An inquiry may need it."
    assert case.now["people"][0]["name"] == "Alice Example"
    assert queue(officer) == [case.reference]
    following = propose(colleague, case.reference)
    listed = officer.get("/disposals", params={"limit": 1}).json()
    assert f"/disposals/{listed['items'][0]['number']}" == following
    older = officer.get("/disposals", params={"limit": 1, "cursor": listed["next"]}).json()
    assert [one["state"] for one in older["items"]] == ["rejected"]
    assert older["next"] is None
    waiting = officer.get("/disposals", params={"state": "proposed"}).json()["items"]
    assert [f"/disposals/{one['number']}" for one in waiting] == [following]


def test_what_happened_since_the_proposal_is_heard(
    officer: TestClient, colleague: TestClient
) -> None:
    held, reopened = closed(officer), closed(officer)
    for case in (held, reopened):
        disposal = propose(officer, case.reference)
        if case is held:
            change(officer, f"{case.url}/legal-hold", reason="A claim was announced.")
        else:
            case.do("reopening", reason="A letter came.")
        refused = change(colleague, f"{disposal}/confirmation")
        assert refusal(refused) == (409, "not-due-for-disposal")
        assert case.now["people"][0]["name"] == "Alice Example"
        assert officer.get(disposal).json()["state"] == "proposed"


def test_an_open_or_unknown_case_is_not_proposed(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)
    refused = officer.post("/disposals", json={"references": [case.reference]})
    assert refusal(refused) == (409, "not-due-for-disposal")
    missing = officer.post("/disposals", json={"references": ["SSF-1415-9999"]})
    assert refusal(missing) == (404, "case-not-found")
    welsh = officer.post(
        "/disposals", json={"references": [case.reference]}, headers={"Accept-Language": "cy"}
    )
    assert welsh.json()["title"] == "Heb gyrraedd y dyddiad gwaredu"


def test_nobody_disposes_of_what_they_may_not_know_of(
    officer: TestClient, colleague: TestClient
) -> None:
    """Not in the queue, not by proposing, and not by confirming what another one proposed."""
    case, other = closed(officer), closed(officer)
    disposal = propose(officer, case.reference, other.reference)
    name_subject(officer, case, "bob")

    assert queue(colleague) == [other.reference]
    for answer in (
        colleague.get(disposal),
        change(colleague, f"{disposal}/confirmation"),
        change(colleague, f"{disposal}/rejection", reason="Not me."),
    ):
        assert refusal(answer) == (404, "disposal-not-found")
    assert colleague.get("/disposals").json()["items"] == []
    refused = colleague.post("/disposals", json={"references": [case.reference]})
    assert refusal(refused) == (404, "case-not-found")
    assert colleague.get(f"{case.url}/retention").status_code == 404


def test_quality_assurance_is_a_second_person(officer: TestClient, sign_in_as: SignInAs) -> None:
    case = closed(officer)
    disposal = propose(officer, case.reference)
    quality = sign_in_as("Frank", Role.QUALITY_ASSURANCE_OFFICER)
    assert change(quality, f"{disposal}/confirmation").status_code == 200


def test_quality_assurance_knows_what_is_over_as_far_as_it_is_to_be_disposed_of(
    officer: TestClient, sign_in_as: SignInAs
) -> None:
    """Answered is not closed, so that the case itself is not theirs to read."""
    case, still_open = answered(officer), CaseDriver.opened(officer)
    quality = sign_in_as("Frank", Role.QUALITY_ASSURANCE_OFFICER)
    assert quality.get(case.url).status_code == 404
    assert queue(quality) == [case.reference]
    assert quality.get(f"{still_open.url}/retention").status_code == 404
    assert change(quality, f"{case.url}/legal-hold", reason="An inquiry.").status_code == 200
    assert queue(quality) == []
    lifted = change(quality, f"{case.url}/legal-hold/lifting", reason="It is over.")
    assert lifted.status_code == 200, lifted.text
    disposal = propose(officer, case.reference)
    assert change(quality, f"{disposal}/confirmation").status_code == 200


def test_the_log_says_what_was_removed_but_nothing_of_it(
    officer: TestClient, colleague: TestClient
) -> None:
    case, other = closed(officer), closed(officer)
    dispose_of(officer, colleague, case.reference)
    dispose_of(officer, colleague, other.reference)

    first = officer.get("/disposal-log", params={"limit": 1}).json()
    assert first["items"][0]["reference"] == other.reference
    [entry] = officer.get("/disposal-log", params={"limit": 1, "cursor": first["next"]}).json()[
        "items"
    ]
    assert entry["disposed_at"]
    # Opened, acknowledged, extended, decided, responded, closed.
    assert entry["removed"].pop("audit_entries") == 6
    assert {name: entry[name] for name in entry.keys() - {"number", "disposal", "disposed_at"}} == {
        "reference": case.reference,
        "retention_class": "adults",
        "schedule": "2014-08-01",
        "ended_on": "2014-10-01",
        "due_on": "2024-10-01",
        "proposed_by": "alice",
        "confirmed_by": "bob",
        "removed": {
            "cases": 1,
            "people": 1,
            "elements": 2,
            "stages": 1,
            "extensions": 1,
            "access": 0,
            "import_rows": 0,
        },
    }


@pytest.mark.parametrize(
    "statement", [update(DisposalLogEntry).values(reference="x"), delete(DisposalLogEntry)]
)
def test_the_log_is_only_added_to(
    client: TestClient, officer: TestClient, colleague: TestClient, statement: Any
) -> None:
    dispose_of(officer, colleague, closed(officer).reference)
    with (
        pytest.raises(DBAPIError, match="only ever added to"),
        client.app.state.database.writing() as session,
    ):
        session.execute(statement)
    assert len(officer.get("/disposal-log").json()["items"]) == 1
