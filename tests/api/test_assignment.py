"""Who has a case."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from adborth.access.models import User, UserTeam
from adborth.access.roles import Role
from adborth.lists.models import Team
from tests.api.cases import CASES, CaseDriver
from tests.api.kept_cases import name_subject
from tests.api.people import problem


def id_of(client: TestClient, username: str) -> int:
    with client.app.state.database.writing() as session:
        found: int = session.query(User.id).filter_by(username=username).scalar()
    return found


def assign(case: CaseDriver, to: Any) -> Any:
    return case.try_to("assignment", "PUT", assigned_to=to)


def refused(answer: Any) -> tuple[str, str]:
    assert problem(answer, 422) == "input-wrong"
    (wrong,) = answer.json()["errors"]
    return wrong["field"], wrong["code"]


def refused_fields(answer: Any) -> set[tuple[str, str]]:
    assert answer.status_code == 422
    return {(wrong["field"], wrong["code"]) for wrong in answer.json()["errors"]}


def references(client: TestClient, **query: Any) -> list[str]:
    return [item["reference"] for item in client.get(CASES, params=query).json()["items"]]


def test_a_case_is_given_to_somebody_and_taken_away_again(officer, colleague, history):
    case = CaseDriver.opened(officer)
    bob = id_of(officer, "bob")

    given = assign(case, bob)
    assert given.status_code == 200
    assert given.json()["assigned_to"] == {"id": bob, "name": "Bob"}
    assert case.now["assigned_to"] == {"id": bob, "name": "Bob"}

    assert assign(case, None).json()["assigned_to"] is None
    assert history(case.reference)[-2:] == [
        ("alice", "assign", {"assigned_to": [None, bob]}),
        ("alice", "assign", {"assigned_to": [bob, None]}),
    ]


def test_true_is_nobody(officer):
    case = CaseDriver.opened(officer)
    wrong = refused_fields(assign(case, True))
    assert wrong == {("assigned_to", "int-type")}
    assert case.now["assigned_to"] is None
    seen = [{"reference": case.reference, "version": True}]
    bulk = officer.post("/cases/bulk/assignment", json={"assigned_to": True, "cases": seen})
    assert refused_fields(bulk) >= {("assigned_to", "int-type"), ("cases.0.version", "int-type")}


def test_the_history_tells_who_had_it_by_name(officer, colleague):
    case = CaseDriver.opened(officer)
    assign(case, id_of(officer, "bob"))
    told = officer.get(f"{case.url}/history").json()["items"][-1]
    assert (told["action"], told["changes"]) == ("assign", {"assigned_to": [None, "Bob"]})


def test_a_list_is_narrowed_to_whoever_has_the_cases(officer, colleague):
    mine, theirs, free = (CaseDriver.opened(officer) for _ in range(3))
    assign(mine, id_of(officer, "alice"))
    assign(theirs, id_of(officer, "bob"))

    assert references(officer, assigned_to="me") == [mine.reference]
    assert references(colleague, assigned_to="me") == [theirs.reference]
    assert references(officer, assigned_to=id_of(officer, "bob")) == [theirs.reference]
    assert references(officer, assigned_to="nobody") == [free.reference]
    names = [item["assigned_to"] for item in officer.get(CASES).json()["items"]]
    assert [name and name["name"] for name in names] == [None, "Bob", "Alice"]


@pytest.mark.parametrize("wrong", ["somebody", 0, -1, 2**40, ""])
def test_a_filter_for_no_person_is_refused(officer, wrong):
    answer = officer.get(CASES, params={"assigned_to": wrong})
    assert answer.status_code == 422


def test_those_who_work_on_cases_are_listed_by_name_and_nothing_else(officer, sign_in_as):
    sign_in_as("wyn", Role.RESPONDING_MANAGER)
    sign_in_as("Dylan", Role.QUALITY_ASSURANCE_OFFICER)
    sign_in_as("Charlie", Role.ADMINISTRATOR)
    sign_in_as("Zoe", Role.COMPLAINTS_ADMINISTRATOR)
    items = officer.get("/assignees").json()["items"]
    assert [item["name"] for item in items] == ["Alice", "wyn", "Zoe"]
    assert {key for item in items for key in item} == {"id", "name"}


def test_nobody_gets_a_case_who_does_not_work_on_cases_or_has_left(officer, sign_in_as):
    case = CaseDriver.opened(officer)
    sign_in_as("Dylan", Role.QUALITY_ASSURANCE_OFFICER)
    sign_in_as("Zoe", Role.COMPLAINTS_OFFICER)
    with officer.app.state.database.writing() as session:
        session.query(User).filter_by(username="zoe").update({"is_active": False})
    for nobody in (id_of(officer, "dylan"), id_of(officer, "zoe"), 999):
        assert refused(assign(case, nobody)) == ("assigned_to", "no-such-assignee")


def test_nobody_gets_a_case_that_they_may_not_know_of(officer, administrator, sign_in_as):
    east = {"service": "adults", "code": "east", "name": {"en": "East", "cy": "Dwyrain"}}
    assert administrator.post("/lists/teams", json=east).status_code == 201
    case = CaseDriver.opened(officer)
    sign_in_as("Mair", Role.RESPONDING_MANAGER)
    mair = id_of(officer, "mair")
    assert refused(assign(case, mair)) == ("assigned_to", "may-not-know-case")

    case.do("", "PATCH", team="east")
    with officer.app.state.database.writing() as session:
        team = session.query(Team.id).filter_by(code="east").scalar()
        session.add(UserTeam(user_id=mair, team_id=team))
    assert assign(case, mair).status_code == 200


def test_whom_a_case_is_about_has_it_no_more(officer, colleague):
    case = CaseDriver.opened(officer)
    assign(case, id_of(officer, "bob"))
    assert case.try_to("subjects", "PUT", subjects=["bob"]).status_code == 200
    assert case.now["assigned_to"] is None
    assert refused(assign(case, id_of(officer, "bob"))) == ("assigned_to", "may-not-know-case")


def test_a_complaints_administrator_may_share_out_cases_and_a_director_may_not(officer, sign_in_as):
    case = CaseDriver.opened(officer)
    clerk = sign_in_as("Zoe", Role.COMPLAINTS_ADMINISTRATOR)
    director = sign_in_as("Dylan", Role.DIRECTOR)
    case.do("stage-2-request", requested_on="2026-06-05")
    alice = id_of(officer, "alice")

    for who, status in ((clerk, 200), (director, 403)):
        theirs = CaseDriver(who, case.reference)
        assert ("assign" in theirs.now["allowed_actions"]) is (status == 200)
        assert assign(theirs, alice).status_code == status
    assert director.get("/assignees").status_code == 403


def test_how_many_open_cases_somebody_has_is_told_to_who_keeps_the_users(
    officer, colleague, administrator
):
    bob = id_of(officer, "bob")
    address = f"/users/{bob}/assigned-cases"
    ended, _open = (CaseDriver.opened(officer) for _ in range(2))
    for case in (ended, _open):
        assert assign(case, bob).status_code == 200
    assert administrator.get(address).json() == {"open_cases": 2}

    ended.do("withdrawal", withdrawn_on="2026-06-04")
    with officer.app.state.database.writing() as session:
        session.query(User).filter_by(id=bob).update({"is_active": False})

    assert administrator.get(address).json() == {"open_cases": 1}
    assert references(officer, assigned_to=str(bob), state="stage_1") == [_open.reference]
    assert officer.get(address).status_code == 403
    assert administrator.get("/users/9999/assigned-cases").status_code == 404


def test_a_case_about_whoever_asks_is_not_counted(officer, colleague, administrator):
    bob, charlie = id_of(officer, "bob"), "charlie"
    case = CaseDriver.opened(officer)
    assign(case, bob)
    name_subject(officer, case, charlie)
    assert administrator.get(f"/users/{bob}/assigned-cases").json() == {"open_cases": 0}
