"""One row, checked by itself."""

import pytest

from adborth.cases.vocabulary import CaseKind, CorrespondenceLanguage, Finding
from adborth.imports.columns import COLUMNS, Kind
from adborth.imports.known import Entry, Known
from adborth.imports.places import settle_places
from adborth.imports.rows import ADAPTERS, read_row
from adborth.procedures.timetable import StageKind

GOOD = {
    "ref": " ss/2122/0001 ",
    "kind": "ENQUIRY",
    "received_on": "01/04/2021",
    "service": "adults",
    "theme": "staff issues",
    "language": "welsh",
}
KNOWN = Known.of(
    services=[
        Entry(1, "adults", "Adults", "Oedolion"),
        Entry(2, "childrens", "Children's", "Plant"),
    ],
    teams=[
        Entry(1, "reablement", "Reablement", "Ailalluogi", "adults"),
        Entry(2, "adoption", "Adoption", "Mabwysiadu", "childrens"),
    ],
    themes=[Entry(1, "staff-issues", "Staff issues", "Materion staff")],
    channels=[],
)


def test_a_good_row_has_typed_values() -> None:
    record, faults = read_row(Kind.CASE, GOOD)
    assert not faults
    assert record["ref"] == "SS/2122/0001"
    assert record["kind"] is CaseKind.ENQUIRY
    assert record["language"] is CorrespondenceLanguage.WELSH


def test_every_fault_of_a_row_is_told_at_once() -> None:
    _, faults = read_row(Kind.CASE, {**GOOD, "kind": "Complant", "received_on": "1/4/21"})
    assert [(fault.field, fault.code) for fault in faults] == [
        ("kind", "not-known"),
        ("received_on", "year-of-two-digits"),
    ]
    assert faults[0].params["nearest"] == "Complaint"


def test_what_is_needed_and_blank_is_told() -> None:
    _, faults = read_row(Kind.MAILBOX, {})
    assert [(fault.field, fault.code) for fault in faults] == [
        ("month", "missing"),
        ("emails", "missing"),
    ]


def test_an_enormous_text_is_refused() -> None:
    _, [fault] = read_row(Kind.CASE, {**GOOD, "summary": "x" * 20_001})
    assert (fault.code, fault.params["limit"]) == ("too-long", 20_000)


@pytest.mark.parametrize("stage", [1, 1.0, "1", "Stage 1", "stage  1"])
def test_the_stage_of_an_element_is_a_number_or_a_name(stage: object) -> None:
    given = {"ref": "a", "stage": stage, "number": 1, "theme": "x", "finding": "upheld"}
    record, _ = read_row(Kind.ELEMENT, given)  # type: ignore[arg-type]
    assert (record["stage"], record["finding"]) == (StageKind.STAGE_1, Finding.UPHELD)


@pytest.mark.parametrize("kind", Kind)
def test_every_column_has_a_field_and_every_field_a_column(kind: Kind) -> None:
    fields = set(ADAPTERS[kind]._type.__annotations__)
    assert {column.field for column in COLUMNS[kind]} == fields


@pytest.mark.parametrize("text", ["Reablement", "reablement", "AILALLUOGI"])
def test_a_team_is_found_by_its_code_or_its_name_in_either_language(text: str) -> None:
    record = {"service": "Oedolion", "team": text, "theme": "Staff Issues"}
    assert not settle_places(record, KNOWN)
    assert record == {"service": "adults", "team": "reablement", "theme": "staff-issues"}


def test_an_unknown_name_is_told_with_the_nearest_one() -> None:
    [fault] = settle_places({"service": "Adults", "team": "Reablment"}, KNOWN)
    assert (fault.field, fault.code, fault.params["nearest"]) == (
        "team",
        "not-on-list",
        "Reablement",
    )


def test_a_team_of_another_service_is_told_as_that() -> None:
    [fault] = settle_places({"service": "Adults", "team": "Adoption"}, KNOWN)
    assert (fault.code, fault.params["other"]) == ("team-of-other-service", "Children's")
