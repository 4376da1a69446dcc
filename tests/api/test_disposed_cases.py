"""What is left of a case that was disposed of: what the figures count, and nobody's data."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, text, update

from adborth import clock
from adborth.access.models import SignInSession, User, UserRole
from adborth.access.roles import Role
from adborth.access.service import hashed
from adborth.cases.models import Case
from adborth.cases.vocabulary import State
from adborth.db.session import Database
from tests.api import tracker as t
from tests.api.conftest import SignInAs
from tests.api.kept_cases import change, closed, dispose_of, name_subject, queue, refusal
from tests.api.test_performance import count_list, demonstration, every_link, figures

SECRETS = ("Example", "called back", "returned", "of a letter", "Dora", "files.example")
LONG_AGO = date(1999, 1, 4)


def everything_kept(database: Database) -> str:
    """Every row of every table but that of the members of staff."""
    with database.reading() as connection:
        asked = (
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            if database.is_sqlite
            else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        )
        tables = set(connection.scalars(text(asked))) - {"users"}
        return "\n".join(
            str(row)
            for table in tables
            for row in connection.execute(text(f"SELECT * FROM {table}"))
        )


def test_a_disposed_case_is_a_shell_without_anybody(
    client: TestClient, officer: TestClient, colleague: TestClient, today: date
) -> None:
    case = closed(officer)
    before = case.now
    kept = everything_kept(client.app.state.database)
    assert [word for word in SECRETS if word not in kept] == []

    dispose_of(officer, colleague, case.reference)

    kept = everything_kept(client.app.state.database)
    assert [word for word in (*SECRETS, "alice@", "Mother") if word in kept] == []
    left = case.now
    assert left["disposed_on"] == today.isoformat()
    assert (left["summary"], left["file_url"], left["allowed_actions"]) == ("", None, [])
    assert left["people"] == [
        {
            "number": 1,
            "role": "complainant",
            "name": "",
            "relationship": None,
            "correspondence_language": "welsh",
            "writes_in": "welsh",
            "contact": None,
        }
    ]
    for name in ("kind", "state", "service", "theme", "received_on", "closed_on", "clocks"):
        assert left[name] == before[name]
    listed = officer.get("/cases", params={"q": case.reference}).json()["items"]
    assert [one["disposed_on"] for one in listed] == [today.isoformat()]
    told = officer.get(f"{case.url}/history").json()["items"]
    assert [one["action"] for one in told][-3:] == ["close", "audit.forget", "dispose"]
    assert {str(one["changes"]) for one in told} == {"{}"}


def test_nothing_of_a_disposed_case_can_be_changed(
    officer: TestClient, colleague: TestClient
) -> None:
    case = closed(officer)
    dispose_of(officer, colleague, case.reference)

    for answer in (
        case.try_to("reopening", reason="A letter came."),
        case.try_to("", "PATCH", summary="What was it?"),
        case.try_to("people", "PUT", people=[]),
        case.try_to("restriction", "PUT", restricted=True, reason="A relative."),
        change(officer, f"{case.url}/legal-hold", reason="Too late."),
    ):
        assert answer.status_code in (409, 422), answer.text
        assert answer.json()["code"] == "case-disposed" or answer.status_code == 422
    again = officer.post("/disposals", json={"references": [case.reference]})
    assert refusal(again) == (409, "not-due-for-disposal")
    assert queue(officer) == []


def test_whom_a_disposed_case_was_about_never_sees_it(
    officer: TestClient, colleague: TestClient, sign_in_as: SignInAs
) -> None:
    dora = sign_in_as("Dora", Role.COMPLAINTS_ADMINISTRATOR)
    case = closed(officer)
    name_subject(officer, case, "dora")
    dispose_of(officer, colleague, case.reference)
    assert officer.get(case.url).status_code == 200
    assert dora.get(case.url).status_code == 404
    assert dora.get("/cases").json()["items"] == []


def long_closed(database: Database) -> None:
    with database.writing() as session:
        session.execute(update(Case).values(state=State.CLOSED, closed_on=LONG_AGO))


@pytest.fixture
def alice(database_url: str, tmp_path: Path) -> Any:
    """With the cases of a year."""
    with demonstration(database_url, tmp_path) as client:
        yield client


@pytest.fixture
def bob(alice: TestClient) -> TestClient:
    token = "the token of Bob"
    with alice.app.state.database.writing() as session:
        user = User(username="bob", display_name="Bob", password_hash="")
        session.add(user)
        session.flush()
        session.add(UserRole(user_id=user.id, role=Role.COMPLAINTS_OFFICER))
        expires_at = clock.now() + timedelta(hours=1)
        session.add(SignInSession(token_hash=hashed(token), user_id=user.id, expires_at=expires_at))
    headers = {"Authorization": f"Bearer {token}"}
    return TestClient(alice.app, base_url=str(alice.base_url), headers=headers)


def test_figures_and_their_links_stay_exactly_the_same(alice: TestClient, bob: TestClient) -> None:
    """A year of cases, every one of them disposed of."""
    long_closed(alice.app.state.database)
    before = figures(alice, "year")

    while due := queue(alice, limit=200):
        dispose_of(alice, bob, *due)

    with alice.app.state.database.reading() as connection:
        assert len(connection.scalars(select(Case.disposed_on)).all()) == 218
        assert None not in connection.scalars(select(Case.disposed_on)).all()
    assert figures(alice, "year") == before
    links = {link: n for _, n, [*found] in every_link(before) if len(found) == 1 for link in found}
    assert len(links) > 300
    assert {link: count_list(alice, link) for link in links} == links


def test_a_tracker_that_comes_again_finds_the_case_and_brings_nobody_back(
    client: TestClient, officer: TestClient, colleague: TestClient
) -> None:
    first = t.written(officer, t.workbook(Tracker=[t.COMPLAINT], Elements=[t.ELEMENT]), "t.xlsx")
    assert "Alice Example" in everything_kept(client.app.state.database)
    long_closed(client.app.state.database)
    dispose_of(officer, colleague, *queue(officer))
    assert [word for word in SECRETS if word in everything_kept(client.app.state.database)] == []

    again = t.upload(officer, t.workbook(Tracker=[t.COMPLAINT], Elements=[t.ELEMENT]), "u.xlsx")
    assert (again["counts"]["unchanged"], again["counts"]["new"]) == (1, 0)
    other = {**t.ELEMENT, "Finding": "Not upheld"}
    changed = t.upload(officer, t.workbook(Elements=[other]), "elements.xlsx")
    assert "changed-by-people" in {one["code"] for one in t.problems(officer, changed["id"])}
    refused = officer.post(f"/imports/{first['id']}/take-back")
    assert refusal(refused) == (409, "import-worked-on")


def test_no_glass_is_broken_to_see_a_disposed_case(officer, colleague, sign_in_as):
    case = closed(officer)
    dispose_of(officer, colleague, case.reference)
    director = sign_in_as("Dilys", Role.CUSTOMER_CARE_OFFICER)

    answer = director.post(f"{case.url}/break-glass", json={"reason": "Somebody is in danger."})

    assert (answer.status_code, answer.json()["code"]) == (404, "case-not-found")
