"""From a history to the rows of the case and its parts, ready for the driver."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from adborth.cases.clocks import ClockRun, ProcedureFor, next_due, run_clocks
from adborth.cases.figure_cells import What, finish_cell, start_cell
from adborth.cases.settling import RESPONSE_CLOCKS, stage_1_entry
from adborth.cases.standing import state_of
from adborth.cases.vocabulary import CaseKind, CorrespondenceLanguage, Outcome, PersonRole
from adborth.cases.words import words_of_case
from adborth.imports import tables
from adborth.imports.history import STAGE_1, History, Record
from adborth.imports.rows import OmbudsmanOutcome
from adborth.imports.tables import Row, Target
from adborth.procedures.timetable import ClockKind, Event, StageKind
from adborth.working_days.calendar import Calendar

EVENT_COLUMNS = {
    Event.ENQUIRY_RESOLVED: 0,
    Event.ACKNOWLEDGED: 1,
    Event.RECORD_AGREED: 2,
    Event.RESPONDED: 3,
}
UPHELD = {
    OmbudsmanOutcome.UPHELD: True,
    OmbudsmanOutcome.PARTIALLY_UPHELD: True,
    OmbudsmanOutcome.NOT_UPHELD: False,
}
REVIEWS: Mapping[StageKind, date] = {}


@dataclass(frozen=True)
class Making:
    """What all cases of a batch have in common. `logged_at` is in the database's own writing."""

    batch_id: int
    by: str
    logged_at: str
    ids: Mapping[str, Mapping[str, int]]
    procedure_for: ProcedureFor
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Place:
    """Which case it is, and the row that it stands in."""

    case_id: int
    reference: str
    version: int
    sheet: str
    row: int


@dataclass(slots=True)
class Prepared:
    """Rows by table, of any number of cases."""

    rows: dict[Target, list[Row]] = field(default_factory=dict)

    def add(self, target: Target, row: Row) -> None:
        self.rows.setdefault(target, []).append(row)


def prepare(made: Prepared, record: Record, history: History, place: Place, by: Making) -> None:
    facts, case_id = history.facts, place.case_id
    runs = run_clocks(facts, by.procedure_for, by.calendar)
    due = next_due(runs, REVIEWS)
    team = record.get("team")
    channel = record.get("channel")
    service_id = by.ids["services"][record["service"]]
    theme_id = by.ids["themes"][record["theme"]]
    team_id = by.ids["teams"][team] if team else None
    made.add(
        tables.CASES,
        (
            case_id,
            place.reference,
            record["ref"],
            record["kind"],
            state_of(facts).value,
            service_id,
            team_id,
            theme_id,
            by.ids["channels"][channel] if channel else None,
            record["received_on"],
            by.logged_at,
            by.by,
            record.get("summary", ""),
            record.get("file_url"),
            record.get("receipted_on"),
            record.get("withdrawn_on"),
            due and due[0].isoformat(),
            due and due[1].value,
            place.version,
            by.batch_id,
            place.sheet,
            place.row,
        ),
    )
    made.add(tables.WORDS, (case_id, _words(record, history, place)))
    _people(made, record, case_id)
    _elements(made, history, case_id, by)
    _stages(made, history, case_id)
    _ombudsman(made, record, case_id)
    what = What(CaseKind(record["kind"]), service_id, theme_id)
    entered = stage_1_entry(runs)
    for run in runs:
        outcome = _outcome(run, history)
        common = (case_id, by.calendar.revision, team_id)
        made.add(tables.CLOCKS, _clock(run, outcome, what, entered, common))


def _words(record: Record, history: History, place: Place) -> str:
    name = record.get("complainant")
    return words_of_case(
        (place.reference, record["ref"]),
        ((name, None),) if name else (),
        (record.get("summary", ""), *(element.description for element in history.elements)),
    )


def _people(made: Prepared, record: Record, case_id: int) -> None:
    """The tracker knows one person: who complains, and how they stand to the service user."""
    name, relationship = record.get("complainant"), record.get("relationship")
    language = record.get("language")
    if name or relationship or language:
        made.add(
            tables.PEOPLE,
            (
                case_id,
                1,
                PersonRole.COMPLAINANT.value,
                name or "",
                relationship,
                language or CorrespondenceLanguage.NOT_ASKED.value,
            ),
        )


def _elements(made: Prepared, history: History, case_id: int, by: Making) -> None:
    themes = by.ids["themes"]
    for element in history.elements:
        made.add(
            tables.ELEMENTS,
            (case_id, element.number, themes[element.theme], element.description),
        )
        for stage, finding in element.findings.items():
            made.add(tables.FINDINGS, (case_id, element.number, stage.value, finding.value))


def _stages(made: Prepared, history: History, case_id: int) -> None:
    for kind, stage in history.facts.stages.items():
        days: list[str | None] = [None, None, None, None]
        for event, day in stage.events.items():
            if event in EVENT_COLUMNS:
                days[EVENT_COLUMNS[event]] = day.isoformat()
        outcome = history.outcomes.get(kind)
        made.add(
            tables.STAGES,
            (
                case_id,
                kind.value,
                stage.entered_on.isoformat(),
                *days,
                stage.ended_on and stage.ended_on.isoformat(),
                stage.ending and stage.ending.value,
                outcome and outcome.value,
            ),
        )
        if kind is STAGE_1 and days[1] is not None:
            made.add(tables.ACKNOWLEDGEMENTS, (case_id, kind.value, days[1]))
    for number, given in enumerate(history.extensions, 1):
        made.add(
            tables.EXTENSIONS,
            (
                case_id,
                number,
                given.stage.value,
                given.clock.value,
                given.old_due_on.isoformat(),
                given.new_due_on.isoformat(),
            ),
        )


def _ombudsman(made: Prepared, record: Record, case_id: int) -> None:
    received_on = record.get("ombudsman_on")
    if received_on:
        upheld = UPHELD.get(record.get("ombudsman_outcome"))  # type: ignore[arg-type]
        made.add(tables.OMBUDSMAN, (case_id, received_on, upheld))


def _outcome(run: ClockRun, history: History) -> Outcome | None:
    answered = RESPONSE_CLOCKS.get(run.clock)
    return history.outcomes.get(answered) if answered and run.finished_on else None


def _clock(
    run: ClockRun,
    outcome: Outcome | None,
    what: What,
    stage_1_entered_on: date | None,
    common: tuple[int, int, int | None],
) -> Row:
    case_id, revision, team_id = common
    days = run.elapsed_days
    enters_stage_2 = run.clock is ClockKind.STAGE_2_ACKNOWLEDGEMENT
    return (
        case_id,
        run.clock.value,
        run.stage and run.stage.value,
        run.procedure,
        revision,
        run.started_on.isoformat(),
        run.base_due_on.isoformat(),
        run.due_on.isoformat(),
        run.paused,
        run.finished_on and run.finished_on.isoformat(),
        run.stopped_on and run.stopped_on.isoformat(),
        days,
        run.net_days,
        run.result and run.result.value,
        what.kind.value,
        what.service_id,
        team_id,
        what.theme_id,
        outcome and outcome.value,
        stage_1_entered_on.isoformat() if stage_1_entered_on and enters_stage_2 else None,
        start_cell(run.clock, run.started_on, days, what),
        finish_cell(run.clock, run.finished_on, days, run.result, outcome, what),
    )
