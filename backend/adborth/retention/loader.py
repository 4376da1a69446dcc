"""Read the retention schedules of a folder, and refuse what does not make sense."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from adborth.retention.errors import ScheduleWrong
from adborth.retention.schedule import KINDS, RetentionClass, Schedule

SCHEDULES = Path(__file__).parent / "schedules"
KEYS = {"version", "valid_from", "classes"}
CLASS_KEYS_NEEDED = {"code", "years"}
CLASS_KEYS = CLASS_KEYS_NEEDED | {"kinds", "services", "otherwise", "to_be_confirmed"}
LONGEST_YEARS = 150


@cache
def schedules(folder: Path = SCHEDULES) -> tuple[Schedule, ...]:
    """Every version in the folder, the oldest first. Raises ScheduleWrong."""
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise ScheduleWrong(str(folder), "the folder holds no schedule")
    return tuple(sorted((read_schedule(file) for file in files), key=lambda one: one.valid_from))


def read_schedule(file: Path) -> Schedule:
    try:
        return _schedule(tomllib.loads(file.read_text(encoding="utf-8")), file.stem)
    except (ValueError, KeyError, TypeError) as fault:
        raise ScheduleWrong(file.name, str(fault)) from fault


def _schedule(text: dict[str, Any], name: str) -> Schedule:
    _check_keys(text, KEYS, KEYS, "the schedule")
    if text["version"] != name:
        raise ValueError(f'version "{text["version"]}" is not the name of the file')
    if type(text["valid_from"]) is not date:
        raise ValueError("valid_from is not a date")
    classes = tuple(_class(entry) for entry in text["classes"])
    codes = [one.code for one in classes]
    if len(set(codes)) < len(codes):
        raise ValueError("a class stands twice")
    if sum(one.otherwise for one in classes) != 1:
        raise ValueError("not exactly one class takes what no other names")
    return Schedule(text["version"], text["valid_from"], classes)


def _class(entry: dict[str, Any]) -> RetentionClass:
    _check_keys(entry, CLASS_KEYS, CLASS_KEYS_NEEDED, f'class "{entry.get("code", "?")}"')
    years = entry["years"]
    if type(years) is not int or not 0 < years <= LONGEST_YEARS:
        raise ValueError(f'class "{entry["code"]}": years is not between 1 and {LONGEST_YEARS}')
    kinds = frozenset(entry.get("kinds", ()))
    if strange := sorted(kinds - KINDS):
        raise ValueError(f'class "{entry["code"]}" has unknown kinds: {", ".join(strange)}')
    return RetentionClass(
        code=entry["code"],
        years=years,
        kinds=kinds,
        services=frozenset(entry.get("services", ())),
        otherwise=entry.get("otherwise", False),
        to_be_confirmed=entry.get("to_be_confirmed", False),
    )


def _check_keys(entry: dict[str, Any], known: set[str], needed: set[str], name: str) -> None:
    if strange := sorted(entry.keys() - known):
        raise ValueError(f"{name} has unknown entries: {', '.join(strange)}")
    if missing := sorted(needed - entry.keys()):
        raise ValueError(f"{name} lacks: {', '.join(missing)}")
