"""Open a case. What the team does most is written row by row, without a session's bookkeeping."""

from collections.abc import Iterable, Sequence
from typing import cast

from sqlalchemy import Table, select

from adborth.access.service import Actor
from adborth.audit.service import entry, plain
from adborth.cases import schemas
from adborth.cases.changing import DERIVED, naming_days, refuse_disorder
from adborth.cases.clocks import ClockRun, next_due, run_clocks
from adborth.cases.errors import InputWrong
from adborth.cases.facts import CaseFacts, StageFacts
from adborth.cases.models import Case, Clock, Element, Person, Stage
from adborth.cases.references import CASES, reference, series_of, taking
from adborth.cases.service import channel_of, team_of
from adborth.cases.settling import COPIED
from adborth.cases.standing import first_stage, state_of
from adborth.cases.summaries import Json, Present
from adborth.cases.word_index import WORDS
from adborth.cases.words import words_of_case
from adborth.clock import now
from adborth.db.base import Query
from adborth.db.driver import Driver
from adborth.lists.in_memory import lists_stamp
from adborth.lists.service import ListName, Lists, chosen
from adborth.procedures.repository import Timetables, targets_stamp
from adborth.working_days.repository import calendar_stamp
from adborth.working_days.years import FinancialYear

CASE = cast(Table, Case.__table__)
# The parts that a new case can have, and what is told of each beside its keys.
PARTS = {
    table.name: (table, {column.key for column in table.primary_key})
    for table in (cast(Table, model.__table__) for model in (Person, Element, Stage, Clock))
}
NO_CASE = dict.fromkeys(CASE.c.keys())
NO_STAGE = {column.key: None for column in Stage.__table__.c if column.key != "case_id"}
REPEATED = ("kind", "service_id", "team_id", "theme_id")
# For `Present` and the timetables: what a new case is made by.
MADE_BY: Query = select(calendar_stamp(), lists_stamp(), targets_stamp())


def open_case(
    driver: Driver,
    present: Present,
    timetables: Timetables,
    actor: Actor,
    given: schemas.OpenCase,
) -> tuple[Json, dict[str, list[Json]]]:
    """The new case and its parts, as they are read back.

    Raises Invalid for what is not listed, OutOfOrder, and OutsideCalendar.
    """
    facts = _facts(given)
    refuse_disorder(facts)
    with naming_days(facts):
        runs = run_clocks(facts, timetables.procedure_for, present.calendar)
    lists = present.lists.names
    moment = driver.moment(now())
    fields = _case(given, facts, runs, lists) | {"logged_at": moment, "logged_by": actor.username}
    parts = {
        "people": _people(given.people),
        "elements": _elements(given.elements, lists),
        "stages": _stages(facts),
        "clocks": _clocks(runs, fields, present.calendar.revision),
    }
    series = series_of(CASES, FinancialYear.of(given.received_on))
    taken = driver.row_of(taking(driver.backend), {"series": series, "last": 1})
    fields |= {"id": taken.case_id, "reference": reference(series, taken.last)}
    rows = {CASE: [fields]}
    for name, of_part in parts.items():
        rows[PARTS[name][0]] = [{"case_id": taken.case_id, **row} for row in of_part]
    rows[WORDS] = [{"case_id": taken.case_id, "words": _words(fields, given)}]
    rows |= entry(moment, actor.username, "open", fields["reference"], _changes(fields, parts))
    driver.insert(rows)
    return fields, parts


def _words(fields: Json, given: schemas.OpenCase) -> str:
    return words_of_case(
        [fields["reference"]],
        [(person.name, person.contact) for person in given.people],
        [given.summary, *(element.description for element in given.elements)],
    )


def _facts(given: schemas.OpenCase) -> CaseFacts:
    first = first_stage(given.kind)
    return CaseFacts(
        received_on=given.received_on,
        receipted_on=given.receipted_on,
        stages={first: StageFacts(first, given.received_on)},
    )


def _case(given: schemas.OpenCase, facts: CaseFacts, runs: list[ClockRun], lists: Lists) -> Json:
    service = chosen(lists, ListName.SERVICES, given.service, "service")
    due_on, clock = next_due(runs, {}) or (None, None)
    return NO_CASE | {
        "kind": given.kind.value,
        "state": state_of(facts).value,
        "service_id": service,
        "team_id": team_of(lists, given.team, service),
        "theme_id": chosen(lists, ListName.THEMES, given.theme, "theme"),
        "channel_id": channel_of(lists, given.channel),
        "received_on": given.received_on.isoformat(),
        "receipted_on": given.receipted_on and given.receipted_on.isoformat(),
        "summary": given.summary,
        "file_url": given.file_url,
        "next_due_on": due_on and due_on.isoformat(),
        "next_clock": clock and clock.value,
        "version": 1,
        "restricted": False,
    }


def _people(given: Sequence[schemas.NewPerson]) -> list[Json]:
    return [
        {
            "number": number,
            "role": person.role.value,
            "name": person.name,
            "relationship_to_service_user": person.relationship,
            "correspondence_language": person.correspondence_language.value,
            "contact": person.contact,
        }
        for number, person in enumerate(given, 1)
    ]


def _elements(given: Sequence[schemas.ElementText], lists: Lists) -> list[Json]:
    if any(element.number is not None for element in given):
        raise InputWrong.one("elements", "element-number")
    return [
        {
            "number": number,
            "theme_id": chosen(lists, ListName.THEMES, text.theme, f"elements.{number - 1}.theme"),
            "description": text.description,
        }
        for number, text in enumerate(given, 1)
    ]


def _stages(facts: CaseFacts) -> list[Json]:
    return [
        NO_STAGE | {"stage": stage.stage.value, "entered_on": stage.entered_on.isoformat()}
        for stage in facts.stages.values()
    ]


def _clocks(runs: Iterable[ClockRun], fields: Json, revision: int) -> list[Json]:
    made = [
        {
            "clock": run.clock.value,
            **{name: plain(getattr(run, name)) for name in COPIED},
            "calendar_revision": revision,
            **{name: fields[name] for name in REPEATED},
        }
        for run in runs
    ]
    return sorted(made, key=lambda clock: (clock["due_on"], clock["clock"]))


def _changes(fields: Json, parts: dict[str, list[Json]]) -> Json:
    """Every field that was filled, as the history of the case tells it."""
    told = {name: value for name, value in fields.items() if name not in DERIVED | {"id"}}
    for name in ("people", "elements", "stages"):
        for row in parts[name]:
            keys = PARTS[name][1]
            label = ".".join(str(row[key]) for key in sorted(keys - {"case_id"}))
            told |= {f"{name}.{label}.{field}": row[field] for field in row.keys() - keys}
    return {name: [None, value] for name, value in told.items() if value is not None}
