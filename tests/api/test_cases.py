"""A case from the first contact to its closing, and what the service refuses on the way."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from adborth.clock import today
from tests.api.cases import CASES, CHECKLIST, CaseDriver, complaint


def test_a_complaint_goes_through_both_stages_and_the_ombudsman(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)
    case.do("receipt", receipted_on="2026-06-01")
    case.acknowledge("2026-06-03")
    case.do("stages/stage_1/discussion", discussed_on="2026-06-10")
    case.do("stages/stage_1/resolution", resolved_on="2026-06-12")
    case.decide("upheld", "not_upheld")
    case.respond("2026-06-19")

    stage_1 = case.stage("stage_1")
    assert case.now["state"] == "stage_1_responded"
    assert stage_1["outcome"] == "partially_upheld"
    assert stage_1["terms_sent_on"] == "2026-06-19"
    assert {clock["result"] for clock in case.now["clocks"]} == {"on_time"}

    case.do("stages/stage_1/dissatisfaction", dissatisfied_on="2026-06-24")
    case.do("stage-2-request", requested_on="2026-06-25")
    case.do("stage-2/record", record_sent_on="2026-07-01")
    case.acknowledge("2026-06-29", "stage_2")
    case.do("stage-2/agreement", record_agreed_on="2026-07-06")
    assert case.clock("stage_2_response")["due_on"] == "2026-08-10"
    case.do("stage-2/investigation", investigator_appointed_on="2026-07-08")
    case.decide("upheld", "upheld", stage="stage_2")
    case.respond("2026-08-20", "stage_2")
    assert case.stage("stage_2")["outcome"] == "upheld"
    assert case.clock("stage_2_response")["result"] == "late"

    case.do("ombudsman", received_on="2026-09-01")
    case.do("ombudsman", "PATCH", completed_on="2026-10-01", upheld=True, redress_pence=200_000)
    closed = case.do("closure", closed_on="2026-10-02")

    assert closed["state"] == "closed"
    assert closed["allowed_actions"] == ["reopen"]
    assert closed["ombudsman"]["redress_pence"] == 200_000


def test_an_enquiry_becomes_a_complaint_and_counts_as_resolved_that_day(
    officer: TestClient,
) -> None:
    case = CaseDriver.opened(officer, kind="enquiry")
    assert case.now["state"] == "informal"

    case.do("stage-1", entered_on="2026-06-08")

    assert case.now["kind"] == "complaint"
    assert case.stage("informal")["ending"] == "escalated"
    assert case.clock("enquiry_resolution")["elapsed_days"] == 5
    assert case.clock("stage_1_acknowledgement")["started_on"] == "2026-06-08"


def test_references_count_on_within_the_financial_year(officer: TestClient) -> None:
    opened = [
        CaseDriver.opened(officer, received_on=day).reference
        for day in ("2022-03-31", "2022-04-01", "2022-03-01")
    ]

    assert opened == ["SSF-2122-0001", "SSF-2223-0001", "SSF-2122-0002"]


def test_many_who_open_cases_at_once_each_get_their_own_reference(officer: TestClient) -> None:
    def open_one(_: int) -> str:
        return CaseDriver.opened(officer).reference

    with ThreadPoolExecutor(16) as pool:
        references = sorted(pool.map(open_one, range(64)))

    assert references == [f"SSF-2627-{number:04d}" for number in range(1, 65)]


def test_a_due_date_explains_itself_in_both_languages(officer: TestClient) -> None:
    case = CaseDriver.opened(officer, received_on="2022-06-01")

    clock = case.clock("stage_1_acknowledgement")

    assert clock["due_on"] == "2022-06-07"
    explained = clock["explanation"]
    assert (explained["length"], explained["unit"]) == (2, "working_days")
    assert "15(2)" in explained["source"]["en"]
    assert "15(2)" in explained["source"]["cy"]
    skipped = {day["on"]: day["name"]["en"] for day in explained["skipped"]}
    assert list(skipped) == ["2022-06-02", "2022-06-03", "2022-06-04", "2022-06-05"]
    assert "Jubilee" in skipped["2022-06-03"]


def test_a_late_acknowledgement_shows_what_the_next_due_date_would_have_been(
    officer: TestClient,
) -> None:
    case = CaseDriver.opened(officer)

    case.acknowledge("2026-06-10")

    discussion = case.clock("stage_1_discussion")
    assert discussion["due_on"] == "2026-06-24"
    assert discussion["explanation"]["due_on_if_chain_kept"] == "2026-06-17"


def test_an_acknowledgement_counts_only_with_all_that_regulation_15_asks_for(
    officer: TestClient,
) -> None:
    case = CaseDriver.opened(officer, channel="telephone")
    gaps = CHECKLIST | {"offers_help_or_advocacy": False}

    answer = case.try_to("stages/stage_1/acknowledgement", acknowledged_on="2026-06-03", **gaps)

    assert answer.status_code == 422
    wrong = {error["field"] for error in answer.json()["errors"]}
    assert wrong == {"offers_help_or_advocacy", "encloses_written_record"}
    assert case.stage("stage_1")["acknowledged_on"] is None


def test_an_extension_moves_the_due_date_and_never_back(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)
    agreed = {
        "clock": "stage_1_response",
        "reason": "The manager is away.",
        "agreed_by": "Alice Example",
        "agreed_how": "telephone",
        "agreed_on": "2026-06-15",
    }

    case.do("stages/stage_1/extensions", new_due_on="2026-06-30", **agreed)
    refused = case.try_to("stages/stage_1/extensions", new_due_on="2026-06-29", **agreed)
    case.respond("2026-06-29")

    assert refused.json()["errors"][0]["code"] == "shortens"
    assert case.clock("stage_1_response")["result"] == "extended"
    [extension] = case.stage("stage_1")["extensions"]
    assert (extension["old_due_on"], extension["new_due_on"]) == ("2026-06-22", "2026-06-30")


def test_a_pause_shows_gross_and_net_days(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)
    case.do("stages/stage_1/pauses", ground="police", from_on="2026-06-05", review_on="2026-06-12")
    paused = case.clock("stage_1_response")
    case.do("stages/stage_1/pauses/1/end", until_on="2026-06-12")
    case.respond("2026-06-29")

    assert (paused["paused"], paused["overdue"]) == (True, False)
    clock = case.clock("stage_1_response")
    assert (clock["elapsed_days"], clock["net_days"], clock["result"]) == (20, 15, "on_time")


@pytest.mark.parametrize("ended", ["responded", "withdrawn", "closed"])
def test_stage_2_can_be_requested_whatever_became_of_the_case(
    officer: TestClient, ended: str
) -> None:
    case = CaseDriver.opened(officer)
    if ended == "withdrawn":
        case.do("withdrawal", withdrawn_on="2026-06-10")
    else:
        case.respond("2026-06-10")
    if ended == "closed":
        case.do("closure", closed_on="2026-06-10")

    asked = case.do("stage-2-request", requested_on="2026-06-20")

    assert asked["state"] == "stage_2_requested"
    watched = officer.get("/stage-2-watch").json()["not_started"]
    assert [item["reference"] for item in watched] == [case.reference]


def test_a_stage_2_request_can_be_neither_closed_nor_left_without_a_reason(
    officer: TestClient,
) -> None:
    case = CaseDriver.opened(officer)
    case.do("stage-2-request", requested_on="2026-06-20")

    closed = case.try_to("closure", closed_on="2026-06-21")
    bare = case.try_to("stage-2/outside-regulations", decided_on="2026-06-21")
    ruled = case.do(
        "stage-2/outside-regulations",
        decided_on="2026-06-21",
        reason="The matter is before the court.",
        decided_by="The complaints officer",
        ombudsman_signposted_on="2026-06-21",
    )

    assert closed.status_code == 409
    assert {error["field"] for error in bare.json()["errors"]} == {
        "reason",
        "decided_by",
        "ombudsman_signposted_on",
    }
    assert ruled["state"] == "closed"
    assert case.stage("stage_2")["ending"] == "outside_regulations"


def test_someone_dissatisfied_and_never_offered_stage_2_is_on_the_watch(
    officer: TestClient,
) -> None:
    case = CaseDriver.opened(officer)
    case.respond("2026-06-10")
    case.do("stages/stage_1/dissatisfaction", dissatisfied_on="2026-06-11")
    before = officer.get("/stage-2-watch").json()["never_offered"]

    case.do(
        "stages/stage_1/dissatisfaction",
        dissatisfied_on="2026-06-11",
        stage_2_offered_on="2026-06-12",
    )

    assert [item["reference"] for item in before] == [case.reference]
    assert officer.get("/stage-2-watch").json()["never_offered"] == []


def test_what_did_not_happen_yet_or_came_too_soon_is_refused(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)
    tomorrow = (today() + timedelta(1)).isoformat()

    early = case.try_to("stages/stage_1/response", responded_on="2026-05-31")
    future = case.try_to("stages/stage_1/response", responded_on=tomorrow)
    unborn = officer.post(CASES, json=complaint(received_on=tomorrow))

    assert early.json()["errors"][0]["code"] == "out-of-order"
    assert future.json()["errors"][0]["code"] == "in-the-future"
    assert unborn.json()["errors"][0]["field"] == "received_on"
    assert case.now["version"] == 1


def test_a_change_needs_the_version_it_is_based_on(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)
    body = {"receipted_on": "2026-06-01"}

    missing = officer.post(f"{case.url}/receipt", json=body)
    case.do("", "PATCH", summary="Another summary.")
    stale = officer.post(f"{case.url}/receipt", json=body, headers={"If-Match": '"1"'})

    assert missing.status_code == 428
    assert stale.status_code == 412
    assert case.now["receipted_on"] is None


def test_of_two_who_change_a_case_at_once_one_wins_and_one_is_told(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)

    def correct(number: int) -> int:
        body = {"summary": f"Summary {number}."}
        return officer.patch(case.url, json=body, headers={"If-Match": '"1"'}).status_code

    with ThreadPoolExecutor(8) as pool:
        statuses = sorted(pool.map(correct, range(8)))

    assert statuses == [200] + [412] * 7
    assert case.now["version"] == 2


def test_a_corrected_day_of_receipt_moves_the_clocks(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)
    case.acknowledge("2026-06-04")
    late = case.clock("stage_1_acknowledgement")["result"]

    case.do("", "PATCH", received_on="2026-06-02")

    assert late == "late"
    assert case.clock("stage_1_acknowledgement")["result"] == "on_time"


def test_a_withdrawn_case_can_be_taken_up_again(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)
    case.do("withdrawal", withdrawn_on="2026-06-10")
    stopped = case.clock("stage_1_response")

    case.do("reopening", reason="She wants to go on.")

    assert stopped["stopped_on"] == "2026-06-10"
    assert case.now["state"] == "stage_1"
    assert case.clock("stage_1_response")["stopped_on"] is None


def test_an_element_with_a_finding_cannot_be_left_out(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)
    case.decide("upheld")

    refused = case.try_to("elements", "PUT", elements=[])
    kept = {"number": 1, "theme": "other", "description": "Reworded."}
    changed = case.do("elements", "PUT", elements=[kept, {"theme": "other", "description": "New."}])

    assert refused.json()["code"] == "element-decided"
    assert [element["number"] for element in changed["elements"]] == [1, 3]


def test_the_history_tells_who_changed_what(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)
    case.do("", "PATCH", theme="standards")

    opened, corrected = officer.get(f"{case.url}/history").json()["items"]

    assert opened["action"] == "open"
    assert corrected["actor"] == "alice"
    assert corrected["text"] == {
        "en": "Alice corrected the details",
        "cy": "Cywirodd Alice y manylion",
    }
    before, after = corrected["changes"]["theme"]
    assert (before["code"], after["code"]) == ("communication", "standards")


def test_someone_not_yet_asked_is_written_to_in_both_languages(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)

    [person] = case.now["people"]

    assert person["correspondence_language"] == "not_asked"
    assert person["writes_in"] == "bilingual"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "moan"),
        ("service", "no-such-service"),
        ("received_on", "01/06/2026"),
        ("received_on", "2009-01-01"),
        ("summary", ""),
        ("summary", "a\x00b"),
        ("summary", "x" * 20_001),
        ("file_url", "javascript:alert(1)"),
        ("unknown", "field"),
    ],
)
def test_wrong_input_names_the_field_in_the_readers_language(
    officer: TestClient, field: str, value: str
) -> None:
    welsh = {"Accept-Language": "cy"}

    answer = officer.post(CASES, json=complaint(**{field: value}), headers=welsh)

    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Content-Language"] == "cy"
    problem = answer.json()
    if value != "2009-01-01":
        assert [error["field"] for error in problem["errors"]] == [field]
    assert officer.get(CASES).json()["items"] == []


def test_a_day_typed_wrongly_can_be_corrected_with_a_reason(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)
    case.acknowledge("2026-06-10")
    reason = "Typed the wrong day."

    case.do("stages/stage_1", "PATCH", acknowledged_on="2026-06-02", reason=reason)

    assert case.clock("stage_1_acknowledgement")["result"] == "on_time"
    assert case.stage("stage_1")["acknowledgement"]["sent_on"] == "2026-06-02"
    corrected = officer.get(f"{case.url}/history").json()["items"][-1]["changes"]
    assert corrected["stages.stage_1.acknowledged_on"] == ["2026-06-10", "2026-06-02"]
    assert corrected["reason"] == [None, reason]


def test_what_was_recorded_by_mistake_can_be_taken_back(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)
    case.acknowledge("2026-06-02")
    case.respond("2026-06-10")
    mistaken = {"reason": "It was another case.", "responded_on": None, "acknowledged_on": None}

    taken_back = case.do("stages/stage_1", "PATCH", **mistaken)

    assert taken_back["state"] == "stage_1"
    assert "acknowledge" in taken_back["allowed_actions"]
    assert case.stage("stage_1")["acknowledgement"] is None
    assert case.clock("stage_1_response")["finished_on"] is None


def test_the_end_of_a_stage_that_another_followed_is_not_taken_back(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)
    case.respond("2026-06-10")
    case.do("stage-2-request", requested_on="2026-06-20")

    refused = case.try_to("stages/stage_1", "PATCH", responded_on=None, reason="A mistake.")
    nothing = case.try_to("stages/stage_1", "PATCH", discussed_on="2026-06-05", reason="A mistake.")

    assert (refused.status_code, refused.json()["code"]) == (409, "stage-followed")
    assert nothing.json()["errors"][0]["code"] == "nothing-to-correct"


def test_a_stage_2_request_made_while_the_ombudsman_looks_can_still_end_as_it_may(
    officer: TestClient,
) -> None:
    case = CaseDriver.opened(officer)
    case.respond("2026-06-10")
    case.do("ombudsman", received_on="2026-06-15")
    case.do("stage-2-request", requested_on="2026-06-20")

    withdrawn = case.do("withdrawal", withdrawn_on="2026-06-22")

    assert withdrawn["state"] == "ombudsman"
    assert case.stage("stage_2")["ending"] == "withdrawn"
    assert case.stage("ombudsman")["ended_on"] is None
