"""Compliments are kept as cases are: a class, a hold, disposal by two people, and figures after."""

from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from adborth.access.roles import Role
from tests.api import tracker as t
from tests.api.conftest import History, SignInAs
from tests.api.kept_cases import change, closed, dispose_of, propose, queue, refusal
from tests.api.kept_compliments import PRAISE, praised, published, reference_of
from tests.api.test_disposed_cases import everything_kept

SECRETS = ("Alice Example", "charedigrwydd", "Dora", "Fangor")


def kept(somebody: TestClient, address: str) -> dict[str, Any]:
    answer = somebody.get(f"{address}/retention")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_the_time_of_a_compliment_runs_from_its_receipt(officer: TestClient) -> None:
    told = kept(officer, praised(officer))

    assert (told["ended_on"], told["disposal_due_on"]) == ("2021-05-04", "2024-05-04")
    found = told["retention_class"]
    assert (found["code"], found["years"], found["to_be_confirmed"]) == ("compliments", 3, True)
    assert (told["hold"], told["proposed_in"], told["version"]) == (None, None, 0)


def test_a_compliment_is_kept_by_another_class_and_given_back(
    officer: TestClient, history: History
) -> None:
    address = praised(officer)
    chosen = {"retention_class": "looked-after", "reason": "It names a child."}
    answer = change(officer, f"{address}/retention-class", "PUT", **chosen)

    assert (answer.status_code, answer.headers["ETag"]) == (200, '"1"')
    assert answer.json()["disposal_due_on"] == "2096-05-04"
    assert queue(officer) == []
    assert history(reference_of(address))[-1][1] == "choose_retention_class"
    stale = officer.put(f"{address}/retention-class", json=chosen, headers={"If-Match": '"0"'})
    assert refusal(stale) == (412, "version-stale")
    back = {"retention_class": None, "reason": "That was another child."}
    assert change(officer, f"{address}/retention-class", "PUT", **back).status_code == 200
    assert queue(officer) == [reference_of(address)]


def test_a_compliment_on_hold_leaves_the_queue_until_the_hold_is_lifted(
    officer: TestClient, colleague: TestClient
) -> None:
    address = praised(officer)
    disposal = propose(officer, reference_of(address))
    held = change(officer, f"{address}/legal-hold", reason="An inquiry asked for it.")

    assert held.json()["hold"]["reason"] == "An inquiry asked for it."
    assert queue(officer) == []
    refused = change(colleague, f"{disposal}/confirmation")
    assert refusal(refused) == (409, "not-due-for-disposal")
    assert reference_of(address) in refused.json()["detail"]
    again = change(officer, f"{address}/legal-hold", reason="Again.")
    assert refusal(again) == (409, "held-already")

    lifted = change(officer, f"{address}/legal-hold/lifting", reason="The inquiry is over.")
    assert lifted.json()["hold"] is None
    assert queue(officer) == [reference_of(address)]


def test_cases_and_compliments_wait_in_one_queue(officer: TestClient) -> None:
    """Page by page, each once; of those that ended on one day the cases come first."""
    case = closed(officer)
    same_day = [praised(officer, received_on="2014-10-01") for _ in range(2)]
    early, late = praised(officer, received_on="2014-09-30"), praised(officer)
    praised(officer, received_on="2025-05-06")
    whole = [
        reference_of(early),
        case.reference,
        *map(reference_of, same_day),
        reference_of(late),
    ]
    assert queue(officer) == whole
    for size in (1, 2, 3):
        found, cursor = [], None
        while True:
            params = {"limit": size} | ({"cursor": cursor} if cursor else {})
            page = officer.get("/disposal-queue", params=params).json()
            found += [one["reference"] for one in page["items"]]
            if (cursor := page["next"]) is None:
                break
        assert found == whole

    [told] = officer.get("/disposal-queue", params={"limit": 1}).json()["items"]
    assert told == {
        "reference": reference_of(early),
        "kind": "compliment",
        "service": {"code": "adults", "name": {"en": "Adults", "cy": "Oedolion"}},
        "retention_class": "compliments",
        "ended_on": "2014-09-30",
        "disposal_due_on": "2017-09-30",
        "proposed_in": None,
    }


def test_a_disposed_compliment_is_a_shell_without_anybody(
    client: TestClient, officer: TestClient, colleague: TestClient, today: date
) -> None:
    address = published(officer, colleague)
    text = everything_kept(client.app.state.database)
    assert [word for word in SECRETS if word not in text] == []

    dispose_of(officer, colleague, reference_of(address))

    text = everything_kept(client.app.state.database)
    assert [word for word in SECRETS if word in text] == []
    left = officer.get(address).json()
    assert left["disposed_on"] == today.isoformat()
    assert (left["from_whom"], left["text"], left["allowed_actions"]) == ("", "", [])
    assert (left["redaction"], left["published_text"]) == (None, None)
    assert [(one["shared_on"], one["shared_with"]) for one in left["shares"]] == [
        *(("2021-05-10", ""),)
    ]
    for name in ("service", "received_on", "language"):
        assert (left[name]["code"] if name == "service" else left[name]) == PRAISE[name]
    told = officer.get(f"{address}/history").json()["items"]
    assert [one["action"] for one in told][-2:] == ["audit.forget", "dispose"]
    assert {str(one["changes"]) for one in told} == {"{}"}


def test_figures_count_a_disposed_compliment_as_before(
    officer: TestClient, colleague: TestClient
) -> None:
    addresses = [praised(officer), praised(officer, service="childrens")]
    asked = {"year": "2021-22"}
    before = officer.get("/performance/compliments", params=asked).json()
    assert '"count":1' in str(before).replace("'", '"').replace(" ", "")

    dispose_of(officer, colleague, *map(reference_of, addresses))

    assert officer.get("/performance/compliments", params=asked).json() == before
    counted = officer.get("/compliments", params={"received_from": "2021-04-01"}).json()["items"]
    assert {one["reference"] for one in counted} == {*map(reference_of, addresses)}


def test_nothing_of_a_disposed_compliment_can_be_changed(
    officer: TestClient, colleague: TestClient
) -> None:
    address = published(officer, colleague)
    dispose_of(officer, colleague, reference_of(address))
    headers = {"If-Match": officer.get(address).headers["ETag"]}

    for method, part, body in (
        ("PATCH", "", {"text": "What was it?"}),
        ("PUT", "/redaction", {"text": "Thank you."}),
        ("DELETE", "/redaction", None),
        ("POST", "/redaction/check", None),
        ("POST", "/shares", {"shared_on": "2021-05-11", "shared_with": "North"}),
        ("DELETE", "/shares/1", None),
        ("POST", "/legal-hold", {"reason": "Too late."}),
        ("PUT", "/retention-class", {"retention_class": "adults", "reason": "Too late."}),
    ):
        answer = colleague.request(method, f"{address}{part}", json=body, headers=headers)
        assert refusal(answer) == (409, "compliment-disposed"), part
    again = officer.post("/disposals", json={"references": [reference_of(address)]})
    assert refusal(again) == (409, "not-due-for-disposal")
    assert queue(officer) == []


def test_two_people_dispose_of_cases_and_compliments_in_one_disposal(
    officer: TestClient, colleague: TestClient
) -> None:
    case, address = closed(officer), published(officer, colleague)
    disposal = propose(officer, reference_of(address), case.reference)

    assert officer.get(disposal).json()["references"] == [case.reference, reference_of(address)]
    assert refusal(change(officer, f"{disposal}/confirmation")) == (409, "second-person-confirms")
    twice = colleague.post("/disposals", json={"references": [reference_of(address)]})
    assert refusal(twice) == (409, "already-proposed")
    proposed = officer.get("/disposal-queue").json()["items"][1]["proposed_in"]
    assert proposed == int(disposal.rpartition("/")[2])
    done = change(colleague, f"{disposal}/confirmation")
    assert (done.status_code, done.json()["state"]) == (200, "confirmed")

    entry = officer.get("/disposal-log", params={"limit": 1}).json()["items"][0]
    # Logged, shared, redacted, checked.
    removed = {"compliments": 1, "shares": 1, "import_rows": 0, "audit_entries": 4}
    assert {name: entry[name] for name in entry.keys() - {"number", "disposal", "disposed_at"}} == {
        "reference": reference_of(address),
        "retention_class": "compliments",
        "schedule": "2014-08-01",
        "ended_on": "2021-05-04",
        "due_on": "2024-05-04",
        "proposed_by": "alice",
        "confirmed_by": "bob",
        "removed": removed,
    }


def test_one_that_is_missing_or_young_spoils_the_whole_proposal(officer: TestClient) -> None:
    case = closed(officer)
    for other, code in (
        ("SSC-2122-9999", (404, "compliment-not-found")),
        (reference_of(praised(officer, received_on="2026-05-06")), (409, "not-due-for-disposal")),
    ):
        refused = officer.post("/disposals", json={"references": [case.reference, other]})
        assert refusal(refused) == code
    assert officer.get("/disposals").json()["items"] == []


@pytest.mark.parametrize("role", [Role.CUSTOMER_CARE_OFFICER, Role.ADMINISTRATOR])
def test_who_does_not_keep_the_schedule_decides_nothing(
    officer: TestClient, sign_in_as: SignInAs, role: Role
) -> None:
    address = praised(officer)
    other = sign_in_as("Dilys", role)
    assert other.get(f"{address}/retention").status_code == 403
    held = other.post(
        f"{address}/legal-hold", json={"reason": "Mine."}, headers={"If-Match": '"0"'}
    )
    assert held.status_code == 403


def test_a_tracker_that_comes_again_brings_no_disposed_compliment_back(
    client: TestClient, officer: TestClient, colleague: TestClient
) -> None:
    row = {
        "Date received": "04/05/2021",
        "Service area": "Adults",
        "From": "Alice Example",
        "Compliment": "Diolch i Dora am ei charedigrwydd, o Fangor.",
    }
    book = t.workbook(Compliments=[row])
    first = t.written(officer, book, "t.xlsx")
    [reference] = queue(officer)
    dispose_of(officer, colleague, reference)
    text = everything_kept(client.app.state.database)
    assert [word for word in SECRETS if word in text] == []

    again = t.upload(officer, t.workbook(Compliments=[row]), "u.xlsx")
    assert (again["counts"]["unchanged"], again["counts"]["new"]) == (1, 0)
    refused = officer.post(f"/imports/{first['id']}/take-back")
    assert refusal(refused) == (409, "import-worked-on")
