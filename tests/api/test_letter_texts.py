"""The texts of letters: in both languages, versioned, with names that will be filled in."""

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

ADDRESS = "/letter-texts/receipt"
NEW = {"en": "Thank you. {reference}", "cy": "Diolch. {reference}"}


def write(client: TestClient, body: dict[str, str], tag: str = '"1"') -> Response:
    return client.put(ADDRESS, json=body, headers={"If-Match": tag})


def test_a_new_installation_has_a_text_for_each_purpose(officer):
    items = officer.get("/letter-texts").json()["items"]

    assert [one["code"] for one in items] == [
        "receipt",
        "acknowledgement",
        "stage-2-signpost",
        "ombudsman-signpost",
    ]
    assert all(one["text"]["en"] != one["text"]["cy"] and one["version"] == 1 for one in items)
    assert {
        "name": "reference",
        "meaning": {"en": "reference of the case", "cy": "cyfeirnod yr achos"},
    } in items[0]["placeholders"]


def test_a_new_wording_is_a_version_and_the_old_one_can_be_read(administrator, history):
    before = administrator.get(ADDRESS).json()["text"]
    answer = write(administrator, NEW)

    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    assert answer.json()["text"] == NEW
    assert administrator.get(ADDRESS).json() == answer.json()
    versions = administrator.get(f"{ADDRESS}/versions").json()["items"]
    assert [(one["version"], one["text"]) for one in versions] == [(2, NEW), (1, before)]
    assert history("letter-text:receipt")[-1] == (
        "charlie",
        "letter_text.write",
        {"text_en": [before["en"], NEW["en"]], "text_cy": [before["cy"], NEW["cy"]]},
    )


def test_of_two_who_write_at_once_the_second_is_told(administrator):
    assert write(administrator, NEW).status_code == 200
    assert write(administrator, NEW).json()["code"] == "version-stale"


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"cy": "Diolch."}, "cy", "placeholder-missing"),
        ({"en": "{respond_by} {reference}"}, "en", "placeholder-unknown"),
        ({"en": "{reference} }"}, "en", "brace-alone"),
        ({"en": "   "}, "en", "string-too-short"),
    ],
)
def test_a_text_that_could_not_be_filled_in_is_refused(administrator, change, field, code):
    answer = write(administrator, NEW | change)

    assert answer.status_code == 422
    assert (field, code) in {(one["field"], one["code"]) for one in answer.json()["errors"]}
    assert administrator.get(ADDRESS).json()["version"] == 1


def test_there_is_no_text_for_another_purpose(administrator):
    for address in ("/letter-texts/none", "/letter-texts/none/versions"):
        assert administrator.get(address).json()["code"] == "letter-text-missing"
    missing = administrator.put("/letter-texts/none", json=NEW, headers={"If-Match": '"1"'})
    assert missing.status_code == 404
