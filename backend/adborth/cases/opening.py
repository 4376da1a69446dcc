"""Open a case. What the team does most is written row by row, without a session's bookkeeping."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Table, func, select

from adborth.access.service import Actor
from adborth.audit.service import entry, plain
from adborth.cases import schemas
from adborth.cases.changing import DERIVED, naming_days, refuse_disorder
from adborth.cases.clocks import ClockRun, next_due, run_clocks
from adborth.cases.errors import InputWrong
from adborth.cases.facts import CaseFacts, StageFacts
from adborth.cases.models import Case, Clock, Element, Person, Stage
from adborth.cases.references import CASES, next_number, reference, series_of
from adborth.cases.service import channel_of, team_of
from adborth.cases.settling import COPIED
from adborth.cases.standing import first_stage, state_of
from adborth.cases.summaries import Json, Present
from adborth.cases.word_index import WORDS
from adborth.cases.words import words_of_case
from adborth.clock import now
from adborth.db.base import Query
from adborth.db.driver import Driver, Held
from adborth.db.session import Database
from adborth.lists.in_memory import lists_stamp
from adborth.lists.service import ListName, Lists, chosen
from adborth.procedures.repository import targets_stamp, timetables_at
from adborth.working_days.repository import START_LOCK, calendar_stamp
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
# PostgreSQL's openings wait for each other here and nowhere later: for the key of a request and for
# a number they come in different orders. The number is that of an advisory lock.
OPENING = 7_211_405
MADE_BY_HELD = Held(MADE_BY, START_LOCK.add_columns(func.pg_advisory_xact_lock(OPENING)))
Parts = dict[str, list[Json]]


@dataclass(frozen=True, slots=True)
class NewCase:
    """As the rules make it, before it has a number: whoever gives those makes others wait.

    `made_by` is the row of MADE_BY, `words` are those by which it is found.
    """

    made_by: Any
    series: str
    fields: Json
    parts: Parts
    words: str
    changes: Json

    def stands(self, held: Any) -> bool:
        """Whether nothing has changed meanwhile that it was made by."""
        return all(getattr(self.made_by, name) == now for name, now in vars(held).items())


def new_case(database: Database, made_by: Any, given: schemas.OpenCase) -> NewCase:
    """Raises Invalid for what is not listed, OutOfOrder, and OutsideCalendar."""
    present, timetables = Present.at(database, made_by), timetables_at(database, made_by)
    facts = _facts(given)
    refuse_disorder(facts)
    with naming_days(facts):
        runs = run_clocks(facts, timetables.procedure_for, present.calendar)
    lists = present.lists.names
    fields = _case(given, facts, runs, lists)
    parts = {
        "people": _people(given.people),
        "elements": _elements(given.elements, lists),
        "stages": _stages(facts),
        "clocks": _clocks(runs, fields, present.calendar.revision),
    }
    series = series_of(CASES, FinancialYear.of(given.received_on))
    words, changes = _words(given), _changes(fields, parts)
    return NewCase(made_by, series, fields, parts, words, changes)


def open_case(driver: Driver, actor: Actor, new: NewCase) -> tuple[Json, Parts]:
    """The case and its parts, as they are read back."""
    taken = next_number(driver, new.series)
    number, moment = reference(new.series, taken.number), driver.moment(now())
    told = {"reference": number, "logged_at": moment, "logged_by": actor.username}
    fields = new.fields | {"id": taken.case_id} | told
    rows = {CASE: [fields]}
    for name, of_part in new.parts.items():
        rows[PARTS[name][0]] = [{"case_id": taken.case_id, **row} for row in of_part]
    words = f"{words_of_case([number], (), ())} {new.words}"
    rows[WORDS] = [{"case_id": taken.case_id, "words": words}]
    changes = {name: [None, value] for name, value in told.items()} | new.changes
    rows |= entry(moment, actor.username, "open", number, changes)
    driver.insert(rows)
    return fields, new.parts


def _words(given: schemas.OpenCase) -> str:
    return words_of_case(
        (),
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


def _changes(fields: Json, parts: Parts) -> Json:
    """Every field that was filled, as the history of the case tells it."""
    told = {name: value for name, value in fields.items() if name not in DERIVED | {"id"}}
    for name in ("people", "elements", "stages"):
        for row in parts[name]:
            keys = PARTS[name][1]
            label = ".".join(str(row[key]) for key in sorted(keys - {"case_id"}))
            told |= {f"{name}.{label}.{field}": row[field] for field in row.keys() - keys}
    return {name: [None, value] for name, value in told.items() if value is not None}
