"""Everything about one person, with other people marked."""

import pytest
from fastapi.testclient import TestClient

from adborth.access.roles import Role
from tests.api.cases import CaseDriver
from tests.api.conftest import History, SignInAs
from tests.api.kept_cases import change, closed, dispose_of, name_subject
from tests.api.subjects import asked, cases, recorded, references, third_parties, withheld

SIAN = {
    "role": "complainant",
    "name": "Siân Ŵyn",
    "relationship": "Mother",
    "contact": "sian@example.org",
    "correspondence_language": "welsh",
}
BOB = {"role": "service_user", "name": "Bob Ŵyn", "contact": "01234 567890"}


@pytest.fixture
def case(officer: TestClient) -> CaseDriver:
    return CaseDriver.opened(
        officer,
        people=[SIAN, BOB],
        summary="Siân Ŵyn says that BOB WYN was not rung on 01234 567890.",
        elements=[{"theme": "communication", "description": "Bob waited. The Ŵyn family too."}],
    )


def test_a_person_gets_what_is_theirs_and_others_are_unnamed(
    officer: TestClient, case: CaseDriver
) -> None:
    export = asked(officer, "sian wyn")

    [found] = cases(export)
    assert (export["made_by"], withheld(export)) == ("alice", 0)
    assert export["to_send"]["compliments"] == []
    assert (found["reference"], found["found_by"]) == (case.reference, ["name", "text"])
    assert found["entries"] == [SIAN]
    assert found["summary"] == "Siân Ŵyn says that [third party 1] was not rung on [third party 1]."
    assert found["elements"] == [
        {"number": 1, "description": "[third party 1] waited. The Ŵyn family too."}
    ]
    assert third_parties(export) == [
        {"number": 1, "role": "service_user", "name": "Bob Ŵyn", "contact": "01234 567890"}
    ]


def test_others_are_unnamed_in_the_reader_s_language(officer: TestClient, case: CaseDriver) -> None:
    [found] = cases(asked(officer, "Siân Ŵyn", "cy"))
    assert found["elements"][0]["description"].startswith("[trydydd parti 1] waited")


def test_what_was_decided_is_in_it(officer: TestClient, case: CaseDriver) -> None:
    case.acknowledge("2026-06-02")
    case.do(
        "stages/stage_1/extensions",
        clock="stage_1_response",
        new_due_on="2026-08-03",
        reason="Bob is away.",
        agreed_by="Siân Ŵyn",
        agreed_how="telephone",
        agreed_on="2026-06-03",
    )
    case.do("withdrawal", withdrawn_on="2026-06-04", reason="Bob asked for it.")

    [found] = cases(asked(officer, "Siân Ŵyn"))

    [stage] = found["stages"]
    assert (stage["ending"], stage["ending_reason"]) == (
        "withdrawn",
        "[third party 1] asked for it.",
    )
    assert stage["acknowledged_on"] == "2026-06-02"
    [extension] = found["extensions"]
    assert (extension["reason"], extension["agreed_by"]) == ("[third party 1] is away.", "Siân Ŵyn")


def test_a_person_is_found_by_name_by_contact_and_in_texts(
    officer: TestClient, case: CaseDriver
) -> None:
    married = {**SIAN, "name": "Siân Example"}
    by_contact = CaseDriver.opened(officer, people=[married])
    in_text = CaseDriver.opened(officer, summary="Her sister SIÂN ŴYN rang.")
    CaseDriver.opened(officer, people=[{**SIAN, "name": "Siân Wynne", "contact": None}])

    assert references(asked(officer, "Ŵyn, Siân", contact="Sian@Example.org")) == {
        case.reference: ["contact", "name"],
        by_contact.reference: ["contact"],
    }
    assert references(asked(officer, "Siân Ŵyn")) == {
        case.reference: ["name", "text"],
        in_text.reference: ["text"],
    }


def test_compliments_about_somebody_do_not_say_who_wrote_them(officer: TestClient) -> None:
    praise = {"service": "adults", "received_on": "2021-05-04", "from_whom": "Alice Example"}
    text = "Diolch i Siân Ŵyn am ei charedigrwydd. Alice"
    logged = officer.post("/compliments", json={**praise, "text": text}).json()

    export = asked(officer, "Sian Wyn")
    [found] = export["to_send"]["compliments"]
    assert (found["reference"], found["found_by"]) == (logged["reference"], ["text"])
    assert found["from_whom"] == "[third party 1]"
    assert found["text"] == "Diolch i Siân Ŵyn am ei charedigrwydd. [third party 1]"
    assert [one["name"] for one in third_parties(export)] == ["Alice Example"]

    export = asked(officer, "Alice Example")
    [own] = export["to_send"]["compliments"]
    assert (own["from_whom"], own["found_by"]) == ("Alice Example", ["name"])
    assert export["in_house"]["third_parties"] == []


def test_restricted_cases_are_counted_and_those_about_oneself_are_not(
    officer: TestClient, colleague: TestClient, case: CaseDriver
) -> None:
    restricted = CaseDriver.opened(officer, people=[SIAN])
    headers = {"If-Match": '"1"'}
    body = {"restricted": True, "reason": "A relative."}
    officer.put(f"{restricted.url}/restriction", json=body, headers=headers).raise_for_status()
    name_subject(officer, CaseDriver.opened(officer, people=[SIAN]), "bob")

    export = asked(colleague, "Siân Ŵyn")

    assert (list(references(export)), withheld(export)) == ([case.reference], 1)
    whole = asked(officer, "Siân Ŵyn")
    assert (len(cases(whole)), withheld(whole)) == (3, 0)


def test_quality_assurance_gets_what_has_ended_and_learns_how_much_else_there_is(
    officer: TestClient, sign_in_as: SignInAs, case: CaseDriver
) -> None:
    quality = sign_in_as("Frank", Role.QUALITY_ASSURANCE_OFFICER)
    open_still = asked(quality, "Siân Ŵyn")
    assert (cases(open_still), withheld(open_still)) == ([], 1)
    case.do("withdrawal", withdrawn_on="2026-06-04")
    ended = asked(quality, "Siân Ŵyn")
    assert (list(references(ended)), withheld(ended)) == ([case.reference], 0)


def test_nobody_is_found_after_the_disposal(officer: TestClient, colleague: TestClient) -> None:
    case = closed(officer)
    assert references(asked(officer, "Alice Example")).keys() == {case.reference}
    dispose_of(officer, colleague, case.reference)
    assert cases(asked(officer, "Alice Example")) == []


def test_an_export_is_recorded_without_the_name(
    officer: TestClient, case: CaseDriver, history: History
) -> None:
    asked(officer, "Siân Ŵyn", contact="sian@example.org")
    assert history("subject-access") == [
        (
            "alice",
            "subject_access.export",
            {"cases": [None, [case.reference]], "compliments": [None, []]},
        )
    ]


@pytest.mark.parametrize("name", ["?!", "  ", "-"])
def test_a_name_without_letters_is_refused(officer: TestClient, name: str) -> None:
    answer = officer.post("/subject-access", json={"name": name})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "name"


def test_a_name_that_many_people_have_is_refused(
    officer: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adborth.retention.subject_access.MOST_FOUND", 1)
    for _ in range(2):
        CaseDriver.opened(officer)
    for language, title in (("en", "More than 1 "), ("cy", "Mae mwy na 1 ")):
        headers = {"Accept-Language": language}
        answer = officer.post("/subject-access", json={"name": "Alice"}, headers=headers)
        [wrong] = answer.json()["errors"]
        assert (wrong["code"], wrong["reason"][: len(title)]) == ("too-many-found", title)


def test_whom_only_the_history_names_is_found_and_others_in_it_are_unnamed(
    officer: TestClient, case: CaseDriver
) -> None:
    case.do("", "PATCH", summary="Carol Evans now speaks for her.")
    carol = {"role": "complainant", "name": "Carol Evans", "contact": "carol@example.org"}
    case.do("people", "PUT", people=[carol, BOB])
    case.do("people", "PUT", people=[BOB])
    case.do("", "PATCH", summary="Nobody was rung.")

    export = asked(officer, "Siân Ŵyn")
    [found] = cases(export)

    assert (found["found_by"], found["entries"]) == (["history"], [])
    assert sorted(recorded(found)) == [
        ("people.1.contact", "sian@example.org"),
        ("people.1.name", "Siân Ŵyn"),
        ("people.1.relationship_to_service_user", "Mother"),
        (
            "summary",
            "Siân Ŵyn says that [third party 1] was not rung on [third party 1].",
        ),
    ]
    assert [(one["name"], one["role"]) for one in third_parties(export)] == [
        ("Bob Ŵyn", "service_user"),
        ("Carol Evans", None),
    ]

    export = asked(officer, "Carol Evans")
    [hers] = cases(export)
    assert ("summary", "Carol Evans now speaks for her.") in recorded(hers)
    assert "Siân Ŵyn" in [one["name"] for one in third_parties(export)]
    assert "Siân" not in str(recorded(hers))


def test_what_stands_in_a_case_still_is_not_told_again_from_its_history(
    officer: TestClient, case: CaseDriver
) -> None:
    [found] = cases(asked(officer, "Siân Ŵyn"))
    assert (found["found_by"], found["recorded"]) == (["name", "text"], [])


def test_why_a_case_is_held_and_with_whom_a_compliment_was_shared_is_told(
    officer: TestClient, case: CaseDriver
) -> None:
    change(officer, f"{case.url}/legal-hold", reason="Siân Ŵyn means to sue.")
    praise = {"service": "adults", "received_on": "2021-05-04", "from_whom": "Alice Example"}
    logged = officer.post("/compliments", json={**praise, "text": "Diolch!"}).json()
    address = f"/compliments/{logged['reference']}"
    body = {"shared_on": "2021-05-05", "shared_with": "Siân Ŵyn"}
    officer.post(f"{address}/shares", json=body, headers={"If-Match": '"1"'}).raise_for_status()

    export = asked(officer, "Siân Ŵyn")

    assert ("hold", "Siân Ŵyn means to sue.") in recorded(cases(export)[0])
    [shared] = export["to_send"]["compliments"]
    assert (shared["found_by"], recorded(shared)) == (["history"], [("shared_with", "Siân Ŵyn")])


def test_a_case_beyond_the_asker_is_only_counted_when_the_history_alone_names_somebody(
    officer: TestClient, colleague: TestClient, case: CaseDriver
) -> None:
    case.do("", "PATCH", summary="Nobody was rung.")
    case.do("people", "PUT", people=[BOB])
    headers = {"If-Match": officer.get(case.url).headers["ETag"]}
    body = {"restricted": True, "reason": "A relative."}
    officer.put(f"{case.url}/restriction", json=body, headers=headers).raise_for_status()

    export = asked(colleague, "Siân Ŵyn")
    assert (cases(export), withheld(export)) == ([], 1)


def test_nobody_is_found_in_the_history_after_the_disposal(
    officer: TestClient, colleague: TestClient
) -> None:
    case = closed(officer)
    case.do("reopening", reason="She rang.")
    case.do("people", "PUT", people=[BOB])
    case.do("closure", closed_on="2014-10-01")
    hers = {"name": "Alice Married", "contact": "alice@example.org"}
    assert references(asked(officer, **hers)) == {case.reference: ["history"]}
    dispose_of(officer, colleague, case.reference)
    assert cases(asked(officer, **hers)) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"people.0.name": "Ŵyn, Siân"}, True),
        ({"summary": "Siân Ŵyn rang"}, True),
        ({"people.0.contact": "SIAN@example.org"}, True),
        ({"summary": "Nobody rang"}, False),
    ],
)
def test_who_is_writing_of_the_person_is_told_and_never_what(
    officer: TestClient, colleague: TestClient, fields: dict[str, str], found: bool
) -> None:
    body = {"fields": fields | {"kind": "complaint"}}
    officer.put("/drafts/3f0c8f3e-5d0b-4a52", json=body).raise_for_status()

    export = asked(colleague, "Siân Ŵyn", contact="sian@example.org")

    assert [one["writer"] for one in export["in_house"]["unfinished"]] == (
        ["alice"] if found else []
    )
    assert "rang" not in str(export)
    assert "Siân" not in str(export)


def test_nobody_learns_so_that_a_colleague_is_writing_of_them(
    officer: TestClient, colleague: TestClient
) -> None:
    body = {"fields": {"summary": "Bob did not call back."}}
    officer.put("/drafts/3f0c8f3e-5d0b-4a52", json=body).raise_for_status()
    assert asked(colleague, "Bob")["in_house"]["unfinished"] == []
    assert len(asked(officer, "Bob")["in_house"]["unfinished"]) == 1
