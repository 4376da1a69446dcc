"""How errors are told."""

import json
from datetime import date
from typing import Annotated

import pytest
from pydantic import BaseModel, Field, ValidationError

from adborth.access.errors import PermissionMissing, SignInNeeded
from adborth.db.texts import CODE, REFERENCE, Line
from adborth.errors import DomainError, FieldError, Invalid, Unavailable
from adborth.i18n.catalogue import Language
from adborth.problems import explain_field, fault, field_error, render, status_of
from adborth.working_days.errors import OutsideCalendar
from tests.sources import domain_errors

FAMILIES = [kind for kind in domain_errors() if kind is not DomainError]


class Asked(BaseModel):
    name: str
    count: int


def first_error(**sent: object) -> FieldError:
    with pytest.raises(ValidationError) as raised:
        Asked.model_validate(sent)
    return field_error(raised.value.errors()[0])


@pytest.mark.parametrize("kind", FAMILIES, ids=[kind.code for kind in FAMILIES])
def test_every_error_has_a_status(kind):
    assert status_of(kind) in {401, 403, 404, 409, 412, 413, 422, 428, 429, 503}


@pytest.mark.parametrize("language", Language)
def test_a_problem_is_told_in_its_language(language):
    answer = render(PermissionMissing(permission="cases:read"), language)

    body = json.loads(answer.body)
    assert answer.status_code == body["status"] == 403
    assert answer.media_type == "application/problem+json"
    assert answer.headers["content-language"] == language
    assert body["type"] == "/problems/permission-missing"
    assert "cases:read" in body["detail"]


def test_both_languages_differ():
    english, welsh = (json.loads(fault(language).body) for language in Language)

    assert english["code"] == welsh["code"] == "fault"
    assert english["title"] != welsh["title"]
    assert english["detail"] != welsh["detail"]


def test_who_is_not_signed_in_is_told_how_and_who_comes_too_soon_is_told_when():
    assert render(SignInNeeded(), Language.EN).headers["www-authenticate"] == "Bearer"
    assert render(Unavailable(), Language.EN).headers["retry-after"] == "2"


def test_each_wrong_field_has_its_reason_and_how_to_mend_it():
    body = json.loads(render(Invalid.one("received_on", "date-type"), Language.EN).body)

    assert body["errors"] == [
        {
            "field": "received_on",
            "code": "date-type",
            "reason": "This is not a date.",
            "mend": "Write it as year-month-day, such as 2026-08-01.",
        }
    ]


def test_a_finding_of_a_schema_never_repeats_what_was_sent():
    found = first_error(name={"secret": "Alice"}, count=1)

    assert (found.field, found.code, found.params) == ("name", "string-type", {})


def test_a_finding_that_has_no_words_of_its_own_is_still_told():
    raw = {"type": "some_new_finding", "loc": ("body", "count"), "ctx": {"secret": "Alice"}}

    found = field_error(raw)

    assert (found.field, found.code, found.params) == ("count", "not-valid", {})


def test_the_name_of_an_unknown_field_is_kept_short_and_whole():
    found = field_error({"type": "extra_forbidden", "loc": ("body", "\ud800" + "x" * 5000)})

    assert found.field == "?" + "x" * 199
    assert render(Invalid(errors=[found]), Language.EN).status_code == 422


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.EN, ": mine, team or all."),
        (Language.CY, ": mine, team neu all."),
    ],
)
def test_the_possible_values_are_told_in_the_words_of_the_reader(language, told):
    for kind in ("enum", "literal_error"):
        raw = {"type": kind, "loc": ("whose",), "ctx": {"expected": "'mine', 'team' or 'all'"}}
        assert explain_field(field_error(raw), language)[1].endswith(told)


def test_the_only_possible_value_stands_alone():
    raw = {"type": "literal_error", "loc": ("whose",), "ctx": {"expected": "'mine'"}}

    assert explain_field(field_error(raw), Language.CY)[1].endswith(": mine.")


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (CODE, "Use a code from the lists, such as quality-of-service."),
        (REFERENCE, "Write it as it stands on the contact, such as SSF-2122-0001."),
        ("^x$", "Compare it with the description of the field in the API's contract."),
    ],
)
def test_what_is_in_no_form_is_mended_by_its_own_form(pattern, told):
    raw = {"type": "string_pattern_mismatch", "loc": ("it",), "ctx": {"pattern": pattern}}

    assert explain_field(field_error(raw), Language.EN)[1] == told


class Written(BaseModel):
    contact: Annotated[Line | None, Field(min_length=5)] = None
    words: Annotated[list[str], Field(min_length=2)] = Field(default=["a", "b"])
    name: Line = "A"


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [(Language.EN, "14 January 2027", "1 May 2028"), (Language.CY, "14 Ionawr 2027", "1 Mai 2028")],
)
def test_days_read_as_people_write_them(language, first, last):
    error = OutsideCalendar(date(2027, 1, 14), date(2012, 1, 1), date(2028, 5, 1))
    error.errors = (FieldError("received_on", error.code, error.params),)

    body = json.loads(render(error, language).body)

    assert first in body["detail"]
    assert last in body["detail"]
    assert first in body["errors"][0]["reason"]
    assert last in body["errors"][0]["mend"]


@pytest.mark.parametrize(
    ("sent", "code", "reason"),
    [
        ({"contact": "ab"}, "string-too-short", "This is shorter than 5 characters."),
        ({"name": " "}, "string-too-short", "This must not be empty."),
        ({"words": ["a"]}, "too-short", "At least 2 of these are needed."),
    ],
)
def test_a_short_text_is_no_short_list(sent, code, reason):
    with pytest.raises(ValidationError) as raised:
        Written.model_validate(sent)

    found = field_error(raised.value.errors()[0])

    assert found.code == code
    assert explain_field(found, Language.EN)[0] == reason
