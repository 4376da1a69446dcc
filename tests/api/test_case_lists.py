"""Lists of cases: filters, order, pages."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.cases import CASES, CaseDriver


def references(client: TestClient, **query: Any) -> list[str]:
    return [item["reference"] for item in client.get(CASES, params=query).json()["items"]]


@pytest.mark.parametrize("sort", ["-received_on", "received_on", "reference", "-reference"])
def test_pages_hold_every_case_once_and_in_order(officer: TestClient, sort: str) -> None:
    for day in (3, 1, 2, 2, 2, 4, 1):
        CaseDriver.opened(officer, received_on=f"2026-06-{day:02d}")
    whole = officer.get(CASES, params={"sort": sort}).json()["items"]

    seen: list[dict[str, Any]] = []
    cursor = None
    while True:
        query = {"sort": sort, "limit": 2} | ({"cursor": cursor} if cursor else {})
        page = officer.get(CASES, params=query).json()
        seen += page["items"]
        if not (cursor := page["next"]):
            break

    assert seen == whole
    assert len(seen) == 7


def test_what_is_due_first_comes_first_and_what_is_not_due_is_left_out(
    officer: TestClient,
) -> None:
    later = CaseDriver.opened(officer, received_on="2026-06-10")
    first = CaseDriver.opened(officer, received_on="2026-06-01")
    CaseDriver.opened(officer).do("withdrawal", withdrawn_on="2026-06-02")

    assert references(officer, sort="next_due_on") == [first.reference, later.reference]
    assert references(officer, overdue=True) == [later.reference, first.reference]


def test_filters_narrow_a_list(officer: TestClient) -> None:
    adults = CaseDriver.opened(officer)
    children = CaseDriver.opened(officer, service="childrens", kind="enquiry")
    adults.respond("2026-06-05")

    assert references(officer, service="childrens") == [children.reference]
    assert references(officer, kind="complaint") == [adults.reference]
    assert references(officer, state="stage_1_responded") == [adults.reference]
    assert references(officer, q="ssf-2627-0002") == [children.reference]
    assert references(officer, received_from="2026-06-02") == []
    assert references(officer, clock="stage_1_response", days_max=4, done=True) == [
        adults.reference
    ]
    assert references(officer, clock="stage_1_response", as_at="2026-06-04", done=False) == [
        adults.reference
    ]
    assert references(officer, clock="receipt", done=False) == [
        children.reference,
        adults.reference,
    ]


@pytest.mark.parametrize(
    "query", [{"cursor": "nonsense"}, {"limit": 0}, {"sort": "name"}, {"page": 2}]
)
def test_a_wrong_query_names_its_field(officer: TestClient, query: dict[str, Any]) -> None:
    answer = officer.get(CASES, params=query)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == list(query)


@pytest.mark.parametrize("field", ["service", "team", "theme", "channel"])
def test_a_code_that_is_on_no_list_is_no_list_without_cases(
    officer: TestClient, field: str
) -> None:
    CaseDriver.opened(officer)
    answer = officer.get(CASES, params={field: "adluts"})

    assert answer.status_code == 422
    [wrong] = answer.json()["errors"]
    assert (wrong["field"], wrong["code"]) == (field, "not-listed")


def test_the_codes_that_are_on_the_list_are_named(officer: TestClient) -> None:
    answer = officer.get(CASES, params={"service": "x"}, headers={"Accept-Language": "cy"})
    assert answer.json()["errors"][0]["mend"] == "Defnyddiwch un o\u2019r rhain: adults, childrens."


def test_a_list_without_cases_is_empty(officer: TestClient) -> None:
    assert references(officer, service="adults", theme="financial", channel="email") == []
