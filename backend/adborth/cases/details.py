"""Cases as the API shows them: plain rows in, the answer's JSON out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from adborth.access.service import Actor
from adborth.cases.clock_answers import clock_answers
from adborth.cases.errors import CaseNotFound
from adborth.cases.facts import CaseFacts, Extension, Pause, StageFacts
from adborth.cases.permissions import actions_for
from adborth.cases.repository import (
    PARTS,
    read_case,
    whole_case,
)
from adborth.cases.settling import EVENTS
from adborth.cases.summaries import SUMMARISED, Json, Present, summary_of
from adborth.cases.vocabulary import CorrespondenceLanguage, Ending, State
from adborth.db.json import read_instant
from adborth.lists.service import ListName
from adborth.procedures.repository import Timetables, timetables_in_force
from adborth.procedures.timetable import ClockKind, Event, StageKind

NO_PARTS: Mapping[str, list[Json]] = {name: [] for name in PARTS}
ORDER = {stage.value: place for place, stage in enumerate(StageKind)}
FURTHER = (
    "logged_at",
    "logged_by",
    "summary",
    "file_url",
    "withdrawn_on",
    "closed_on",
)


def get_detail(connection: Connection, actor: Actor, reference: str) -> Json:
    """Of a case that the actor just changed. Raises CaseNotFound."""
    row = connection.execute(whole_case(), {"reference": reference}).one_or_none()
    if row is None:
        raise CaseNotFound(reference=reference)
    present, timetables = Present.of(connection, row), timetables_in_force(connection, row)
    return detail_of(*read_case(row), present, timetables, actor)


def detail_of(
    fields: Json,
    parts: Mapping[str, list[Json]],
    present: Present,
    timetables: Timetables,
    actor: Actor,
) -> Json:
    """A case as `read_case` gives it; what a new case cannot have may be left out of the parts."""
    parts = {**NO_PARTS, **parts}
    parts["stages"] = _by_stage(parts["stages"])
    facts = _facts(fields, parts)
    shown = summary_of([fields.get(name) for name in SUMMARISED], present)
    shown |= {name: fields[name] for name in FURTHER}
    shown["logged_at"] = read_instant(fields["logged_at"])
    shown["people"] = [_person(person) for person in parts["people"]]
    shown["elements"] = [_element(element, parts, present) for element in parts["elements"]]
    shown["stages"] = [_stage(stage, parts) for stage in parts["stages"]]
    shown["clocks"] = list(
        clock_answers(parts["clocks"], timetables.known, present.calendar, present.today)
    )
    shown["ombudsman"] = _ombudsman(parts["matters"])
    disposed = fields["disposed_on"] is not None
    shown["allowed_actions"] = [] if disposed else actions_for(actor, State(fields["state"]), facts)
    shown["origin"] = fields["batch_id"] and {
        "batch": fields["batch_id"],
        "sheet": fields["origin_sheet"],
        "row": fields["origin_row"],
    }
    return shown


def _by_stage(stages: list[Json]) -> list[Json]:
    return sorted(stages, key=lambda stage: ORDER[stage["stage"]])


def _person(person: Json) -> Json:
    language = CorrespondenceLanguage(person["correspondence_language"])
    relationship = person.pop("relationship_to_service_user")
    return {**person, "relationship": relationship, "writes_in": language.writes_in}


def _element(element: Json, parts: dict[str, Any], present: Present) -> Json:
    return {
        "number": element["number"],
        "theme": present.lists.shown[ListName.THEMES][element["theme_id"]],
        "description": element["description"],
        "findings": {
            found["stage"]: found["finding"]
            for found in parts["findings"]
            if found["element"] == element["number"]
        },
    }


def _stage(stage: Json, parts: dict[str, Any]) -> Json:
    def own(name: str) -> list[Json]:
        return [part for part in parts[name] if part["stage"] == stage["stage"]]

    return {
        **stage,
        "acknowledgement": next((_checklist(part) for part in own("acknowledgements")), None),
        "extensions": own("extensions"),
        "pauses": [{**part, "only_elements": _numbers(part)} for part in own("pauses")],
    }


def _checklist(part: Json) -> Json:
    # SQLite has no truth values of its own: 0 and 1 come back.
    return {
        name: bool(value) if value in (0, 1) else value
        for name, value in part.items()
        if name != "stage"
    }


def _numbers(pause: Json) -> list[int]:
    return [int(number) for number in (pause["only_elements"] or "").split(",") if number]


def _ombudsman(matters: list[Json]) -> Json | None:
    for matter in matters:
        upheld = matter["upheld"]
        return {**matter, "upheld": None if upheld is None else bool(upheld)}
    return None


def _day(told: str | None) -> date | None:
    return None if told is None else date.fromisoformat(told)


def _facts(fields: Json, parts: dict[str, Any]) -> CaseFacts:
    stages = [_stage_facts(stage, parts) for stage in parts["stages"]]
    return CaseFacts(
        received_on=date.fromisoformat(fields["received_on"]),
        receipted_on=_day(fields["receipted_on"]),
        stages={stage.stage: stage for stage in stages},
        withdrawn_on=_day(fields["withdrawn_on"]),
        closed_on=_day(fields["closed_on"]),
    )


def _stage_facts(stage: Json, parts: dict[str, Any]) -> StageFacts:
    kind = StageKind(stage["stage"])
    days = {
        event: date.fromisoformat(stage[column])
        for event, column in EVENTS.items()
        if stage[column] is not None
    }
    entered_on = date.fromisoformat(stage["entered_on"])
    if kind is StageKind.STAGE_2:
        days[Event.REQUESTED] = entered_on
    return StageFacts(
        stage=kind,
        entered_on=entered_on,
        events=days,
        ended_on=_day(stage["ended_on"]),
        ending=stage["ending"] and Ending(stage["ending"]),
        extensions=tuple(
            Extension(ClockKind(part["clock"]), date.fromisoformat(part["new_due_on"]))
            for part in parts["extensions"]
            if part["stage"] == kind
        ),
        pauses=tuple(
            Pause(
                date.fromisoformat(part["from_on"]),
                _day(part["until_on"]),
                date.fromisoformat(part["review_on"]),
                part["only_elements"] is None,
            )
            for part in parts["pauses"]
            if part["stage"] == kind
        ),
    )
