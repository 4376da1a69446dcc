"""Whoever need not know of a case does not find it, anywhere."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update

from adborth.access.models import User, UserRole, UserTeam
from adborth.access.roles import Role
from adborth.lists.models import Team
from tests.api.cases import CASES, CaseDriver
from tests.api.conftest import SignInAs


@pytest.fixture
def case(officer: TestClient) -> CaseDriver:
    return CaseDriver.opened(officer)


def sees(somebody: TestClient, case: CaseDriver) -> bool:
    """In the list, its file, by itself and its history: all alike, or the test found a leak."""
    listed = case.reference in {item["reference"] for item in somebody.get(CASES).json()["items"]}
    whole = {"columns": ["reference"], "format": "csv"}
    assert listed == (case.reference in somebody.post(f"{CASES}/export", json=whole).text)
    found = somebody.get(case.url)
    told = somebody.get(f"{case.url}/history")
    assert {found.status_code, told.status_code} == ({200} if listed else {404})
    if not listed:
        assert found.json()["code"] == "case-not-found"
        assert somebody.get(CASES, params={"q": case.reference}).json()["items"] == []
    return listed


def ask(
    somebody: TestClient, case: CaseDriver, verb: str, method: str = "POST", **body: Any
) -> Any:
    version = somebody.get(case.url).headers.get("ETag", '"1"')
    return somebody.request(method, f"{case.url}/{verb}", json=body, headers={"If-Match": version})


def restricted(officer: TestClient, case: CaseDriver) -> None:
    answer = ask(officer, case, "restriction", "PUT", restricted=True, reason="A relative.")
    assert answer.status_code == 200, answer.text


def test_a_member_of_staff_never_sees_a_case_about_themselves(
    officer: TestClient, colleague: TestClient, case: CaseDriver
) -> None:
    assert sees(colleague, case)

    answer = ask(officer, case, "subjects", "PUT", subjects=["Bob"])

    assert [one["username"] for one in answer.json()["subjects"]] == ["bob"]
    assert not sees(colleague, case)
    assert sees(officer, case)
    refused = colleague.post(f"{case.url}/break-glass", json={"reason": "Curious."})
    assert refused.status_code == 404
    changed = ask(colleague, case, "receipt", receipted_on="2026-06-02")
    assert (changed.status_code, changed.json()["code"]) == (404, "case-not-found")


def test_the_stage_2_watch_leaves_out_what_is_about_the_reader(
    officer: TestClient, colleague: TestClient, case: CaseDriver
) -> None:
    case.do("stage-2-request", requested_on="2026-06-05")
    watched = colleague.get("/stage-2-watch").json()["not_started"]
    assert [one["reference"] for one in watched] == [case.reference]

    ask(officer, case, "subjects", "PUT", subjects=["bob"])

    assert colleague.get("/stage-2-watch").json()["not_started"] == []


def test_a_restricted_case_is_seen_by_those_who_are_named(
    officer: TestClient, colleague: TestClient, case: CaseDriver
) -> None:
    restricted(officer, case)

    assert officer.get(case.url).json()["restricted"] is True
    assert not sees(colleague, case)

    given = ask(officer, case, "access", username="bob", ground="named").json()["access"][-1]
    assert sees(colleague, case)

    ask(officer, case, f"access/{given['number']}/end")
    assert not sees(colleague, case)


def test_broken_glass_opens_a_case_for_a_while_and_is_reported(
    officer: TestClient, colleague: TestClient, case: CaseDriver
) -> None:
    restricted(officer, case)
    opened = colleague.post(f"{case.url}/break-glass", json={"reason": "At reception."})

    assert opened.status_code == 201
    assert sees(colleague, case)
    [report] = officer.get("/broken-glass").json()["items"]
    assert (report["username"], report["reason"]) == ("bob", "At reception.")
    assert report["until_at"] == opened.json()["until_at"]

    assert officer.post(f"/broken-glass/{report['number']}/seen").status_code == 204
    assert officer.get("/broken-glass").json()["items"][0]["seen_by"] == "alice"


def test_the_glass_closes_again(
    officer: TestClient,
    colleague: TestClient,
    case: CaseDriver,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("adborth.cases.need_to_know_service.GLASS_OPEN", timedelta())
    restricted(officer, case)

    assert colleague.post(f"{case.url}/break-glass", json={"reason": "Late."}).status_code == 201
    assert not sees(colleague, case)


def test_an_investigator_sees_their_case_while_they_are_appointed(
    officer: TestClient, sign_in_as: SignInAs, case: CaseDriver
) -> None:
    other = CaseDriver.opened(officer)
    investigator = sign_in_as("Charlie", Role.INDEPENDENT_INVESTIGATOR)
    assert not sees(investigator, case)

    given = ask(officer, case, "access", username="charlie", ground="appointed").json()["access"]
    assert sees(investigator, case)
    assert not sees(investigator, other)

    ask(officer, case, f"access/{given[-1]['number']}/end")
    assert not sees(investigator, case)


def test_only_an_investigator_is_appointed(
    officer: TestClient, colleague: TestClient, case: CaseDriver
) -> None:
    answer = ask(officer, case, "access", username="bob", ground="appointed")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == "not-an-investigator"


def test_a_responding_manager_sees_the_cases_of_their_team_and_answers_stage_1(
    client: TestClient, officer: TestClient, administrator: TestClient, sign_in_as: SignInAs
) -> None:
    for code in ("north", "south"):
        name = {"en": code.title(), "cy": code.title()}
        administrator.post("/lists/teams", json={"service": "adults", "code": code, "name": name})
    own = CaseDriver.opened(officer, team="north")
    foreign = CaseDriver.opened(officer, team="south")
    manager = sign_in_as("Dora", Role.RESPONDING_MANAGER)
    with client.app.state.database.writing() as session:
        team = session.scalar(select(Team.id).where(Team.code == "north"))
        user = session.scalar(select(User.id).where(User.username == "dora"))
        session.add(UserTeam(user_id=user, team_id=team))

    assert sees(manager, own)
    assert not sees(manager, foreign)
    assert manager.get(own.url).json()["allowed_actions"] == [
        "record_findings",
        "record_discussion",
        "record_resolution",
        "respond",
    ]
    assert (
        ask(manager, own, "stages/stage_1/response", responded_on="2026-06-05").status_code == 200
    )
    refused = ask(manager, own, "closure", closed_on="2026-06-06")
    assert (refused.status_code, refused.json()["code"]) == (403, "permission-missing")


def test_the_director_sees_stage_2_and_quality_assurance_what_has_ended(
    officer: TestClient, sign_in_as: SignInAs, case: CaseDriver
) -> None:
    director = sign_in_as("Erin", Role.DIRECTOR)
    quality = sign_in_as("Frank", Role.QUALITY_ASSURANCE_OFFICER)
    assert (sees(director, case), sees(quality, case)) == (False, False)

    case.do("stage-2-request", requested_on="2026-06-05")
    assert (sees(director, case), sees(quality, case)) == (True, False)

    case.do("withdrawal", withdrawn_on="2026-06-06")
    assert (sees(director, case), sees(quality, case)) == (True, True)


def test_rights_that_are_taken_away_are_gone_with_the_next_request(
    client: TestClient, sign_in_as: SignInAs, officer: TestClient, case: CaseDriver
) -> None:
    somebody = sign_in_as("Grace", Role.COMPLAINTS_OFFICER)
    assert sees(somebody, case)
    with client.app.state.database.writing() as session:
        user = session.scalar(select(User.id).where(User.username == "grace"))
        session.execute(update(UserRole).where(UserRole.user_id == user).values(role=Role.DIRECTOR))

    assert not sees(somebody, case)
