"""How long a contact is kept."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adborth.cases.vocabulary import CaseKind
from adborth.i18n.catalogue import both
from adborth.retention.errors import ScheduleWrong
from adborth.retention.loader import read_schedule, schedules
from adborth.retention.schedule import (
    COMPLIMENT,
    RetentionClass,
    Schedule,
    disposal_due_on,
    last_end,
    schedule_on,
)

[SCHEDULE] = schedules()
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("kind", "service", "chosen", "code"),
    [
        (CaseKind.ENQUIRY, "childrens", None, "enquiries"),
        (CaseKind.COMMENT, "a-new-service", None, "enquiries"),
        (CaseKind.COMPLAINT, "adults", None, "adults"),
        (CaseKind.COMPLAINT, "childrens", None, "childrens"),
        (CaseKind.REPRESENTATION, "childrens", None, "childrens"),
        (CaseKind.COMPLAINT, "a-new-service", None, "other"),
        (CaseKind.ENQUIRY, "childrens", "looked-after", "looked-after"),
        (CaseKind.COMPLAINT, "adults", "no-longer-known", "adults"),
        (COMPLIMENT, "childrens", None, "compliments"),
        (COMPLIMENT, "adults", "looked-after", "looked-after"),
    ],
)
def test_service_and_kind_give_the_class_unless_it_was_chosen(kind, service, chosen, code):
    assert SCHEDULE.class_of(kind, service, chosen).code == code


def test_an_open_case_has_no_disposal_date():
    assert disposal_due_on(None, 10) is None


def test_a_case_that_ended_on_a_leap_day_is_due_on_the_last_of_february():
    assert disposal_due_on(date(2016, 2, 29), 10) == date(2026, 2, 28)
    assert disposal_due_on(date(2016, 2, 29), 4) == date(2020, 2, 29)


@given(DAYS, DAYS, st.integers(1, 150))
def test_the_queue_asks_for_exactly_what_is_due(ended, today, years):
    if today.year - years < 1 or ended.year + years > 9999:
        return
    assert (ended <= last_end(today, years)) == (disposal_due_on(ended, years) <= today)


def test_the_schedule_in_force_is_the_latest_that_has_begun():
    classes = (RetentionClass("other", 25, otherwise=True),)
    early = Schedule("2014-08-01", date(2014, 8, 1), classes)
    late = Schedule("2030-01-01", date(2030, 1, 1), classes)
    assert schedule_on((early, late), date(2029, 12, 31)) is early
    assert schedule_on((early, late), date(2030, 1, 1)) is late
    assert schedule_on((early, late), date(2000, 1, 1)) is early


def test_every_class_has_a_name_and_a_source_in_both_languages():
    for one in SCHEDULE.classes:
        for message in (f"retention-{one.code}", f"retention-source-{one.code}"):
            assert set(both(message)) == {"en", "cy"}


GOOD = """
version = "2014-08-01"
valid_from = 2014-08-01
[[classes]]
code = "other"
years = 25
otherwise = true
"""


@pytest.mark.parametrize(
    ("was", "now", "fault"),
    [
        ('version = "2014-08-01"', 'version = "1"', "not the name of the file"),
        ("valid_from = 2014-08-01", 'valid_from = "soon"', "not a date"),
        ("years = 25", "years = 0", "between 1 and"),
        ("years = 25", "years = true", "between 1 and"),
        ("years = 25", "", "lacks: years"),
        ("years = 25", 'years = 25\nkinds = ["praise"]', "praise"),
        ("years = 25", "years = 25\nmonths = 3", "unknown entries: months"),
        ("otherwise = true", "", "takes what no other names"),
        ("[[classes]]", '[[classes]]\ncode = "other"\nyears = 1\n[[classes]]', "stands twice"),
    ],
)
def test_a_schedule_that_makes_no_sense_is_refused(tmp_path: Path, was: str, now: str, fault: str):
    file = tmp_path / "2014-08-01.toml"
    file.write_text(GOOD.replace(was, now, 1))
    with pytest.raises(ScheduleWrong, match=fault):
        read_schedule(file)


def test_a_folder_without_a_schedule_is_refused(tmp_path: Path):
    with pytest.raises(ScheduleWrong, match="no schedule"):
        schedules(tmp_path)
