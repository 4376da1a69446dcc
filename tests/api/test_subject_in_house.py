"""What the answer about one person tells the council and never the person."""

from fastapi.testclient import TestClient

from adborth.access.roles import Role
from tests.api.cases import CaseDriver
from tests.api.conftest import History, SignInAs
from tests.api.kept_cases import name_subject
from tests.api.subjects import asked, references, withheld

ANN = {"role": "complainant", "name": "Ann Tolliver"}
BOB = {"role": "service_user", "name": "Bob Example", "contact": "bob@mail.example"}


def test_who_the_others_are_stands_apart_from_what_is_sent(officer: TestClient) -> None:
    case = CaseDriver.opened(officer, people=[ANN, BOB], summary="Bob waits at bob@mail.example.")
    export = asked(officer, "Ann Tolliver")

    assert export.keys() == {"made_at", "made_by", "to_send", "in_house"}
    assert "Bob" not in str(export["to_send"])
    assert "bob@" not in str(export["to_send"])
    other = {"number": 1, "role": "service_user", "name": "Bob Example", "contact": BOB["contact"]}
    assert export["in_house"]["third_parties"] == [{"reference": case.reference, "people": [other]}]


def test_what_lies_beyond_a_role_is_counted_but_not_what_is_about_the_asker(
    officer: TestClient, sign_in_as: SignInAs
) -> None:
    quality = sign_in_as("Frank", Role.QUALITY_ASSURANCE_OFFICER)
    ended = CaseDriver.opened(officer, people=[ANN])
    ended.do("withdrawal", withdrawn_on="2026-06-04")
    for _ in range(2):
        CaseDriver.opened(officer, people=[ANN])
    name_subject(officer, CaseDriver.opened(officer, people=[ANN]), "frank")

    export = asked(quality, "Ann Tolliver")

    assert (list(references(export)), withheld(export)) == ([ended.reference], 2)
    assert withheld(asked(officer, "Ann Tolliver")) == 0


def test_nobody_learns_how_much_there_is_about_their_own_name(
    officer: TestClient, sign_in_as: SignInAs
) -> None:
    quality = sign_in_as("Frank", Role.QUALITY_ASSURANCE_OFFICER)
    CaseDriver.opened(officer, summary="Frank did not call back.")
    assert withheld(asked(quality, "Frank")) == 0
    assert withheld(asked(quality, "Mr Frank")) == 0
    assert len(references(asked(officer, "Frank"))) == 1


def test_a_case_about_a_member_of_staff_is_told_of_and_not_sent_to_them(
    officer: TestClient, sign_in_as: SignInAs, history: History
) -> None:
    sign_in_as("Gwen Example", Role.RESPONDING_MANAGER)
    about_her = CaseDriver.opened(officer, summary="Gwen Example did not call back.")
    name_subject(officer, about_her, "gwen example")
    unnamed = CaseDriver.opened(officer)
    name_subject(officer, unnamed, "gwen example")
    of_hers = CaseDriver.opened(officer, people=[{"role": "complainant", "name": "Gwen Example"}])

    export = asked(officer, "Mrs Gwen Example")

    assert references(export) == {of_hers.reference: ["name"]}
    assert export["in_house"]["about_staff"] == [
        {"reference": about_her.reference, "found_by": ["staff", "text"]},
        {"reference": unnamed.reference, "found_by": ["staff"]},
    ]
    told = history("subject-access")[0][2]["cases"][1]
    assert told == [of_hers.reference, about_her.reference, unnamed.reference]


def test_a_member_of_staff_learns_nothing_of_a_case_about_them(
    officer: TestClient, colleague: TestClient
) -> None:
    case = CaseDriver.opened(officer, summary="Bob did not call back.")
    name_subject(officer, case, "bob")

    export = asked(colleague, "Bob")

    assert export["to_send"] == {"cases": [], "compliments": []}
    nothing = {"third_parties": [], "about_staff": [], "unfinished": [], "withheld": 0}
    assert export["in_house"] == nothing
    assert case.reference not in str(export)


def test_a_restricted_case_about_a_member_of_staff_is_counted_for_another_officer(
    officer: TestClient, colleague: TestClient, sign_in_as: SignInAs
) -> None:
    sign_in_as("Gwen Example", Role.RESPONDING_MANAGER)
    case = CaseDriver.opened(officer)
    name_subject(officer, case, "gwen example")
    headers = {"If-Match": officer.get(case.url).headers["ETag"]}
    body = {"restricted": True, "reason": "A colleague."}
    officer.put(f"{case.url}/restriction", json=body, headers=headers).raise_for_status()

    export = asked(colleague, "Gwen Example")

    assert (export["in_house"]["about_staff"], withheld(export)) == ([], 1)
