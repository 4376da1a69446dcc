"""Bring the clocks and the standing of a case up to date with its facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from adborth.cases.clocks import ClockRun, ProcedureFor, next_due, run_clocks
from adborth.cases.facts import CaseFacts, Extension, Pause, StageFacts
from adborth.cases.figure_cells import What, finish_cell, start_cell
from adborth.cases.models import Case, Clock, Stage
from adborth.cases.outcomes import outcome_of
from adborth.cases.standing import state_of
from adborth.procedures.timetable import ClockKind, Event, StageKind
from adborth.working_days.calendar import Calendar

# The column that holds the day of each event of a stage.
EVENTS: dict[Event, str] = {
    Event.ENQUIRY_RESOLVED: "enquiry_resolved_on",
    Event.ACKNOWLEDGED: "acknowledged_on",
    Event.DISCUSSED: "discussed_on",
    Event.RESOLVED: "resolved_on",
    Event.TERMS_SENT: "terms_sent_on",
    Event.RECORD_SENT: "record_sent_on",
    Event.RECORD_AGREED: "record_agreed_on",
    Event.RESPONDED: "responded_on",
}
RESPONSE_CLOCKS = {
    ClockKind.STAGE_1_RESPONSE: StageKind.STAGE_1,
    ClockKind.STAGE_2_RESPONSE: StageKind.STAGE_2,
}
COPIED = (
    "stage",
    "procedure",
    "started_on",
    "base_due_on",
    "due_on",
    "paused",
    "finished_on",
    "stopped_on",
    "elapsed_days",
    "net_days",
    "result",
)


@dataclass(frozen=True)
class Timetable:
    """What the clocks are run by, as it stands now."""

    procedure_for: ProcedureFor
    calendar: Calendar


def facts_of(case: Case) -> CaseFacts:
    return CaseFacts(
        received_on=case.received_on,
        receipted_on=case.receipted_on,
        stages={stage.stage: _stage_facts(case, stage) for stage in in_order(case)},
        withdrawn_on=case.withdrawn_on,
        closed_on=case.closed_on,
    )


def in_order(case: Case) -> list[Stage]:
    order = list(StageKind)
    return sorted(case.stages, key=lambda stage: order.index(stage.stage))


def _stage_facts(case: Case, stage: Stage) -> StageFacts:
    days = {event: getattr(stage, column) for event, column in EVENTS.items()}
    if stage.stage is StageKind.STAGE_2:
        days[Event.REQUESTED] = stage.entered_on
    if stage.stage is StageKind.OMBUDSMAN:
        days[Event.PSOW_ACCEPTED] = stage.entered_on
    return StageFacts(
        stage=stage.stage,
        entered_on=stage.entered_on,
        events={event: day for event, day in days.items() if day is not None},
        ended_on=stage.ended_on,
        ending=stage.ending,
        extensions=tuple(
            Extension(given.clock, given.new_due_on)
            for given in case.extensions
            if given.stage is stage.stage
        ),
        pauses=tuple(
            Pause(pause.from_on, pause.until_on, pause.review_on, pause.only_elements is None)
            for pause in case.pauses
            if pause.stage is stage.stage
        ),
    )


def settle(case: Case, timetable: Timetable) -> None:
    facts = facts_of(case)
    for stage in case.stages:
        found = [made.finding for made in case.findings if made.stage is stage.stage]
        stage.outcome = outcome_of(found) if stage.responded_on is not None else None
    runs = run_clocks(facts, timetable.procedure_for, timetable.calendar)
    kept = {clock.clock: clock for clock in case.clocks}
    for run in runs:
        clock = kept.pop(run.clock, None)
        if clock is None:
            clock = Clock(clock=run.clock)
            case.clocks.append(clock)
        if not is_settled_fact(clock, run):
            _write(clock, run, timetable.calendar.revision)
        _repeat(clock, case)
        _count(clock, stage_1_entry(runs))
    for gone in kept.values():
        case.clocks.remove(gone)
    case.state = state_of(facts)
    show_next_due(case, facts)


def is_settled_fact(clock: Clock, run: ClockRun) -> bool:
    """A finished clock keeps what was true when it finished, whatever the calendar says since."""
    return (
        clock.finished_on is not None
        and clock.finished_on == run.finished_on
        and clock.started_on == run.started_on
    )


def _write(clock: Clock, run: ClockRun, revision: int) -> None:
    for name in COPIED:
        setattr(clock, name, getattr(run, name))
    clock.calendar_revision = revision


def _repeat(clock: Clock, case: Case) -> None:
    clock.kind = case.kind
    clock.service_id = case.service_id
    clock.team_id = case.team_id
    clock.theme_id = case.theme_id
    answered = RESPONSE_CLOCKS.get(clock.clock)
    outcomes = {stage.stage: stage.outcome for stage in case.stages}
    clock.outcome = outcomes.get(answered) if answered and clock.finished_on else None


def stage_1_entry(runs: Iterable[ClockRun]) -> date | None:
    acknowledgement = ClockKind.STAGE_1_ACKNOWLEDGEMENT
    return next((run.started_on for run in runs if run.clock is acknowledgement), None)


def _count(clock: Clock, stage_1_entered_on: date | None) -> None:
    what = What(clock.kind, clock.service_id, clock.theme_id)
    days = clock.elapsed_days
    clock.start_cell = start_cell(clock.clock, clock.started_on, days, what)
    clock.finish_cell = finish_cell(
        clock.clock, clock.finished_on, days, clock.result, clock.outcome, what
    )
    enters_stage_2 = clock.clock is ClockKind.STAGE_2_ACKNOWLEDGEMENT
    clock.stage_1_entered_on = stage_1_entered_on if enters_stage_2 else None


def show_next_due(case: Case, facts: CaseFacts) -> None:
    due = next_due(case.clocks, reviews_of(facts))
    case.next_due_on, case.next_clock = due or (None, None)


def reviews_of(facts: CaseFacts) -> dict[StageKind, date]:
    """The day on which each paused stage is to be looked at again."""
    return {
        kind: pause.review_on
        for kind, stage in facts.stages.items()
        for pause in stage.pauses
        if pause.until_on is None
    }
