"""Calendars as other programs read them: RFC 5545, line by line."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from adborth.calendar_feeds.icalendar import Event, calendar_text

WRITTEN_AT = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
LIST = "https://adborth.example/cases?due_from=2026-12-31&due_by=2026-12-31&whose=all"
DUE = Event("2026-12-31-receipt@f.adborth", date(2026, 12, 31), "Receipt: 2 cases due", LIST)


def unfolded(text: str) -> list[str]:
    """As the RFC says that a reader does first."""
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def value_of(name: str, text: str) -> str:
    (found,) = [line for line in unfolded(text) if line.startswith(f"{name}:")]
    return found.removeprefix(f"{name}:")


def unescaped(value: str) -> str:
    read, characters = "", iter(value)
    for character in characters:
        if character == "\\":
            character = {"n": "\n"}.get(escaped := next(characters), escaped)
        read += character
    return read


def test_a_calendar_is_written_as_it_is_to_be_read():
    assert calendar_text("Terfynau", "cy", [DUE], WRITTEN_AT).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Adborth//Due dates//CY",
        "CALSCALE:GREGORIAN",
        "NAME:Terfynau",
        "X-WR-CALNAME:Terfynau",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "BEGIN:VEVENT",
        "UID:2026-12-31-receipt@f.adborth",
        "DTSTAMP:20261125T093000Z",
        "DTSTART;VALUE=DATE:20261231",
        # The first day that it does not last.
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Receipt: 2 cases due",
        "DESCRIPTION:https://adborth.example/cases?due_from=2026-12-31&due_by=2026-1",
        " 2-31&whose=all",
        "URL:https://adborth.example/cases?due_from=2026-12-31&due_by=2026-12-31&who",
        " se=all",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


# No reader can see them, and no text of the service holds them.
readable = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")))


@given(readable)
def test_every_text_comes_out_as_it_went_in_and_no_line_is_longer_than_75_octets(text):
    written = calendar_text(text, "en", [], WRITTEN_AT)
    assert unescaped(value_of("NAME", written)) == text
    assert max(len(line.encode()) for line in written.split("\r\n")) <= 75


def test_what_means_something_to_a_reader_is_escaped():
    written = calendar_text("ŵ; a, b\\c\nd: e", "en", [], WRITTEN_AT)
    assert value_of("NAME", written) == "ŵ\\; a\\, b\\\\c\\nd: e"


def test_a_line_is_not_broken_inside_a_character():
    written = calendar_text("ŷ" * 100, "cy", [], WRITTEN_AT)
    assert value_of("NAME", written) == "ŷ" * 100
