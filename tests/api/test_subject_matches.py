"""By what a person is found who asks for everything about them, and by what nobody is."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.cases import CaseDriver
from tests.api.people import field_of
from tests.api.subjects import asked, cases, recorded, references, third_parties


def person(name: str, contact: str | None = None, **more: Any) -> dict[str, Any]:
    return {"role": "complainant", "name": name, "contact": contact, **more}


@pytest.fixture
def ann(officer: TestClient) -> CaseDriver:
    contact = "ann@mail.example; 01234 200 200"
    return CaseDriver.opened(officer, people=[person("Ann Tolliver", contact)])


@pytest.fixture
def joann(officer: TestClient) -> CaseDriver:
    return CaseDriver.opened(officer, people=[person("Joann Example", "joann@mail.example")])


@pytest.mark.parametrize("contact", ["- - - - -", "(----)", "-", "mail.example", "200 20"])
def test_a_contact_that_is_none_is_refused(
    officer: TestClient, ann: CaseDriver, contact: str
) -> None:
    for language, mend in (("en", "Give the whole"), ("cy", "Rhowch y cyfeiriad")):
        body = {"name": "Nobody Else", "contact": contact}
        headers = {"Accept-Language": language}
        answer = officer.post("/subject-access", json=body, headers=headers)
        assert field_of(answer) == ("contact", "no-address-or-number")
        [wrong] = answer.json()["errors"]
        assert wrong["mend"].startswith(mend)


def test_both_fields_are_named_where_both_are_wrong(officer: TestClient) -> None:
    answer = officer.post("/subject-access", json={"name": "Mrs", "contact": "(----)"})
    assert [one["field"] for one in answer.json()["errors"]] == ["name", "contact"]


@pytest.mark.parametrize(
    "contact",
    [
        "ann@mail.example",
        "ANN@Mail.Example",
        "01234200200",
        "+44 (0)1234 200200",
        "0044 1234200200",
    ],
)
def test_only_the_whole_contact_finds_somebody(
    officer: TestClient, ann: CaseDriver, joann: CaseDriver, contact: str
) -> None:
    found = references(asked(officer, "Nobody Else", contact=contact))
    assert found == {ann.reference: ["contact"]}


@pytest.mark.parametrize("contact", ["nn@mail.example", "ann@mail.exam", "234 200 200"])
def test_a_part_of_a_contact_finds_nobody(
    officer: TestClient, ann: CaseDriver, joann: CaseDriver, contact: str
) -> None:
    assert references(asked(officer, "Nobody Else", contact=contact)) == {}


@pytest.mark.parametrize(
    "name",
    ["Mrs Ann Tolliver", "Y Parch. Ann Tolliver", "Yr Athro Ann Tolliver", "Tolliver, Dr Ann"],
)
def test_a_title_does_not_matter(officer: TestClient, ann: CaseDriver, name: str) -> None:
    assert references(asked(officer, name)) == {ann.reference: ["name"]}


@pytest.mark.parametrize("name", ["Sian Wyn OBrien", "Siân Ŵyn O\u2019Brien", "O'BRIEN, Siân Ŵyn"])
def test_what_joins_a_name_does_not_matter(officer: TestClient, name: str) -> None:
    named = CaseDriver.opened(officer, people=[person("Siân Ŵyn O'Brien")])
    told = CaseDriver.opened(officer, summary="We wrote to Siân Ŵyn O'Brien in May.")
    found = {named.reference: ["name"]} | ({} if "," in name else {told.reference: ["text"]})
    assert references(asked(officer, name)) == found


@pytest.fixture
def family(officer: TestClient) -> CaseDriver:
    daughter = person("Ann Tolliver", relationship="daughter of Mary Ollerton")
    mother = {**person("Mary Ollerton"), "role": "service_user"}
    return CaseDriver.opened(officer, people=[daughter, mother])


def test_a_relationship_unnames_others(officer: TestClient, family: CaseDriver) -> None:
    [found] = cases(asked(officer, "Ann Tolliver"))
    assert found["entries"][0]["relationship"] == "daughter of [third party 1]"
    assert "Ollerton" not in str(found)


def test_a_relationship_finds_whom_it_names(officer: TestClient) -> None:
    daughter = person("Ann Tolliver", relationship="daughter of Mary Ollerton, sister of Ann")
    case = CaseDriver.opened(officer, people=[daughter])

    export = asked(officer, "Mary Ollerton")

    assert references(export) == {case.reference: ["text"]}
    [found] = cases(export)
    assert found["mentioned_as"] == ["daughter of Mary Ollerton, sister of [third party 1]"]
    assert (found["entries"], found["recorded"]) == ([], [])


def test_a_relationship_that_was_put_right_is_found_in_the_history(
    officer: TestClient, family: CaseDriver
) -> None:
    family.do("people", "PUT", people=[person("Ann Tolliver", relationship="niece")])
    export = asked(officer, "Mary Ollerton")
    assert references(export) == {family.reference: ["history"]}
    assert (
        "people.1.relationship_to_service_user",
        "daughter of Mary Ollerton",
    ) in recorded(cases(export)[0])


@pytest.mark.parametrize("contact", [None, "ann@mail.example"])
def test_after_a_change_of_name_nobody_is_a_third_party_of_their_own(
    officer: TestClient, ann: CaseDriver, contact: str | None
) -> None:
    bob = {**person("Bob Tolliver", "01234 300300"), "role": "service_user"}
    married = person("Ann Example", "ann@mail.example; 01234 200 200")
    ann.do("people", "PUT", people=[married, bob])
    ann.do("", "PATCH", summary="Ann Tolliver rang, and so did Bob. The Tolliver family waits.")

    export = asked(officer, "Ann Example", contact=contact)

    assert [one["name"] for one in third_parties(export)] == ["Bob Tolliver"]
    [found] = cases(export)
    expected = "Ann Tolliver rang, and so did [third party 1]. The Tolliver family waits."
    assert found["summary"] == expected
    assert ("people.1.name", "Ann Tolliver") in recorded(found)


def test_what_somebody_else_has_now_does_not_hide_what_the_person_had(
    officer: TestClient,
) -> None:
    before = person("Ann Tolliver", "01234 200200", relationship="Carer")
    case = CaseDriver.opened(officer, people=[before])
    bob = person("Bob Example", "01234 200200", relationship="Carer")
    case.do("people", "PUT", people=[person("Ann Tolliver", relationship="Friend"), bob])

    [found] = cases(asked(officer, "Ann Tolliver"))

    assert sorted(recorded(found)) == [
        ("people.1.contact", "01234 200200"),
        ("people.1.relationship_to_service_user", "Carer"),
    ]


def test_a_child_who_shares_a_telephone_stays_a_third_party(officer: TestClient) -> None:
    mother = person("Ann Tolliver", "01234 200200")
    child = {**person("Bob Tolliver", "01234 200200"), "role": "service_user"}
    CaseDriver.opened(officer, people=[mother, child])

    export = asked(officer, "Ann Tolliver", contact="01234 200200")

    assert [one["name"] for one in cases(export)[0]["entries"]] == ["Ann Tolliver"]
    assert [one["name"] for one in third_parties(export)] == ["Bob Tolliver"]


def test_a_child_who_stood_there_first_stays_a_third_party_too(officer: TestClient) -> None:
    child = person("Bob Tolliver", "01234 200200", relationship="Son")
    case = CaseDriver.opened(officer, people=[child], summary="Bob waits, and so does Ann.")
    case.do("people", "PUT", people=[child, person("Ann Tolliver", "01234 200200")])

    for told in ("with the child", "without"):
        export = asked(officer, "Ann Tolliver", contact="01234 200200")
        [found] = cases(export)
        assert (found["summary"], found["recorded"]) == (
            "[third party 1] waits, and so does Ann.",
            [],
        ), told
        assert [one["name"] for one in third_parties(export)] == ["Bob Tolliver"]
        case.do("people", "PUT", people=[person("Ann Tolliver", "01234 200200")])


def test_a_contact_that_two_others_share_makes_neither_the_person(officer: TestClient) -> None:
    child = {**person("Bob Tolliver", "01234 200200"), "role": "service_user"}
    case = CaseDriver.opened(officer, people=[person("Ann Tolliver", "01234 200200"), child])

    export = asked(officer, "Ann Example", contact="01234 200200")

    assert references(export) == {case.reference: ["contact"]}
    assert cases(export)[0]["entries"] == []
    assert [one["name"] for one in third_parties(export)] == ["Ann Tolliver", "Bob Tolliver"]
