"""Calendars as other programs read them (RFC 5545): whole days only, so no time zones."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import icalendar

REFRESHED = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Event:
    """Something of one day. The same `uid` is the same event, however it has changed since."""

    uid: str
    on: date
    summary: str
    url: str


def calendar_text(name: str, language: str, events: Iterable[Event], written_at: datetime) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//Adborth//Due dates//{language.upper()}")
    calendar.add("calscale", "GREGORIAN")
    # What RFC 7986 calls by its name, and what it was called before: the library escapes neither.
    calendar.add("name", icalendar.vText(name))
    calendar.add("x-wr-calname", icalendar.vText(name))
    every_hour = icalendar.vDuration(REFRESHED)
    calendar.add("refresh-interval", every_hour, parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(_event(event, written_at))
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _event(event: Event, written_at: datetime) -> icalendar.Event:
    told = icalendar.Event()
    told.add("uid", event.uid)
    told.add("dtstamp", written_at)
    told.add("dtstart", event.on)
    told.add("dtend", event.on + timedelta(1))
    told.add("summary", event.summary)
    # Some programs show the one, some the other.
    told.add("description", event.url)
    told.add("url", event.url)
    # It takes nobody's time: whoever it stands with is free that day.
    told.add("transp", "TRANSPARENT")
    return told
