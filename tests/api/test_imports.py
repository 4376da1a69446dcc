"""A tracker comes in over HTTP: checked first, then written, and taken back."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from adborth.clock import now
from adborth.imports.purging import purge_imports
from tests.api import tracker as t
from tests.api.tracker import COMPLAINT, ELEMENT, ENQUIRY


def cases(client: TestClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/cases?sort=reference").json()["items"]
    return found


def test_a_check_writes_nothing(officer: TestClient) -> None:
    found = t.upload(officer, t.tracker(ENQUIRY))
    assert found["state"] == "checked"
    assert found["counts"]["new"] == 1
    assert found["allowed_actions"] == ["apply", "match_columns"]
    assert cases(officer) == []


def test_an_applied_tracker_is_there_with_its_origin(officer: TestClient) -> None:
    batch = t.written(officer, t.tracker(ENQUIRY))
    [case] = cases(officer)
    assert (case["reference"], case["tracker_ref"], case["state"]) == (
        "SSF-2122-0001",
        "SS/2122/0001",
        "resolved",
    )
    detail = officer.get(f"/cases/{case['reference']}").json()
    origin = {"batch": batch["id"], "sheet": "tracker", "row": 2}
    assert origin.items() <= detail["origin"].items()
    assert officer.get(f"/imports/{origin['batch']}").json()["file"] == "tracker.csv"
    [person] = detail["people"]
    assert (person["name"], person["writes_in"]) == ("Alice Example", "welsh")


def test_a_workbook_gives_cases_their_elements_and_derived_outcomes(officer: TestClient) -> None:
    real_date = {**COMPLAINT, "Date received": date(2021, 4, 1), "Stage 1 outcome": "Upheld"}
    not_upheld = {**ELEMENT, "Element": 2, "Finding": "Not upheld"}
    book = t.workbook(Tracker=[real_date], Elements=[ELEMENT, not_upheld])
    found = t.upload(officer, book, "tracker.xlsx")
    [warning] = t.problems(officer, found["id"])
    assert warning["reason"] == (
        "The sheet says Upheld, its elements say Partially upheld. What the elements say counts."
    )
    assert (warning["sheet"], warning["row"], warning["column"]) == (
        "Tracker",
        2,
        "Stage 1 outcome",
    )
    t.apply(officer, found["id"])
    [case] = cases(officer)
    [_, stage_1] = officer.get(f"/cases/{case['reference']}").json()["stages"]
    assert stage_1["outcome"] == "partially_upheld"


def test_a_problem_says_where_it_is_and_how_to_mend_it(officer: TestClient) -> None:
    wrong = {**ENQUIRY, "Theme": "Staff Isues"}
    found = t.upload(officer, t.tracker(wrong))
    [problem] = t.problems(officer, found["id"])
    assert problem["severity"] == "problem"
    assert (problem["row"], problem["column"], problem["found"]) == (2, "Theme", "Staff Isues")
    assert "Staff issues" in problem["reason"]
    assert problem["mend"].startswith("Correct it to “Staff issues”")
    answer = officer.get(f"/imports/{found['id']}/problems", headers={"Accept-Language": "cy"})
    assert answer.headers["Content-Language"] == "cy"
    assert answer.json()["items"][0]["mend"].startswith("Cywirwch")


def test_one_bad_row_keeps_the_whole_file_out(officer: TestClient) -> None:
    found = t.upload(officer, t.tracker(ENQUIRY, {**COMPLAINT, "Date received": "31/02/2021"}))
    answer = officer.post(f"/imports/{found['id']}/apply")
    assert (answer.status_code, answer.json()["code"]) == (409, "import-has-problems")
    assert cases(officer) == []


def test_bad_rows_can_be_skipped_mended_and_imported_alone(officer: TestClient) -> None:
    wrong = {
        **COMPLAINT,
        "Date received": "31/02/2021",
        "Summary": "=SUM(A1)",
        "Stage 1 outcome": "",
    }
    found = t.upload(officer, t.tracker(ENQUIRY, wrong))
    assert found["allowed_actions"] == [
        "apply_skipping_bad_rows",
        "match_columns",
        "download_rejects",
    ]
    t.apply(officer, found["id"], skip_bad_rows=True)
    assert len(cases(officer)) == 1

    answer = officer.get(f"/imports/{found['id']}/rejects.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rejects = answer.text
    assert "'=SUM(A1)" in rejects
    assert ",=SUM(A1)" not in rejects
    t.written(officer, rejects.replace("31/02/2021", "28/02/2021"))
    by_ref = {case["tracker_ref"]: case["reference"] for case in cases(officer)}
    detail = officer.get(f"/cases/{by_ref['SS/2122/0002']}").json()
    assert detail["summary"] == "=SUM(A1)"


def test_a_case_with_a_bad_element_is_kept_out_with_all_its_rows(officer: TestClient) -> None:
    book = t.workbook(
        Tracker=[ENQUIRY, COMPLAINT], Elements=[ELEMENT, {**ELEMENT, "Element": 2, "Finding": "?"}]
    )
    found = t.upload(officer, book, "tracker.xlsx", skip_bad_rows=True)
    assert found["counts"]["bad"] == 3
    t.apply(officer, found["id"])
    assert [case["tracker_ref"] for case in cases(officer)] == ["SS/2122/0001"]
    rejects = officer.get(f"/imports/{found['id']}/rejects.csv").text
    assert rejects.count("SS/2122/0002") == 3
    t.written(officer, rejects.replace('"?"', '"Not upheld"'))
    assert len(cases(officer)) == 2


def test_a_second_import_of_the_same_file_changes_nothing(officer: TestClient) -> None:
    t.written(officer, t.tracker(ENQUIRY, COMPLAINT))
    before = cases(officer)
    again = t.written(officer, t.tracker(ENQUIRY, COMPLAINT))
    assert (again["counts"]["unchanged"], again["counts"]["new"]) == (2, 0)
    assert cases(officer) == before


def test_a_changed_row_is_shown_as_a_change_and_applied(officer: TestClient) -> None:
    t.written(officer, t.tracker(ENQUIRY))
    found = t.upload(officer, t.tracker({**ENQUIRY, "Date enquiry closed": "09/04/2021"}))
    [change] = officer.get(f"/imports/{found['id']}/changes").json()["items"]
    assert change["key"] == "SS/2122/0001"
    assert change["changes"] == [
        {"field": "enquiry_closed_on", "before": "2021-04-07", "after": "2021-04-09"}
    ]
    t.apply(officer, found["id"])
    [case] = cases(officer)
    [informal] = officer.get(f"/cases/{case['reference']}").json()["stages"]
    assert (case["version"], informal["ended_on"]) == (2, "2021-04-09")


def test_elements_of_an_earlier_import_stay_when_the_tracker_comes_alone(
    officer: TestClient,
) -> None:
    t.written(officer, t.workbook(Tracker=[COMPLAINT], Elements=[ELEMENT]), "tracker.xlsx")
    again = t.upload(officer, t.tracker(COMPLAINT))
    assert again["counts"]["unchanged"] == 1


def test_elements_that_come_later_give_the_case_its_outcome(officer: TestClient) -> None:
    t.written(officer, t.tracker(COMPLAINT))
    t.written(officer, t.workbook(Elements=[ELEMENT]), "elements.xlsx")
    [case] = cases(officer)
    [_, stage_1] = officer.get(f"/cases/{case['reference']}").json()["stages"]
    assert stage_1["outcome"] == "upheld"


def test_what_people_have_changed_is_not_overwritten(officer: TestClient) -> None:
    t.written(officer, t.tracker(ENQUIRY))
    [case] = cases(officer)
    officer.patch(
        f"/cases/{case['reference']}", json={"summary": "Mine."}, headers={"If-Match": '"1"'}
    ).raise_for_status()
    found = t.upload(officer, t.tracker({**ENQUIRY, "Summary": "Theirs."}))
    [problem] = t.problems(officer, found["id"])
    assert problem["code"] == "changed-by-people"
    assert t.upload(officer, t.tracker(ENQUIRY))["counts"]["unchanged"] == 1


def test_a_change_that_is_taken_back_restores_the_case(officer: TestClient) -> None:
    t.written(officer, t.workbook(Tracker=[COMPLAINT], Elements=[ELEMENT]), "tracker.xlsx")
    [case] = cases(officer)
    before = officer.get(f"/cases/{case['reference']}").json()
    changed = {**COMPLAINT, "Stage 1 response sent": "10/05/2021", "Complainant": "Bob Example"}
    batch = t.written(officer, t.tracker(changed))
    t.take_back(officer, batch["id"])
    after = officer.get(f"/cases/{case['reference']}").json()
    assert after["version"] == 3
    assert {**after, "version": 1} == {**before, "version": 1}
    assert t.upload(officer, t.tracker(COMPLAINT))["counts"]["unchanged"] == 1


@pytest.mark.usefixtures("own_process")
def test_an_import_can_be_taken_back(officer: TestClient, history: Any) -> None:
    book = t.workbook(
        Tracker=[ENQUIRY, COMPLAINT],
        Elements=[ELEMENT],
        Compliments=[
            {"Date received": "01/04/2021", "Service area": "Adults", "Compliment": "Thank you."}
        ]
        * 2,
        Mailbox=[{"Month": "01/04/2021", "Emails received": 346}],
        Referrals=[
            {"Snapshot date": "31/03/2022", "Service area": "Adults", "Active referrals": 3871}
        ],
    )
    batch = t.written(officer, book, "tracker.xlsx")
    assert len(officer.get("/compliments").json()["items"]) == 2
    assert t.take_back(officer, batch["id"])["state"] == "taken_back"
    assert cases(officer) == []
    assert officer.get("/compliments").json()["items"] == []
    entries = history(f"import:{batch['id']}")
    done = [action for _, action, _ in entries if not action.startswith("import.")]
    assert done == ["import", "take_back"]
    asked = {action for _, action, _ in entries} - set(done)
    assert asked == {"import.check", "import.apply", "import.take_back"}
    assert t.written(officer, book, "tracker.xlsx")["counts"]["new"] == 6


def test_what_a_file_said_is_forgotten_after_a_while(
    officer: TestClient, client: TestClient, history: Any, tmp_path: Path
) -> None:
    state = client.app.state
    t.written(officer, t.tracker(COMPLAINT))
    changed = {**COMPLAINT, "Complainant": "Bob Example"}
    wrong = {**ENQUIRY, "Complainant": "Carys Wrong", "Date received": "31/02/2021"}
    found = t.upload(officer, t.tracker(changed, wrong))
    t.apply(officer, found["id"], skip_bad_rows=True)
    waiting = t.upload(officer, t.tracker(ENQUIRY))
    assert purge_imports(state.database, state.settings.import_dir, now() - timedelta(1)) == []
    assert "Carys Wrong" in officer.get(f"/imports/{found['id']}/rejects.csv").text

    gone = purge_imports(state.database, state.settings.import_dir, now())

    assert found["id"] in gone
    after = officer.get(f"/imports/{found['id']}").json()
    assert after["allowed_actions"] == []
    assert after["purged_at"] is not None
    for path in ("rejects.csv", "problems", "changes"):
        answer = officer.get(f"/imports/{found['id']}/{path}")
        assert "Carys Wrong" not in answer.text
        assert "31/02/2021" not in answer.text
    for verb, number in (("take-back", found["id"]), ("apply", waiting["id"])):
        refused = officer.post(f"/imports/{number}/{verb}")
        assert (refused.status_code, refused.json()["code"]) == (409, "import-purged")
    assert list(state.settings.import_dir.iterdir()) == []
    assert history(f"import:{found['id']}")[-1][:2] == ("system:purge", "import.purge")
    assert t.upload(officer, t.tracker(changed))["counts"]["unchanged"] == 1


def test_what_people_have_worked_on_cannot_be_taken_back(officer: TestClient) -> None:
    batch = t.written(officer, t.tracker(ENQUIRY))
    [case] = cases(officer)
    officer.patch(
        f"/cases/{case['reference']}", json={"summary": "Mine."}, headers={"If-Match": '"1"'}
    ).raise_for_status()
    answer = officer.post(f"/imports/{batch['id']}/take-back")
    assert (answer.status_code, answer.json()["code"]) == (409, "import-worked-on")
    assert len(cases(officer)) == 1


def test_a_row_that_stands_twice_is_told_with_the_first(officer: TestClient) -> None:
    found = t.upload(officer, t.tracker(ENQUIRY, {**ENQUIRY, "Summary": "Another."}))
    [problem] = t.problems(officer, found["id"])
    assert (problem["row"], problem["code"]) == (3, "twice")
    assert "row 2" in problem["reason"]


def test_a_case_that_came_since_the_check_is_not_made_twice(officer: TestClient) -> None:
    checked = t.upload(officer, t.tracker(COMPLAINT, ENQUIRY))
    t.written(officer, t.tracker(ENQUIRY))
    batch = t.apply(officer, checked["id"])
    assert (batch["state"], batch["fault"]["code"]) == ("failed", "changed-meanwhile")
    assert [case["tracker_ref"] for case in cases(officer)] == [ENQUIRY["Ref"]]


def test_blank_rows_and_stray_spaces_are_no_trouble(officer: TestClient) -> None:
    untidy = {**ENQUIRY, "Type": " ENQUIRY ", "Service area": "adults ", "Theme": "STAFF  issues"}
    found = t.upload(officer, "\r\n,,,\r\n" + t.tracker({}, untidy, {}))
    assert (found["counts"]["rows"], found["counts"]["new"]) == (1, 1)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("tracker.pdf", b"%PDF", "ending-unknown"),
        ("tracker.xlsx", b"no workbook", "not-a-workbook"),
        ("tracker.csv", b"\x00\x01\x02", "not-a-text"),
        ("tracker.csv", b'Ref,Type\r\n"1,2\r\n', "csv-broken"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    officer: TestClient, name: str, content: bytes, code: str
) -> None:
    found = t.upload(officer, content, name)
    assert (found["state"], found["fault"]["code"]) == ("failed", code)
    assert found["fault"]["mend"]


def test_a_file_without_known_headings_is_not_applied(officer: TestClient) -> None:
    found = t.upload(officer, "a,b\r\n1,2\r\n")
    codes = [problem["code"] for problem in t.problems(officer, found["id"], severity="problem")]
    assert codes == ["nothing-recognised"]
    assert found["allowed_actions"] == ["match_columns"]


def test_a_misspelt_heading_is_a_problem_an_unknown_one_a_warning(officer: TestClient) -> None:
    text = t.tracker(ENQUIRY).replace("Complainant", "Complainnant").replace("Summary", "Shoe size")
    found = t.upload(officer, text)
    told = {p["code"]: p["severity"] for p in t.problems(officer, found["id"])}
    assert told == {"column-misspelt": "problem", "column-unknown": "warning"}
    answer = officer.post(f"/imports/{found['id']}/apply", params={"skip_bad_rows": True})
    assert answer.status_code == 409


def test_a_formula_whose_result_was_not_saved_is_told(officer: TestClient) -> None:
    book = t.workbook(Tracker=[{**ENQUIRY, "Summary": "=A1"}])
    found = t.upload(officer, book, "tracker.xlsx")
    [problem] = t.problems(officer, found["id"])
    assert (problem["row"], problem["column"], problem["code"]) == (
        2,
        "Summary",
        "formula-without-value",
    )


def test_only_so_much_is_taken_at_once(officer: TestClient) -> None:
    officer.app.state.settings = officer.app.state.settings.model_copy(  # type: ignore[attr-defined]
        update={"upload_limit_bytes": 10}
    )
    answer = officer.post("/imports", files={"file": ("a.csv", b"x" * 100_000)})
    assert (answer.status_code, answer.json()["code"]) == (413, "upload-too-large")


def test_an_upload_without_a_file_says_what_is_missing(officer: TestClient) -> None:
    answer = officer.post("/imports", files={"other": ("a.csv", b"x")})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "file"


def test_an_administrator_may_not_import(administrator: TestClient) -> None:
    assert administrator.post("/imports", files={"file": ("a.csv", b"")}).status_code == 403
    assert administrator.get("/imports").status_code == 403


def test_there_is_no_import_of_another_number(officer: TestClient) -> None:
    for path in ("", "/problems", "/changes", "/rejects.csv"):
        assert officer.get(f"/imports/999{path}").status_code == 404
    assert officer.post("/imports/999/apply").status_code == 404


def test_imports_are_listed_page_by_page(officer: TestClient) -> None:
    for _ in range(3):
        t.upload(officer, t.tracker(ENQUIRY))
    first = officer.get("/imports?limit=2").json()
    rest = officer.get("/imports", params={"limit": 2, "cursor": first["next"]}).json()
    assert [item["id"] for item in (*first["items"], *rest["items"])] == [3, 2, 1]
    assert rest["next"] is None
