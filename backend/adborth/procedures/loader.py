"""Read the timetable files of a folder, and refuse what does not make sense."""

import tomllib
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from adborth.procedures.errors import TimetableWrong
from adborth.procedures.timetable import (
    Basis,
    ClockKind,
    ClockRule,
    Event,
    Procedure,
    StageKind,
    Unit,
)

TIMETABLES = Path(__file__).parent / "timetables"
WHOLE_CASE = "case"
STAGE_2_START = "stage_2_start"
STAGE_2_STARTS = (Event.RECORD_AGREED, Event.REQUESTED)
LONGEST = 1000
KEYS = {"version", "valid_from", STAGE_2_START, "clocks"}
CLOCK_KEYS_NEEDED = {"kind", "stage", "starts", "ends", "length", "unit", "basis"}
CLOCK_KEYS = CLOCK_KEYS_NEEDED | {"starts_in", "to_be_confirmed", "follows"}


@cache
def procedures(folder: Path = TIMETABLES) -> tuple[Procedure, ...]:
    """Every version in the folder, the oldest first. Raises TimetableWrong."""
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise TimetableWrong(str(folder), "the folder holds no timetable")
    found = tuple(sorted((read_procedure(file) for file in files), key=lambda one: one.valid_from))
    for earlier, later in pairwise(found):
        if earlier.valid_from == later.valid_from:
            raise TimetableWrong(str(folder), f"two versions are valid from {later.valid_from}")
    return found


def read_procedure(file: Path) -> Procedure:
    try:
        return _procedure(tomllib.loads(file.read_text(encoding="utf-8")), file.stem)
    except (ValueError, KeyError, TypeError) as fault:
        raise TimetableWrong(file.name, str(fault)) from fault


def _procedure(text: dict[str, Any], name: str) -> Procedure:
    _check_keys(text, KEYS, KEYS, "the timetable")
    if text["version"] != name:
        raise ValueError(f'version "{text["version"]}" is not the name of the file')
    if type(text["valid_from"]) is not date:
        raise ValueError("valid_from is not a date")
    stage_2_start = Event(text[STAGE_2_START])
    if stage_2_start not in STAGE_2_STARTS:
        raise ValueError(f'stage_2_start cannot be "{stage_2_start}"')
    clocks = tuple(_clock(entry, stage_2_start) for entry in text["clocks"])
    _check_together(clocks)
    return Procedure(text["version"], text["valid_from"], clocks)


def _clock(entry: dict[str, Any], stage_2_start: Event) -> ClockRule:
    _check_keys(entry, CLOCK_KEYS, CLOCK_KEYS_NEEDED, f'clock "{entry.get("kind", "?")}"')
    length, unsure = entry["length"], entry.get("to_be_confirmed", False)
    if type(length) is not int or not 0 < length <= LONGEST:
        raise ValueError(f'clock "{entry["kind"]}": length is not between 1 and {LONGEST}')
    if type(unsure) is not bool:
        raise ValueError(f'clock "{entry["kind"]}": to_be_confirmed is neither true nor false')
    stage = None if entry["stage"] == WHOLE_CASE else StageKind(entry["stage"])
    return ClockRule(
        kind=ClockKind(entry["kind"]),
        stage=stage,
        starts=stage_2_start if entry["starts"] == STAGE_2_START else Event(entry["starts"]),
        starts_in=StageKind(entry["starts_in"]) if "starts_in" in entry else stage,
        ends=Event(entry["ends"]),
        length=length,
        unit=Unit(entry["unit"]),
        basis=Basis(entry["basis"]),
        to_be_confirmed=unsure,
        follows=ClockKind(entry["follows"]) if "follows" in entry else None,
    )


def _check_keys(entry: dict[str, Any], known: set[str], needed: set[str], name: str) -> None:
    if strange := sorted(entry.keys() - known):
        raise ValueError(f"{name} has unknown entries: {', '.join(strange)}")
    if missing := sorted(needed - entry.keys()):
        raise ValueError(f"{name} lacks: {', '.join(missing)}")


def _check_together(clocks: tuple[ClockRule, ...]) -> None:
    """Each kind at most once, and a chain only back to clocks that stand before it."""
    seen: set[ClockKind] = set()
    for clock in clocks:
        if clock.kind in seen:
            raise ValueError(f'clock "{clock.kind}" stands twice')
        if clock.follows is not None and clock.follows not in seen:
            raise ValueError(f'clock "{clock.kind}" follows "{clock.follows}", not before it')
        seen.add(clock.kind)
