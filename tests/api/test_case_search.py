"""Cases by names and words, and those that may be of the same person as a new one."""

import logging
from typing import Any

import pytest
from fastapi.testclient import TestClient

from adborth.access.roles import Role
from tests.api import tracker as t
from tests.api.audits import entries
from tests.api.cases import CaseDriver
from tests.api.conftest import SignInAs
from tests.api.people import field_of

SIAN = {"role": "complainant", "name": "Siân Ŵyn-Example", "contact": "029 2018 0123"}
TEXTS = {"elements": [], "summary": "The garden gate."}


def found(somebody: TestClient, text: str, **filters: Any) -> list[str]:
    answer = somebody.post("/cases/search", json={"text": text, **filters})
    assert answer.status_code == 200, answer.text
    return [item["reference"] for item in answer.json()["items"]]


def similar(somebody: TestClient, **given: Any) -> list[dict[str, Any]]:
    answer = somebody.post("/cases/similar", json=given)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def test_a_case_is_found_by_its_people_texts_and_reference(officer: TestClient) -> None:
    sian = CaseDriver.opened(officer, people=[SIAN], **TEXTS)
    alice = CaseDriver.opened(officer)

    assert found(officer, "SIAN wyn") == [sian.reference]
    assert found(officer, "ŵyn gard") == [sian.reference]
    assert found(officer, "02920180123") == []
    assert found(officer, "2018 0123") == [sian.reference]
    assert found(officer, "calls returned") == [alice.reference]
    assert found(officer, alice.reference.lower()) == [alice.reference]
    assert found(officer, "example") == [alice.reference, sian.reference]
    assert found(officer, "example or alice") == []
    assert found(officer, 'example* "') == [alice.reference, sian.reference]


def test_a_search_narrows_a_list_and_turns_its_pages(officer: TestClient) -> None:
    cases = [CaseDriver.opened(officer, service="childrens") for _ in range(3)]
    CaseDriver.opened(officer)
    query = {"text": "alice", "service": "childrens", "sort": "reference", "limit": 2}
    first = officer.post("/cases/search", json=query).json()
    second = officer.post("/cases/search", json={**query, "cursor": first["next"]}).json()

    whole = [*first["items"], *second["items"]]
    assert [one["reference"] for one in whole] == [case.reference for case in cases]
    assert second["next"] is None
    listed = officer.get("/cases", params={"service": "childrens", "sort": "reference"})
    assert whole == listed.json()["items"]


def test_a_search_finds_what_a_case_says_now(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)
    case.do("people", "PUT", people=[{"role": "complainant", "name": "Bob Other"}])
    assert (found(officer, "alice"), found(officer, "bob other")) == ([], [case.reference])

    case.do("", "PATCH", summary="The garden gate.")
    assert (found(officer, "since may"), found(officer, "gate")) == ([], [case.reference])

    elements = [{"theme": "financial", "description": "An invoice."}]
    case.do("elements", "PUT", elements=elements)
    assert (found(officer, "tone"), found(officer, "invoice")) == ([], [case.reference])


@pytest.mark.parametrize("text", ["", "  ", "a", "?!", "x" * 201, "\x00", None, 7])
def test_what_cannot_be_looked_for_is_refused(officer: TestClient, text: Any) -> None:
    assert field_of(officer.post("/cases/search", json={"text": text}))[0] == "text"


def test_nobody_finds_what_they_need_not_know(
    officer: TestClient, colleague: TestClient, sign_in_as: SignInAs
) -> None:
    case = CaseDriver.opened(officer)
    manager = sign_in_as("Dora", Role.RESPONDING_MANAGER)
    names = {"names": ["Alice Example"]}
    assert found(colleague, "alice") == [case.reference]
    assert (found(manager, "alice"), similar(manager, **names)) == ([], [])

    headers = {"If-Match": officer.get(case.url).headers["ETag"]}
    officer.put(f"{case.url}/subjects", json={"subjects": ["bob"]}, headers=headers)
    assert (found(colleague, "alice"), similar(colleague, **names)) == ([], [])
    assert found(officer, "alice") == [case.reference]

    administrator = sign_in_as("Erin", Role.ADMINISTRATOR)
    assert administrator.post("/cases/search", json={"text": "alice"}).status_code == 403


def test_no_name_is_written_down_by_a_search(
    client: TestClient, officer: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    CaseDriver.opened(officer, people=[SIAN], **TEXTS)
    with caplog.at_level(logging.DEBUG):
        answers = [
            officer.post("/cases/search", json={"text": "Siân"}),
            officer.post("/cases/search", json={"text": "Siân", "cursor": "Siân"}),
            officer.post("/cases/similar", json={"names": ["Siân"]}),
        ]
    assert [answer.status_code for answer in answers] == [200, 422, 200]
    left = str([vars(line) for line in caplog.records]) + answers[1].text
    seen = [
        entry
        for entry in entries(client.app.state.database, action="view.list")
        if entry.subject == "cases"
    ]
    assert len(seen) == 2
    assert "si" not in {word[:2] for word in str(seen).lower().replace("'", " ").split()}
    assert "sian" not in left.lower().replace("\u00e2", "a")


def test_earlier_contacts_of_a_person_are_shown_while_a_new_one_is_logged(
    officer: TestClient,
) -> None:
    earlier = CaseDriver.opened(officer, received_on="2026-01-05", people=[SIAN])
    same = CaseDriver.opened(officer, received_on="2026-06-01", people=[SIAN])
    CaseDriver.opened(officer)
    given = {"service": "adults", "received_on": "2026-06-03"}

    told = similar(officer, names=["sian wyn-example"], **given)
    assert [(one["reference"], one["likeness"]) for one in told] == [
        (same.reference, "possible_duplicate"),
        (earlier.reference, "earlier_contact"),
    ]
    assert told[0]["because"] == ["name", "service", "received_on"]
    assert told[0]["people"] == ["Siân Ŵyn-Example"]
    listed = officer.get("/cases", params={"q": same.reference}).json()["items"]
    assert listed[0].items() <= told[0].items()
    others = similar(officer, names=["sian"], but=same.reference)
    assert [one["reference"] for one in others] == [earlier.reference]
    by_phone = similar(officer, contacts=["+44 29 2018 0123"], names=["Nobody"], **given)
    assert [one["because"][0] for one in by_phone] == ["contact", "contact"]
    assert len(similar(officer, names=["Example"], limit=1)) == 1


@pytest.mark.parametrize(
    "given", [{}, {"names": [""]}, {"names": ["Mrs", "?"]}, {"contacts": ["12"]}]
)
def test_what_tells_nobody_from_others_finds_no_case(
    officer: TestClient, given: dict[str, Any]
) -> None:
    CaseDriver.opened(officer)
    assert similar(officer, **given) == []


def test_a_service_that_is_on_no_list_is_named(officer: TestClient) -> None:
    answer = officer.post("/cases/similar", json={"names": ["Alice"], "service": "adluts"})
    assert field_of(answer) == ("service", "not-listed")


def test_what_an_import_brings_is_found_until_it_is_taken_back(officer: TestClient) -> None:
    first = t.written(officer, t.workbook(Tracker=[t.COMPLAINT], Elements=[t.ELEMENT]), "t.xlsx")
    [reference] = found(officer, "alice example")
    assert found(officer, t.COMPLAINT["Ref"]) == [reference]

    changed = {**t.COMPLAINT, "Complainant": "Bob Other"}
    second = t.written(officer, t.workbook(Tracker=[changed], Elements=[t.ELEMENT]), "u.xlsx")
    assert (found(officer, "alice"), found(officer, "bob")) == ([], [reference])

    t.take_back(officer, second["id"])
    assert (found(officer, "alice"), found(officer, "bob")) == ([reference], [])
    t.take_back(officer, first["id"])
    assert found(officer, "alice") == []
