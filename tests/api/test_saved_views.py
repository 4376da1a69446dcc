"""A list of cases is kept under a name, for whoever kept it alone."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from adborth.saved_views import service
from tests.api.audits import entries, of_request
from tests.api.cases import CASES, CaseDriver
from tests.api.people import field_of, problem

VIEWS = "/views"
FILTERS = {"service": "adults", "overdue": True, "sort": "next_due_on"}
VIEW = {"name": "Overdue in Adults", "filters": FILTERS, "columns": ["reference", "team"]}


def kept(somebody: TestClient, **changes: Any) -> dict[str, Any]:
    answer = somebody.post(VIEWS, json={**VIEW, **changes})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def change(somebody: TestClient, view: dict[str, Any], **changes: Any) -> Any:
    tag = {"If-Match": f'"{view["version"]}"'}
    return somebody.patch(f"{VIEWS}/{view['id']}", json=changes, headers=tag)


def forget(somebody: TestClient, view: dict[str, Any]) -> Any:
    tag = {"If-Match": f'"{view["version"]}"'}
    return somebody.delete(f"{VIEWS}/{view['id']}", headers=tag)


def names(somebody: TestClient, language: str = "en") -> list[str]:
    answer = somebody.get(VIEWS, headers={"Accept-Language": language})
    return [view["name"] for view in answer.json()["items"]]


def test_a_view_is_read_back_as_it_was_kept(officer: TestClient) -> None:
    answer = officer.post(VIEWS, json=VIEW)
    view = answer.json()
    assert {name: view[name] for name in VIEW} == VIEW
    assert answer.headers["ETag"] == '"1"'
    again = officer.get(answer.headers["Location"].removeprefix("/api/v1"))
    assert (again.json(), again.headers["ETag"]) == (view, '"1"')
    assert officer.get(VIEWS).json()["items"] == [view]


def test_the_list_takes_the_filters_of_a_view(officer: TestClient) -> None:
    case = CaseDriver.opened(officer)
    CaseDriver.opened(officer, service="childrens")
    view = kept(officer, filters=FILTERS | {"received_from": "2026-01-01", "assigned_to": "nobody"})
    listed = officer.get(CASES, params=view["filters"]).json()["items"]
    assert [item["reference"] for item in listed] == [case.reference]


def test_a_view_of_an_entry_that_was_retired_still_opens(
    officer: TestClient, administrator: TestClient
) -> None:
    theme = "/lists/themes/standards"
    view = kept(officer, filters={"theme": "standards"})
    tag = {"If-Match": administrator.get(theme).headers["ETag"]}
    retired = administrator.patch(theme, json={"retired": True}, headers=tag)
    assert retired.status_code == 200, retired.text

    [found] = officer.get(VIEWS).json()["items"]
    assert officer.get(CASES, params=found["filters"]).status_code == 200
    assert change(officer, view, filters={"theme": "standards", "kind": "enquiry"}).is_success


def test_it_is_renamed_and_brought_up_to_what_is_shown(officer: TestClient) -> None:
    view = kept(officer)
    renamed = change(officer, view, name=" Late ").json()
    assert renamed == view | {"name": "Late", "version": 2, "saved_at": renamed["saved_at"]}

    now = change(officer, renamed, filters={"kind": "enquiry"}, columns=None).json()
    assert (now["name"], now["filters"], now["columns"]) == ("Late", {"kind": "enquiry"}, None)
    assert officer.get(VIEWS).json()["items"] == [now]


def test_a_view_is_forgotten(officer: TestClient) -> None:
    view = kept(officer)
    assert forget(officer, view).status_code == 204
    assert names(officer) == []
    assert problem(forget(officer, view), 404) == "view-not-found"
    assert kept(officer)["name"] == view["name"]


def test_nobody_sees_changes_or_ends_that_of_somebody_else(
    officer: TestClient, colleague: TestClient
) -> None:
    view = kept(officer)
    assert names(colleague) == []
    assert problem(colleague.get(f"{VIEWS}/{view['id']}"), 404) == "view-not-found"
    assert problem(change(colleague, view, name="Mine"), 404) == "view-not-found"
    assert problem(forget(colleague, view), 404) == "view-not-found"
    kept(colleague)
    assert officer.get(VIEWS).json()["items"] == [view]


def test_who_sees_no_case_keeps_no_view(administrator: TestClient) -> None:
    assert administrator.get(VIEWS).status_code == 403
    assert administrator.post(VIEWS, json=VIEW).status_code == 403


def test_no_two_have_the_same_name_whatever_its_capitals(officer: TestClient) -> None:
    view, other = kept(officer), kept(officer, name="Ŵyn")
    again = officer.post(VIEWS, json={**VIEW, "name": "  OVERDUE in adults "})
    assert field_of(again) == ("name", "view-name-taken")
    assert field_of(change(officer, view, name="ŵYN")) == ("name", "view-name-taken")
    assert change(officer, other, name="ŵyn").json()["name"] == "ŵyn"
    assert names(officer) == ["Overdue in Adults", "ŵyn"]


def test_they_stand_in_the_order_of_the_alphabet_of_the_reader(officer: TestClient) -> None:
    for name in ("Cwynion", "chwynion", "Dŵr", "ddoe"):
        kept(officer, name=name)
    assert names(officer, "en") == ["chwynion", "Cwynion", "ddoe", "Dŵr"]
    assert names(officer, "cy") == ["Cwynion", "chwynion", "Dŵr", "ddoe"]


def test_a_change_is_based_on_what_was_seen(officer: TestClient) -> None:
    view = kept(officer)
    change(officer, view, name="Late")
    assert problem(change(officer, view, name="Later"), 412) == "version-stale"
    assert problem(forget(officer, view), 412) == "version-stale"
    path = f"{VIEWS}/{view['id']}"
    assert problem(officer.patch(path, json={}), 428) == "if-match-missing"
    assert problem(officer.delete(path), 428) == "if-match-missing"
    assert names(officer) == ["Late"]


def test_so_many_are_enough_and_none_is_lost(
    officer: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST", 2)
    kept(officer, name="One")
    kept(officer, name="Two")
    refused = officer.post(VIEWS, json={**VIEW, "name": "Three"})
    assert problem(refused, 409) == "too-many-views"
    assert names(officer) == ["One", "Two"]


@pytest.mark.parametrize("never", ["q", "text", "cursor", "limit"])
def test_what_was_looked_for_is_never_kept(officer: TestClient, never: str) -> None:
    view = kept(officer)
    filters = {"kind": "enquiry", never: "Siân"}
    new = officer.post(VIEWS, json={"name": "Siân", "filters": filters})
    assert field_of(new) == (f"filters.{never}", "never-kept")
    assert field_of(change(officer, view, filters=filters)) == (f"filters.{never}", "never-kept")
    assert "Siân" not in new.text
    assert names(officer) == ["Overdue in Adults"]


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"name": " "}, "name", "string-too-short"),
        ({"name": "x" * 61}, "name", "string-too-long"),
        ({"name": "a\x00b"}, "name", "control-character"),
        ({"filters": {"search": "a1b2c3d4"}}, "filters.search", "extra-forbidden"),
        ({"filters": {"state": "asleep"}}, "filters.state", "enum"),
        ({"filters": {"service": "adluts"}}, "filters.service", "not-listed"),
        ({"columns": ["summary"]}, "columns.0", "enum"),
        ({"columns": ["team", "team"]}, "columns", "column-twice"),
    ],
    ids=str,
)
def test_what_cannot_be_kept_is_named(
    officer: TestClient, wrong: dict[str, Any], field: str, code: str
) -> None:
    view = kept(officer, name="As it was")
    assert field_of(officer.post(VIEWS, json={**VIEW, **wrong})) == (field, code)
    assert field_of(change(officer, view, **wrong)) == (field, code)
    assert officer.get(VIEWS).json()["items"] == [view]


def test_the_audit_says_who_kept_one_and_never_what(officer: TestClient) -> None:
    answer = officer.post(VIEWS, json={**VIEW, "name": "Siân"})
    view = answer.json()
    subject = f"saved-view:{view['id']}"
    assert of_request(officer.app, answer) == [("alice", "saved_view.keep", subject)]
    changed = change(officer, view, name="Alys", filters={"theme": "financial"})
    assert of_request(officer.app, changed) == [("alice", "saved_view.change", subject)]
    listed = officer.get(VIEWS)
    assert of_request(officer.app, listed) == [("alice", "view.list", "saved-views")]
    gone = forget(officer, changed.json())
    assert of_request(officer.app, gone) == [("alice", "saved_view.forget", subject)]
    told = str(entries(officer.app.state.database))  # type: ignore[attr-defined]
    assert not {"Siân", "Alys", "financial"} & set(told.replace("'", " ").split())


def test_a_page_left_open_never_changes_another_view(officer: TestClient) -> None:
    gone = kept(officer, name="One")
    assert forget(officer, gone).status_code == 204
    other = kept(officer, name="Two")
    assert other["id"] != gone["id"]
    assert problem(forget(officer, gone), 404) == "view-not-found"
    assert names(officer) == ["Two"]


def test_a_name_is_the_same_however_it_was_typed(officer: TestClient) -> None:
    kept(officer, name="Hwyr yn T\u0177 Gwyn")
    again = officer.post(VIEWS, json={**VIEW, "name": "Hwyr yn Ty\u0302 Gwyn"})
    assert field_of(again) == ("name", "view-name-taken")
