"""Somebody's own tracker: its columns are matched once, and known again."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.api import tracker as t

OWN = "Period,E-bost,Notes\n01/04/2021,120,quiet\n01/05/2021,130,\n"
MATCH = {
    "kind": "mailbox",
    "columns": [
        {"heading": "Period", "field": "month"},
        {"heading": "E-bost", "field": "emails"},
        {"heading": "Notes", "field": None},
    ],
}


def match(client: TestClient, number: int, body: dict[str, Any] = MATCH) -> Response:
    return client.put(f"/imports/{number}/headers/1/match", json=body)


def headers(client: TestClient, number: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/imports/{number}/headers").json()["items"]
    return found


def test_a_sheet_that_is_not_understood_shows_its_header_row(officer):
    found = t.upload(officer, OWN)
    assert found["allowed_actions"] == ["match_columns"]
    [header] = headers(officer, found["id"])
    assert (header["row"], header["kind"]) == (1, None)
    assert [one["heading"] for one in header["columns"]] == ["Period", "E-bost", "Notes"]


def test_a_match_checks_the_file_again_and_is_kept_for_the_next(officer, history):
    first = t.upload(officer, OWN)
    answer = match(officer, first["id"])

    assert answer.status_code == 202, answer.text
    again = officer.get(f"/imports/{first['id']}").json()
    assert (again["state"], again["counts"]["new"], again["counts"]["problems"]) == (
        "checked",
        2,
        0,
    )
    assert officer.get(f"/imports/{first['id']}/problems").json()["items"] == []
    assert history(f"import:{first['id']}")[-1][1] == "import.match_columns"
    [header] = headers(officer, first["id"])
    assert [one["field"] for one in header["columns"]] == ["month", "emails", None]

    second = t.upload(officer, OWN.replace("120", "121"))
    assert (second["counts"]["new"], second["counts"]["blocking"]) == (2, 0)


def test_headings_that_are_known_can_be_matched_otherwise(officer):
    found = t.upload(officer, "Month,Emails,E-mails received\n01/04/2021,1,2\n")
    assert found["counts"]["blocking"] == 1
    columns = [
        {"heading": "Month", "field": "month"},
        {"heading": "Emails", "field": None},
        {"heading": "E-mails received", "field": "emails"},
    ]
    match(officer, found["id"], {"kind": "mailbox", "columns": columns})
    assert officer.get(f"/imports/{found['id']}").json()["allowed_actions"][0] == "apply"


@pytest.mark.parametrize(
    ("columns", "field", "code"),
    [
        ([("Period", "month")], "columns", "columns-needed"),
        ([("Period", "month"), ("Notes", "month")], "columns.1.field", "column-matched-twice"),
        ([("Period", "theme")], "columns.0.field", "column-not-of-kind"),
        ([("Shoe size", "month")], "columns.0.heading", "heading-not-there"),
    ],
)
def test_a_match_that_makes_no_sense_is_refused_by_column(officer, columns, field, code):
    found = t.upload(officer, OWN)
    listed = [{"heading": heading, "field": name} for heading, name in columns]
    answer = match(officer, found["id"], {"kind": "mailbox", "columns": listed})

    assert answer.status_code == 422
    assert (field, code) in {(one["field"], one["code"]) for one in answer.json()["errors"]}
    assert headers(officer, found["id"])[0]["kind"] is None


def test_what_is_written_is_not_matched_any_more(officer):
    written = t.written(officer, t.tracker(t.ENQUIRY))
    assert match(officer, written["id"]).json()["code"] == "import-not-ready"
    assert match(officer, 999).status_code == 404
    checked = t.upload(officer, OWN)
    assert officer.put(f"/imports/{checked['id']}/headers/9/match", json=MATCH).status_code == 404


def test_problems_are_counted_and_found_by_sheet_and_column(officer):
    rows = [t.ENQUIRY | {"Ref": f"SS/{n}", "Date received": "31/02/2022"} for n in range(3)]
    found = t.upload(officer, t.tracker(*rows, t.ENQUIRY | {"Type": "Nothing"}))
    address = f"/imports/{found['id']}"

    groups = officer.get(f"{address}/problem-groups").json()["items"]
    assert groups == [
        {"severity": "problem", "sheet": "tracker", "column": "Date received", "count": 3},
        {"severity": "problem", "sheet": "tracker", "column": "Type", "count": 1},
    ]
    of_type = officer.get(f"{address}/problems?column=Type&sheet=tracker").json()["items"]
    assert [(one["row"], one["column"]) for one in of_type] == [(5, "Type")]
    assert officer.get(f"{address}/problems?sheet=other").json()["items"] == []


def test_the_known_columns_have_names_in_both_languages(officer):
    sheets = officer.get("/import-columns").json()["items"]
    assert [one["kind"] for one in sheets] == [
        "case",
        "element",
        "compliment",
        "mailbox",
        "referrals",
    ]
    assert {column["field"] for column in sheets[3]["columns"] if column["needed"]} == {
        "month",
        "emails",
    }
