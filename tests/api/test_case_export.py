"""A list of cases as a file: exactly what its pages show, for whoever asks."""

import csv
from datetime import timedelta
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryFile
from tracemalloc import get_traced_memory, start, stop
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from sqlalchemy import insert, select, update

from adborth.access.roles import Role
from adborth.access.service import system_actor
from adborth.cases.columns import Column
from adborth.cases.export_schemas import ExportCases
from adborth.cases.exporting import write_cases
from adborth.cases.models import Case
from adborth.clock import today
from adborth.db.session import Database
from adborth.i18n.catalogue import Language
from tests.api.audits import entries
from tests.api.cases import CASES, CaseDriver
from tests.api.conftest import SignInAs
from tests.api.people import field_of, problem

EVERY = [column.value for column in Column]


def exported(somebody: TestClient, *, language: str = "en", **body: Any) -> Any:
    whole = {"columns": ["reference"], "format": "csv", **body}
    answer = somebody.post(f"{CASES}/export", json=whole, headers={"Accept-Language": language})
    assert answer.status_code == 200, answer.text
    return answer


def rows(somebody: TestClient, **body: Any) -> list[list[str]]:
    answer = exported(somebody, **body)
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"), newline="")))


def references(somebody: TestClient, **filters: Any) -> list[str]:
    return [cells[0] for cells in rows(somebody, **filters)[1:]]


def all_pages(somebody: TestClient, **filters: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    cursor = None
    while True:
        query = {**filters, "limit": 2} | ({"cursor": cursor} if cursor else {})
        if "text" in filters:
            page = somebody.post(f"{CASES}/search", json=query).json()
        else:
            page = somebody.get(CASES, params=query).json()
        found += page["items"]
        if not (cursor := page["next"]):
            return found


@pytest.fixture
def cases(officer: TestClient) -> list[CaseDriver]:
    """One of each sort that the filters below tell apart."""
    given: list[dict[str, Any]] = [
        {},
        {"kind": "enquiry", "service": "childrens"},
        {"received_on": "2026-05-05", "elements": []},
        {"received_on": "2026-06-03", "channel": None},
        {"received_on": "2026-06-03", "people": [{"role": "complainant", "name": "Bob Other"}]},
    ]
    made = [CaseDriver.opened(officer, **one) for one in given]
    made[0].do("receipt", receipted_on="2026-06-02")
    made[0].respond("2026-06-05")
    made[3].do("withdrawal", withdrawn_on="2026-06-08")
    return made


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"sort": "received_on"},
        {"sort": "reference"},
        {"sort": "-reference"},
        {"sort": "next_due_on"},
        {"kind": "enquiry", "service": "childrens"},
        {"state": "withdrawn"},
        {"received_from": "2026-06-01", "received_to": "2026-06-02"},
        {"overdue": True},
        {"q": "ssf-2627-0002"},
        {"text": "bob other"},
        {"text": "alice", "sort": "received_on"},
        {"clock": "stage_1_response", "days_max": 4, "done": True},
        {"clock": "receipt", "as_at": "2026-06-01", "not_done": "not_yet_due"},
        {"clock": "stage_1_response", "outcome": "none"},
        {"assigned_to": "nobody"},
        {"assigned_to": "me"},
        {"waiting": "not_receipted", "whose": "all"},
        {"next_clock": "receipt", "due_by": "2026-06-10"},
        {"stage": "stage_1", "entered_from": "2026-06-02"},
    ],
    ids=str,
)
def test_a_file_has_the_cases_of_all_pages_in_their_order(
    officer: TestClient, cases: list[CaseDriver], filters: dict[str, Any]
) -> None:
    shown = [item["reference"] for item in all_pages(officer, **filters)]
    assert references(officer, **filters) == shown
    assert shown or filters == {"assigned_to": "me"}


def test_its_cells_are_what_a_page_shows(officer: TestClient, cases: list[CaseDriver]) -> None:
    headings, *found = rows(officer, columns=EVERY, sort="reference")
    assert headings[:3] == ["Reference", "Tracker reference", "Kind"]
    told = {"complaint": "Complaint", "enquiry": "Enquiry", "withdrawn": "Withdrawn"}
    told |= {"informal": "Informal", "stage_1": "Stage 1", "stage_1_responded": "Stage 1 answered"}
    for cells, item in zip(found, all_pages(officer, sort="reference"), strict=True):
        names = [
            (item[part] or {"name": {"en": ""}})["name"]["en"]
            for part in ("service", "team", "theme", "channel")
        ]
        assert cells[:8] == [item["reference"], "", told[item["kind"]], told[item["state"]], *names]
        days = [item[day] or "" for day in ("received_on", "receipted_on", "next_due_on")]
        assert cells[8:12] == ["", *days]
        left = item["working_days_left"]
        assert cells[13:] == ["" if left is None else str(left), ""]
    assert [cells[12] for cells in found][:2] == ["", "Enquiry resolved"]


def test_columns_stand_as_they_were_asked_for_in_the_language_of_the_reader(
    officer: TestClient, cases: list[CaseDriver]
) -> None:
    asked = ["state", "reference", "service"]
    answer = exported(officer, columns=asked, q=cases[1].reference, language="cy")

    assert answer.headers["Content-Language"] == "cy"
    name = f"achosion-{today()}.csv"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert list(csv.reader(StringIO(answer.content.decode("utf-8-sig"), newline=""))) == [
        ["Cyflwr", "Cyfeirnod", "Gwasanaeth"],
        ["Anffurfiol", cases[1].reference, "Plant"],
    ]


def test_a_workbook_has_the_same_with_real_days(
    officer: TestClient, cases: list[CaseDriver]
) -> None:
    asked = {"columns": EVERY, "sort": "reference"}
    answer = exported(officer, format="xlsx", **asked)
    assert answer.headers["Content-Disposition"].endswith(f'"cases-{today()}.xlsx"')
    assert int(answer.headers["Content-Length"]) == len(answer.content)
    [sheet] = load_workbook(BytesIO(answer.content)).worksheets

    def plain(value: Any) -> str:
        return value.date().isoformat() if hasattr(value, "date") else str(value or "")

    assert [[plain(cell.value) for cell in row] for row in sheet.rows] == rows(officer, **asked)
    assert sheet["J2"].is_date
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", f"A1:O{len(cases) + 1}")


def test_no_text_of_a_case_runs_in_a_spreadsheet(
    officer: TestClient, cases: list[CaseDriver]
) -> None:
    hostile = "=cmd|'/C calc'!A0"
    with officer.app.state.database.writing() as session:  # type: ignore[attr-defined]
        this = Case.reference == cases[0].reference
        session.execute(update(Case).where(this).values(tracker_ref=hostile))
    asked = {"columns": ["tracker_ref"], "q": cases[0].reference}

    assert rows(officer, **asked)[1] == [f"'{hostile}"]
    answer = exported(officer, format="xlsx", **asked)
    [sheet] = load_workbook(BytesIO(answer.content)).worksheets
    assert (sheet["A2"].value, sheet["A2"].data_type) == (hostile, "s")


def test_nobody_gets_what_they_need_not_know(
    officer: TestClient, colleague: TestClient, sign_in_as: SignInAs, cases: list[CaseDriver]
) -> None:
    manager = sign_in_as("Dora", Role.RESPONDING_MANAGER)
    director = sign_in_as("Erin", Role.DIRECTOR)
    administrator = sign_in_as("Frank", Role.ADMINISTRATOR)
    reviewer = sign_in_as("Gwen", Role.QUALITY_ASSURANCE_OFFICER)
    assert len(references(colleague)) == len(cases)
    assert (references(manager), references(director)) == ([], [])
    assert references(reviewer) == [cases[3].reference]
    body = {"columns": ["reference"], "format": "csv"}
    assert problem(administrator.post(f"{CASES}/export", json=body), 403) == "permission-missing"

    first, second, *_ = cases
    first.do("subjects", "PUT", subjects=["bob"])
    second.do("restriction", "PUT", restricted=True, reason="A safeguarding matter.")
    hidden = {first.reference, second.reference}
    assert hidden.isdisjoint(references(colleague))
    assert hidden.isdisjoint(references(colleague, text="alice"))
    assert references(colleague, q=first.reference) == []
    assert rows(officer, columns=["restricted"], q=second.reference)[1:] == [["Restricted"]]


def test_the_audit_tells_what_left_and_not_what_was_looked_for(
    officer: TestClient, cases: list[CaseDriver]
) -> None:
    asked = {"text": "Bob Other", "kind": "complaint", "columns": ["reference", "theme"]}
    answer = exported(officer, **asked)

    database = officer.app.state.database  # type: ignore[attr-defined]
    [left] = entries(database, request_id=answer.headers["X-Request-ID"])
    assert (left.actor, left.action, left.subject) == ("alice", "view.export", "cases")
    assert left.changes == {
        "filters": ["kind", "text"],
        "columns": ["reference", "theme"],
        "shown": 1,
    }


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"columns": []}, "columns", "too-short"),
        ({"columns": ["summary"]}, "columns.0", "enum"),
        ({"columns": ["kind", "kind"]}, "columns", "column-twice"),
        ({"format": "pdf"}, "format", "enum"),
        ({"service": "adluts"}, "service", "not-listed"),
        ({"limit": 5}, "limit", "extra-forbidden"),
        ({"cursor": "x"}, "cursor", "extra-forbidden"),
        ({"text": "?"}, "text", "no-words"),
    ],
    ids=str,
)
def test_what_cannot_be_exported_is_named(
    officer: TestClient, wrong: dict[str, Any], field: str, code: str
) -> None:
    body = {"columns": ["reference"], "format": "csv"} | wrong
    assert field_of(officer.post(f"{CASES}/export", json=body)) == (field, code)


def test_a_list_without_cases_is_a_file_with_headings(officer: TestClient) -> None:
    assert rows(officer, columns=["reference", "kind"]) == [["Reference", "Kind"]]


def many_cases(database: Database, numbers: range) -> None:
    """Like the first there is."""
    with database.writing() as session:
        found = session.execute(select(Case.__table__).order_by(Case.id).limit(1))
        first = dict(found.mappings().one())
        received_on = first["received_on"]
        session.execute(
            insert(Case),
            [
                {
                    **first,
                    "id": first["id"] + number,
                    "reference": f"SSF-2627-{number + 10_000}",
                    "received_on": received_on - timedelta(days=number % 400),
                }
                for number in numbers
            ],
        )


def written(database: Database, query: ExportCases) -> tuple[int, int]:
    """How many cases, and at most how many bytes of memory that took."""
    everybody = system_actor("test")
    with TemporaryFile() as file, database.reading() as connection:
        start()
        shown = write_cases(connection, everybody, query, Language.EN, file)
        _, most = get_traced_memory()
        stop()
    return shown, most


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_memory_does_not_grow_with_the_cases(officer: TestClient, format: str) -> None:
    CaseDriver.opened(officer)
    database = officer.app.state.database  # type: ignore[attr-defined]
    query = ExportCases.model_validate({"columns": EVERY, "format": format})
    many_cases(database, range(1, 1_500))
    few, for_few = written(database, query)
    many_cases(database, range(1_500, 6_000))
    many, for_many = written(database, query)

    assert (few, many) == (1_500, 6_000)
    assert for_many < for_few * 2
    assert len(set(references(officer))) == 6_000


# An archive that could not be ended complains when it is forgotten.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.usefixtures("cases")
@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_where_the_disk_is_full_nobody_gets_half_a_file(
    officer: TestClient, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = partial(Path("/dev/full").open, "r+b")
    monkeypatch.setattr("adborth.cases.export_endpoints.TemporaryFile", full)
    body = {"columns": ["reference"], "format": format}

    assert problem(officer.post(f"{CASES}/export", json=body), 503) == "unavailable"
