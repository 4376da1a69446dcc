"""Cases as the API shows them: plain rows in, the answer's JSON out."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from adborth.audit.service import history_of
from adborth.cases.clocks import WINDOWS
from adborth.cases.errors import CaseNotFound
from adborth.cases.facts import CaseFacts, Extension, Pause, StageFacts
from adborth.cases.repository import LISTS, get_case_id, name_of, parts_of, whole_case
from adborth.cases.settling import EVENTS
from adborth.cases.transitions import allowed_actions
from adborth.cases.vocabulary import ClockResult, CorrespondenceLanguage, Ending
from adborth.clock import today
from adborth.i18n.catalogue import both
from adborth.lists.service import ListName, names_by_id
from adborth.procedures.due_dates import due_on_if_chain_kept
from adborth.procedures.loader import procedures
from adborth.procedures.timetable import ClockKind, Event, Procedure, StageKind, Unit
from adborth.working_days.answers import told
from adborth.working_days.calendar import Calendar
from adborth.working_days.repository import calendar_in_force

Json = dict[str, Any]
SUMMARY = (
    "reference",
    "tracker_ref",
    "kind",
    "state",
    "received_on",
    "receipted_on",
    "next_due_on",
    "next_clock",
    "version",
)
FULL = ("logged_at", "logged_by", "summary", "file_url", "withdrawn_on", "closed_on")


def summary_of(fields: Mapping[Any, Any], calendar: Calendar, now: date) -> Json:
    shown = {name: fields[name] for name in SUMMARY}
    shown |= {name: name_of(fields, name) for name in LISTS}
    due = _day(shown["next_due_on"])
    shown["overdue"] = due is not None and due < now
    shown["working_days_left"] = None if due is None else calendar.elapsed(now, due)
    return shown


def get_detail(connection: Connection, reference: str) -> Json:
    """Raises CaseNotFound."""
    row = connection.execute(whole_case(), {"reference": reference}).one_or_none()
    return detail_of(connection, reference, row)


def detail_of(connection: Connection, reference: str, row: Row[Any] | None) -> Json:
    """Of a row of `whole_case`. Raises CaseNotFound."""
    if row is None:
        raise CaseNotFound(reference=reference)
    parts = parts_of(row)
    calendar, now = calendar_in_force(connection, row), today()
    facts = _facts(row, parts)
    shown = summary_of(row._mapping, calendar, now)
    shown |= {name: row._mapping[name] for name in FULL}
    shown["people"] = [_person(person) for person in parts["people"]]
    shown["elements"] = [_element(element, parts) for element in parts["elements"]]
    shown["stages"] = [_stage(stage, parts) for stage in _by_stage(parts["stages"])]
    shown["clocks"] = list(_clocks(parts["clocks"], facts, calendar, now))
    shown["ombudsman"] = _ombudsman(parts["matters"])
    shown["allowed_actions"] = allowed_actions(row.state, facts)
    shown["origin"] = row.batch_id and {
        "batch": row.batch_id,
        "sheet": row.origin_sheet,
        "row": row.origin_row,
    }
    return shown


def _by_stage(stages: list[Json]) -> list[Json]:
    order = list(StageKind)
    return sorted(stages, key=lambda stage: order.index(StageKind(stage["stage"])))


def _person(person: Json) -> Json:
    language = CorrespondenceLanguage(person["correspondence_language"])
    relationship = person.pop("relationship_to_service_user")
    return {**person, "relationship": relationship, "writes_in": language.writes_in}


def _element(element: Json, parts: dict[str, Any]) -> Json:
    return {
        "number": element["number"],
        "theme": name_of(element, "theme"),
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


def _day(told: str | date | None) -> date | None:
    return date.fromisoformat(told) if isinstance(told, str) else told


def _facts(row: Row[Any], parts: dict[str, Any]) -> CaseFacts:
    stages = [_stage_facts(stage, parts) for stage in _by_stage(parts["stages"])]
    return CaseFacts(
        received_on=row.received_on,
        receipted_on=row.receipted_on,
        stages={stage.stage: stage for stage in stages},
        withdrawn_on=row.withdrawn_on,
        closed_on=row.closed_on,
    )


def _stage_facts(stage: Json, parts: dict[str, Any]) -> StageFacts:
    kind = StageKind(stage["stage"])
    days = {event: _day(stage[column]) for event, column in EVENTS.items()}
    entered_on = date.fromisoformat(stage["entered_on"])
    if kind is StageKind.STAGE_2:
        days[Event.REQUESTED] = entered_on
    return StageFacts(
        stage=kind,
        entered_on=entered_on,
        events={event: day for event, day in days.items() if day is not None},
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


def _clocks(clocks: list[Json], facts: CaseFacts, calendar: Calendar, now: date) -> Iterator[Json]:
    by_kind = {ClockKind(clock["clock"]): clock for clock in clocks}
    versions = {procedure.version: procedure for procedure in procedures()}
    for kind, clock in by_kind.items():
        due = date.fromisoformat(clock["due_on"])
        runs = clock["finished_on"] is None and clock["stopped_on"] is None
        counts = runs and kind not in WINDOWS and not clock["paused"]
        yield {
            **{name: clock[name] for name in CLOCK_FIELDS},
            "name": both(f"clock-{kind}"),
            "paused": bool(clock["paused"]),
            "overdue": counts and due < now,
            "working_days_left": calendar.elapsed(now, due) if counts else None,
            "explanation": explain(clock, by_kind, versions[clock["procedure"]], facts, calendar),
        }


CLOCK_FIELDS = (
    "clock",
    "stage",
    "procedure",
    "calendar_revision",
    "started_on",
    "base_due_on",
    "due_on",
    "finished_on",
    "stopped_on",
    "elapsed_days",
    "net_days",
    "result",
)


def explain(
    clock: Json,
    clocks: dict[ClockKind, Json],
    procedure: Procedure,
    facts: CaseFacts,
    calendar: Calendar,
) -> Json:
    """Why a clock is due when it is: rule, source, days skipped, pauses, and the chain."""
    kind = ClockKind(clock["clock"])
    rule = procedure.rule(kind)
    started_on = date.fromisoformat(clock["started_on"])
    base_due_on = date.fromisoformat(clock["base_due_on"])
    skipped = []
    if rule.unit is Unit.WORKING_DAYS and base_due_on > started_on:
        skipped = [told(day) for day in calendar.skipped(started_on, base_due_on)]
    return {
        "length": rule.length,
        "unit": rule.unit,
        "starts": both(f"event-{rule.starts}"),
        "source": both(f"source-{kind}"),
        "basis": rule.basis,
        "to_be_confirmed": rule.to_be_confirmed,
        "skipped": skipped,
        "paused_days": (clock["elapsed_days"] or 0) - (clock["net_days"] or 0),
        "provisional": calendar.provisional(base_due_on),
        "due_on_if_chain_kept": _if_chain_kept(clock, clocks, procedure, calendar),
    }


def _if_chain_kept(
    clock: Json, clocks: dict[ClockKind, Json], procedure: Procedure, calendar: Calendar
) -> date | None:
    """Absent where the clock follows no other, or all before it were kept."""
    rule = first = procedure.rule(ClockKind(clock["clock"]))
    late = False
    while first.follows is not None:
        first = procedure.rule(first.follows)
        before = clocks.get(first.kind)
        if before is None:
            return None
        late = late or before["result"] == ClockResult.LATE
    if not late:
        return None
    began = date.fromisoformat(clocks[first.kind]["started_on"])
    return due_on_if_chain_kept(procedure, rule, began, calendar)


def get_history(connection: Connection, reference: str) -> list[Json]:
    """What was done to a case; entries of the lists by their names. Raises CaseNotFound."""
    get_case_id(connection, reference)
    entries = history_of(connection, reference)
    names = names_by_id(connection)
    for entry in entries:
        entry["changes"] = dict(
            _named_change(field, values, names) for field, values in entry["changes"].items()
        )
    return entries


def _named_change(
    field: str, values: list[Any], names: dict[ListName, dict[int, Json]]
) -> tuple[str, list[Any]]:
    stem, _, last = field.rpartition(".")
    name = last.removesuffix("_id")
    if name == last or name not in LISTS:
        return field, values
    known = names[ListName(f"{name}s")]
    return f"{stem}.{name}".lstrip("."), [value and known.get(value) for value in values]
