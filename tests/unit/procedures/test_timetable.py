from datetime import date
from pathlib import Path

import pytest

from adborth.i18n.catalogue import both
from adborth.procedures.errors import TimetableWrong
from adborth.procedures.loader import (
    TIMETABLES,
    procedures,
    read_procedure,
)
from adborth.procedures.timetable import Basis, ClockKind, Event, StageKind, Unit, procedure_on

FIRST = procedures()[0]
SHIPPED = (TIMETABLES / "2014-08-01.toml").read_text(encoding="utf-8")


def a_version(folder: Path, day: str, *changes: tuple[str, str]) -> Path:
    text = SHIPPED.replace("2014-08-01", day)
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    file = folder / f"{day}.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_clock_has_its_length_and_its_basis() -> None:
    assert {rule.kind: (rule.length, rule.unit, rule.basis) for rule in FIRST.clocks} == {
        ClockKind.RECEIPT: (2, Unit.WORKING_DAYS, Basis.LOCAL),
        ClockKind.ENQUIRY_RESOLUTION: (2, Unit.WORKING_DAYS, Basis.LOCAL),
        ClockKind.STAGE_1_ACKNOWLEDGEMENT: (2, Unit.WORKING_DAYS, Basis.STATUTORY),
        ClockKind.STAGE_1_DISCUSSION: (10, Unit.WORKING_DAYS, Basis.STATUTORY),
        ClockKind.STAGE_1_WRITTEN_TERMS: (5, Unit.WORKING_DAYS, Basis.STATUTORY),
        ClockKind.STAGE_1_RESPONSE: (15, Unit.WORKING_DAYS, Basis.LOCAL),
        ClockKind.STAGE_2_ACKNOWLEDGEMENT: (2, Unit.WORKING_DAYS, Basis.STATUTORY),
        ClockKind.STAGE_2_RECORD: (5, Unit.WORKING_DAYS, Basis.STATUTORY),
        ClockKind.STAGE_2_RESPONSE: (25, Unit.WORKING_DAYS, Basis.STATUTORY),
        ClockKind.STAGE_2_LONG_STOP: (6, Unit.CALENDAR_MONTHS, Basis.STATUTORY),
        ClockKind.OMBUDSMAN_ACCEPTANCE: (12, Unit.CALENDAR_MONTHS, Basis.STATUTORY),
    }


def test_what_was_not_at_hand_is_marked_as_to_be_confirmed() -> None:
    assert {rule.kind for rule in FIRST.clocks if rule.to_be_confirmed} == {
        ClockKind.STAGE_2_ACKNOWLEDGEMENT,
        ClockKind.STAGE_2_RECORD,
        ClockKind.STAGE_2_RESPONSE,
        ClockKind.STAGE_2_LONG_STOP,
    }


def test_stage_1_is_a_chain_from_receipt_to_written_terms() -> None:
    terms = FIRST.rule(ClockKind.STAGE_1_WRITTEN_TERMS)
    assert terms.follows is ClockKind.STAGE_1_DISCUSSION
    discussion = FIRST.rule(terms.follows)
    assert discussion.follows is ClockKind.STAGE_1_ACKNOWLEDGEMENT
    assert FIRST.rule(discussion.follows).follows is None


def test_the_time_for_the_ombudsman_starts_with_the_response_of_stage_2() -> None:
    rule = FIRST.rule(ClockKind.OMBUDSMAN_ACCEPTANCE)
    assert (rule.stage, rule.starts, rule.starts_in) == (
        StageKind.OMBUDSMAN,
        Event.RESPONDED,
        StageKind.STAGE_2,
    )


@pytest.mark.parametrize("kind", ClockKind)
def test_every_clock_has_a_name_and_a_source_in_both_languages(kind: ClockKind) -> None:
    for message in (f"clock-{kind}", f"source-{kind}"):
        names = both(message)
        assert names["en"]
        assert names["cy"]
        assert names["en"] != names["cy"]


def test_the_version_in_force_is_the_latest_that_was_valid(tmp_path: Path) -> None:
    a_version(tmp_path, "2027-04-01", ("length = 25", "length = 30"))
    a_version(tmp_path, "2014-08-01")
    found = procedures(tmp_path)
    assert [one.version for one in found] == ["2014-08-01", "2027-04-01"]
    assert procedure_on(found, date(2027, 3, 31)) == found[0]
    assert procedure_on(found, date(2027, 4, 1)) == found[1]
    assert found[1].rule(ClockKind.STAGE_2_RESPONSE).length == 30


def test_a_history_older_than_the_regulations_is_measured_by_the_first_version() -> None:
    assert procedure_on(procedures(), date(2013, 4, 1)) == FIRST


def test_stage_2_can_be_set_to_start_with_the_request(tmp_path: Path) -> None:
    file = a_version(tmp_path, "2027-04-01", ('start = "record_agreed"', 'start = "requested"'))
    procedure = read_procedure(file)
    for kind in (ClockKind.STAGE_2_RESPONSE, ClockKind.STAGE_2_LONG_STOP):
        assert FIRST.rule(kind).starts is Event.RECORD_AGREED
        assert procedure.rule(kind).starts is Event.REQUESTED


def test_a_clock_that_a_version_lacks_is_a_key_error() -> None:
    receipt_only = type(FIRST)("x", FIRST.valid_from, FIRST.clocks_of(None))
    with pytest.raises(KeyError):
        receipt_only.rule(ClockKind.STAGE_1_RESPONSE)


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('kind = "receipt"', 'kind = "recept"', "'recept' is not a valid ClockKind"),
        ('stage = "case"', 'stage = "stage_3"', "'stage_3' is not a valid StageKind"),
        ("length = 2", "length = 0", 'clock "receipt": length'),
        ("length = 2", "length = true", 'clock "receipt": length'),
        ("length = 2\n", "", 'clock "receipt" lacks: length'),
        ('unit = "working_days"', 'unit = "days"', "'days' is not a valid Unit"),
        ('basis = "local"', 'basis = "custom"', "'custom' is not a valid Basis"),
        ('ends = "receipted"', 'ends = "replied"', "'replied' is not a valid Event"),
        ("length = 2", "length = 2\nlenght = 3", 'clock "receipt" has unknown entries: lenght'),
        ("to_be_confirmed = true", 'to_be_confirmed = "yes"', "neither true nor false"),
        (
            'stage_2_start = "record_agreed"',
            'stage_2_start = "responded"',
            'stage_2_start cannot be "responded"',
        ),
        ('kind = "enquiry_resolution"', 'kind = "receipt"', 'clock "receipt" stands twice'),
        (
            'follows = "stage_1_acknowledgement"',
            'follows = "stage_2_response"',
            'clock "stage_1_discussion" follows "stage_2_response", not before it',
        ),
        ('version = "2027-04-01"', 'version = "new"', 'version "new" is not the name of the file'),
        ("valid_from = 2027-04-01", 'valid_from = "soon"', "valid_from is not a date"),
        ("[[clocks]]", "[[clocks]", "Expected"),
    ],
)
def test_a_timetable_that_makes_no_sense_is_refused_with_the_reason(
    tmp_path: Path, before: str, after: str, fault: str
) -> None:
    file = a_version(tmp_path, "2027-04-01", (before, after))
    with pytest.raises(TimetableWrong) as raised:
        read_procedure(file)
    assert str(raised.value).startswith("2027-04-01.toml: ")
    assert fault in str(raised.value)


def test_two_versions_valid_from_the_same_day_are_refused(tmp_path: Path) -> None:
    a_version(tmp_path, "2014-08-01")
    a_version(tmp_path, "2027-04-01", ("valid_from = 2027-04-01", "valid_from = 2014-08-01"))
    with pytest.raises(TimetableWrong):
        procedures(tmp_path)


def test_a_folder_without_a_timetable_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TimetableWrong):
        procedures(tmp_path)
