"""Put the codes of the council's lists in the place of what a tracker calls them."""

from datetime import date
from typing import Any

from adborth.imports.known import Known, Words
from adborth.imports.rows import Fault
from adborth.working_days.calendar import Calendar

# A day that lies ahead makes sense only here.
MAY_LIE_AHEAD = frozenset({"stage_1_extended_to", "stage_2_extended_to"})


def settle_places(record: dict[str, Any], known: Known) -> list[Fault]:
    """Changes the record; tells what is on no list."""
    faults = []
    if "service" in record:
        service = known.services.find(record["service"])
        if service is None:
            faults.append(_not_on_list("service", record["service"], known.services))
        else:
            record["service"] = service.code
            if "team" in record:
                faults.extend(_settle_team(record, known, service.code, service.name_en))
    for field, words in (("theme", known.themes), ("channel", known.channels)):
        if field in record:
            entry = words.find(record[field])
            if entry is None:
                faults.append(_not_on_list(field, record[field], words))
            else:
                record[field] = entry.code
    return faults


def _settle_team(record: dict[str, Any], known: Known, service: str, name: str) -> list[Fault]:
    team = known.teams[service].find(record["team"])
    if team is not None:
        record["team"] = team.code
        return []
    elsewhere = known.services_with_team(record["team"])
    if elsewhere:
        return [Fault("team", "team-of-other-service", {"service": name, "other": elsewhere[0]})]
    return [_not_on_list("team", record["team"], known.teams[service])]


def _not_on_list(field: str, text: str, words: Words) -> Fault:
    nearest = words.nearest(text) or ""
    return Fault(field, "not-on-list", {"list": field, "known": words.names, "nearest": nearest})


def days_outside(record: dict[str, Any], calendar: Calendar) -> list[Fault]:
    """The calendar must know every day that a clock may start or end on."""
    first, last = calendar.span_from, calendar.span_to
    return [
        Fault(field, "outside-calendar", {"first": first, "last": last})
        for field, value in record.items()
        if isinstance(value, date) and not first <= value <= last
    ]


def days_ahead(record: dict[str, Any], today: date) -> list[Fault]:
    return [
        Fault(field, "day-ahead", {"today": today})
        for field, value in record.items()
        if isinstance(value, date) and value > today and field not in MAY_LIE_AHEAD
    ]
