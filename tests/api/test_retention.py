"""How long cases are kept: their class, legal holds, and the queue of what is due."""

from datetime import date

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from adborth.cases.models import Case
from adborth.cases.vocabulary import State
from tests.api.cases import CaseDriver
from tests.api.conftest import History
from tests.api.kept_cases import answered, change, closed, dispose_of, queue, refusal


def test_classes_are_told_in_both_languages(officer: TestClient) -> None:
    told = officer.get("/retention-classes").json()
    assert [one["code"] for one in told["items"]] == [
        *("enquiries", "adults", "childrens", "looked-after", "compliments", "other")
    ]
    assert told["items"][1] == {
        "code": "adults",
        "name": {
            "en": "Complaints about services for adults",
            "cy": "Cwynion am wasanaethau i oedolion",
        },
        "years": 10,
        "source": {"en": "The council's retention schedule", "cy": "Amserlen gadw\u2019r cyngor"},
        "to_be_confirmed": True,
    }


def test_a_case_has_its_class_and_once_it_is_closed_a_disposal_date(officer: TestClient) -> None:
    still_open = officer.get(f"{CaseDriver.opened(officer).url}/retention")
    assert still_open.headers["ETag"] == '"0"'
    assert still_open.json()["retention_class"]["code"] == "adults"
    assert still_open.json()["disposal_due_on"] is None

    told = officer.get(f"{closed(officer).url}/retention").json()
    assert (told["ended_on"], told["disposal_due_on"]) == ("2014-10-01", "2024-10-01")
    assert (told["hold"], told["proposed_in"], told["disposed_on"]) == (None, None, None)


def test_a_case_that_was_answered_and_never_closed_is_kept_from_its_answer_on(
    officer: TestClient, colleague: TestClient
) -> None:
    case = answered(officer)
    kept = officer.get(f"{case.url}/retention").json()
    assert (kept["ended_on"], kept["disposal_due_on"]) == ("2014-09-29", "2024-09-29")
    assert queue(officer) == [case.reference]

    case.do("stage-2-request", requested_on="2014-10-06")
    assert officer.get(f"{case.url}/retention").json()["disposal_due_on"] is None
    assert queue(officer) == []

    other = answered(officer)
    dispose_of(officer, colleague, other.reference)
    [logged] = officer.get("/disposal-log").json()["items"]
    assert (logged["reference"], logged["ended_on"]) == (other.reference, "2014-09-29")


def test_a_class_is_chosen_with_a_reason_and_given_back(
    officer: TestClient, history: History
) -> None:
    case = closed(officer)
    chosen = {"retention_class": "looked-after", "reason": "The child is looked after."}
    answer = change(officer, f"{case.url}/retention-class", "PUT", **chosen)

    assert answer.status_code == 200, answer.text
    assert answer.headers["ETag"] == '"1"'
    assert answer.json()["disposal_due_on"] == "2089-10-01"
    assert answer.json()["class_reason"] == "The child is looked after."
    assert queue(officer) == []
    assert history(case.reference)[-1] == (
        "alice",
        "choose_retention_class",
        {
            "retention_class": [None, "looked-after"],
            "reason": [None, "The child is looked after."],
        },
    )

    body = {"retention_class": None, "reason": "That was another child."}
    address = f"{case.url}/retention-class"
    stale = officer.put(address, json=body, headers={"If-Match": '"0"'})
    assert refusal(stale) == (412, "version-stale")
    assert refusal(officer.put(address, json=body)) == (428, "if-match-missing")
    assert change(officer, address, "PUT", **body).json()["class_reason"] is None
    assert queue(officer) == [case.reference]


def test_an_unknown_class_is_refused_with_those_that_there_are(officer: TestClient) -> None:
    body = {"retention_class": "for-ever", "reason": "It is ours."}
    answer = change(officer, f"{closed(officer).url}/retention-class", "PUT", **body)
    assert answer.status_code == 422
    [wrong] = answer.json()["errors"]
    assert (wrong["field"], wrong["code"]) == ("retention_class", "not-listed")
    assert "looked-after" in wrong["mend"]


def test_a_case_on_hold_leaves_the_queue_until_the_hold_is_lifted(officer: TestClient) -> None:
    case = closed(officer)
    assert refusal(change(officer, f"{case.url}/legal-hold/lifting", reason="None.")) == (
        *(409, "not-held"),
    )
    held = change(officer, f"{case.url}/legal-hold", reason="A claim was announced.")

    assert held.status_code == 200, held.text
    assert held.json()["hold"]["reason"] == "A claim was announced."
    assert held.json()["hold"]["by"] == "alice"
    assert queue(officer) == []
    refused = officer.post("/disposals", json={"references": [case.reference]})
    assert refusal(refused) == (409, "not-due-for-disposal")
    again = change(officer, f"{case.url}/legal-hold", reason="A second claim.")
    assert refusal(again) == (409, "held-already")

    lifted = change(officer, f"{case.url}/legal-hold/lifting", reason="The claim was settled.")
    assert lifted.json()["hold"] is None
    assert queue(officer) == [case.reference]


def test_the_queue_holds_what_was_kept_for_long_enough_the_oldest_first(
    officer: TestClient,
) -> None:
    late = closed(officer)
    early = CaseDriver.opened(officer, received_on="2014-08-04")
    early.do("withdrawal", withdrawn_on="2014-08-06")
    enquiry = CaseDriver.opened(officer, kind="enquiry", received_on="2019-01-07")
    enquiry.do("enquiry-resolution", enquiry_resolved_on="2019-01-08")
    enquiry.do("closure", closed_on="2019-01-09")
    closed(officer, service="childrens")
    recent = CaseDriver.opened(officer, received_on="2024-03-04")
    recent.do("withdrawal", withdrawn_on="2024-03-05")

    whole = [early.reference, late.reference, enquiry.reference]
    assert queue(officer) == whole

    first = officer.get("/disposal-queue", params={"limit": 2}).json()
    assert [one["reference"] for one in first["items"]] == whole[:2]
    assert queue(officer, cursor=first["next"]) == whole[2:]
    assert first["items"][1] == {
        "reference": late.reference,
        "kind": "complaint",
        "service": {"code": "adults", "name": {"en": "Adults", "cy": "Oedolion"}},
        "retention_class": "adults",
        "ended_on": "2014-10-01",
        "disposal_due_on": "2024-10-01",
        "proposed_in": None,
    }


@pytest.mark.parametrize(
    ("state", "closed_on", "withdrawn_on", "ended_on"),
    [
        (State.CLOSED, "2015-03-02", None, "2015-03-02"),
        (State.CLOSED, "2015-03-02", "2015-01-05", "2015-03-02"),
        (State.WITHDRAWN, None, "2015-01-05", "2015-01-05"),
        (State.RESOLVED, None, None, "2014-09-29"),
        (State.STAGE_1_RESPONDED, None, None, "2014-09-29"),
        (State.STAGE_2_RESPONDED, None, None, "2014-09-29"),
        (State.STAGE_1, None, None, None),
        (State.STAGE_2_REQUESTED, None, None, None),
        (State.STAGE_2, None, "2015-01-05", None),
        (State.OMBUDSMAN, None, None, None),
    ],
)
def test_a_case_has_ended_when_it_was_closed_withdrawn_or_last_answered(
    client: TestClient,
    officer: TestClient,
    state: State,
    closed_on: str | None,
    withdrawn_on: str | None,
    ended_on: str | None,
) -> None:
    case = answered(officer)
    days = {"closed_on": closed_on, "withdrawn_on": withdrawn_on}
    with client.app.state.database.writing() as session:
        told = {name: day and date.fromisoformat(day) for name, day in days.items()}
        session.execute(update(Case).values(state=state, **told))

    kept = officer.get(f"{case.url}/retention").json()

    assert kept["ended_on"] == ended_on
    assert queue(officer) == ([case.reference] if ended_on else [])
