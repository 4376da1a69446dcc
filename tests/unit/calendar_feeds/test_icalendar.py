"""Calendars as other programs read them (RFC 5545)."""

from datetime import UTC, date, datetime

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from adborth.calendar_feeds.icalendar import Event, calendar_text

WRITTEN_AT = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
LIST = "https://adborth.example/cases?due_from=2026-12-31&due_by=2026-12-31&whose=all"
DUE = Event("2026-12-31-receipt@f.adborth", date(2026, 12, 31), "Receipt: 2 cases due", LIST)


def test_a_calendar_says_who_wrote_it_and_when_to_come_again():
    written = calendar_text("Terfynau", "cy", [], WRITTEN_AT).decode()
    assert written.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert written.endswith("END:VCALENDAR\r\n")
    calendar = icalendar.Calendar.from_ical(written)
    assert calendar["prodid"] == "-//Adborth//Due dates//CY"
    assert "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in written


def test_an_event_is_a_whole_day_that_takes_nobodys_time():
    written = calendar_text("Terfynau", "cy", [DUE], WRITTEN_AT)
    [event] = icalendar.Calendar.from_ical(written).events
    assert (event["uid"], event["summary"], event["url"]) == (DUE.uid, DUE.summary, LIST)
    # The first day that it does not last.
    assert (event.start, event.end) == (date(2026, 12, 31), date(2027, 1, 1))
    assert event.DTSTAMP == WRITTEN_AT
    assert event["transp"] == "TRANSPARENT"


# No reader can see them, and no text of the service holds them.
readable = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")))


@given(readable)
def test_every_text_comes_out_as_it_went_in_and_no_line_is_longer_than_75_octets(text):
    event = Event(DUE.uid, DUE.on, text, LIST)
    written = calendar_text(text, "en", [event], WRITTEN_AT)
    calendar = icalendar.Calendar.from_ical(written)
    assert calendar.events[0]["summary"] == text
    assert max(map(len, written.split(b"\r\n"))) <= 75


def test_what_means_something_to_a_reader_is_escaped_in_a_name_too():
    written = calendar_text("a, b; c", "en", [], WRITTEN_AT).decode()
    assert "\r\nNAME:a\\, b\\; c\r\n" in written
