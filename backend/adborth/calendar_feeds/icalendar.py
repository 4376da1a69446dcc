"""Calendars as other programs read them (RFC 5545): whole days only, so no time zones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

OCTETS_A_LINE = 75
REFRESHED = "PT1H"


@dataclass(frozen=True, slots=True)
class Event:
    """Something of one day. The same `uid` is the same event, however it has changed since."""

    uid: str
    on: date
    summary: str
    url: str


def calendar_text(name: str, language: str, events: Iterable[Event], written_at: datetime) -> str:
    stamp = f"{written_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Adborth//Due dates//{language.upper()}",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(name)}",
        # What RFC 7986 calls by its name, as it was called before.
        f"X-WR-CALNAME:{_text(name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESHED}",
        f"X-PUBLISHED-TTL:{REFRESHED}",
    ]
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(event: Event, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.on + timedelta(1):%Y%m%d}"
    yield f"SUMMARY:{_text(event.summary)}"
    # Some programs show the one, some the other.
    yield f"DESCRIPTION:{_text(event.url)}"
    yield f"URL:{event.url}"
    # It takes nobody's time: whoever it stands with is free that day.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> Iterator[str]:
    """In parts of 75 octets at most, none of which ends inside a character."""
    part, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > OCTETS_A_LINE:
            yield part
            part, octets = " ", 1
        part += character
        octets += size
    yield part
