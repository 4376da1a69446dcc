"""The clocks of a case: worked out from its facts, the procedure in force, and the calendar.

One function serves new cases, changes, imports and late bank holidays alike.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from adborth.cases.facts import CaseFacts, Pause, StageFacts
from adborth.cases.vocabulary import ClockResult
from adborth.procedures.due_dates import due_on
from adborth.procedures.timetable import ClockKind, ClockRule, Event, Procedure, StageKind
from adborth.working_days.calendar import Calendar

# What somebody else may do until then: no duty of the council, so never due and never late.
WINDOWS = frozenset({ClockKind.OMBUDSMAN_ACCEPTANCE})

ProcedureFor = Callable[[date], Procedure]


@dataclass(frozen=True, slots=True)
class ClockRun:
    """`base_due_on` has the pauses in it, `due_on` the extensions as well.

    `elapsed_days` are gross working days; `net_days` leave the pauses out.
    """

    clock: ClockKind
    stage: StageKind | None
    procedure: str
    started_on: date
    base_due_on: date
    due_on: date
    paused: bool
    finished_on: date | None
    stopped_on: date | None
    elapsed_days: int | None
    net_days: int | None
    result: ClockResult | None

    @property
    def is_running(self) -> bool:
        return self.finished_on is None and self.stopped_on is None


def run_clocks(case: CaseFacts, procedure_for: ProcedureFor, calendar: Calendar) -> list[ClockRun]:
    """Every clock that has started. Raises OutsideCalendar where the calendar has no data."""
    return list(_clocks(case, procedure_for, calendar))


def _clocks(case: CaseFacts, procedure_for: ProcedureFor, calendar: Calendar) -> Iterator[ClockRun]:
    whole = procedure_for(case.received_on)
    case_events = events_of(case)
    for rule in whole.clocks_of(None):
        yield _run(rule, whole, case_events[rule.starts], case_events, case.ended_on, calendar)
    for stage in case.stages.values():
        procedure = procedure_for(stage.entered_on)
        events = stage_events(case, stage)
        stopped_on = stage.ended_on or case.ended_on
        for rule in procedure.clocks_of(stage.stage):
            if rule.starts_in in (None, stage.stage) and rule.starts in events:
                yield _run(
                    rule, procedure, events[rule.starts], events, stopped_on, calendar, stage
                )
    yield from _windows(case, procedure_for, calendar)


def _windows(
    case: CaseFacts, procedure_for: ProcedureFor, calendar: Calendar
) -> Iterator[ClockRun]:
    """Clocks of a stage that begin with the end of another, whether or not it is entered."""
    for starting in case.stages.values():
        procedure = procedure_for(starting.entered_on)
        for rule in procedure.clocks:
            if rule.starts_in is not starting.stage or rule.stage is starting.stage:
                continue
            if rule.starts in starting.events:
                entered = case.stages.get(rule.stage) if rule.stage else None
                events = entered.events if entered else {}
                yield _run(rule, procedure, starting.events[rule.starts], events, None, calendar)


def events_of(case: CaseFacts) -> dict[Event, date]:
    events = {Event.RECEIVED: case.received_on}
    if case.receipted_on is not None:
        events[Event.RECEIPTED] = case.receipted_on
    return events


def stage_events(case: CaseFacts, stage: StageFacts) -> dict[Event, date]:
    return {**events_of(case), Event.ENTERED: stage.entered_on, **stage.events}


def _run(
    rule: ClockRule,
    procedure: Procedure,
    started_on: date,
    events: Mapping[Event, date],
    stopped_on: date | None,
    calendar: Calendar,
    stage: StageFacts | None = None,
) -> ClockRun:
    finished_on = events.get(rule.ends)
    pauses = [pause for pause in stage.pauses if pause.whole_stage] if stage else []
    paused_days = days_paused(pauses, started_on, finished_on, calendar)
    base_due_on = due_on(rule, started_on, calendar)
    if paused_days:
        base_due_on = calendar.add(base_due_on, paused_days)
    due = max([base_due_on, *_extended_to(rule, stage)])
    elapsed = None if finished_on is None else calendar.elapsed(started_on, finished_on)
    return ClockRun(
        clock=rule.kind,
        stage=rule.stage,
        procedure=procedure.version,
        started_on=started_on,
        base_due_on=base_due_on,
        due_on=due,
        paused=finished_on is None and any(pause.until_on is None for pause in pauses),
        finished_on=finished_on,
        stopped_on=stopped_on if finished_on is None else None,
        elapsed_days=elapsed,
        net_days=None if elapsed is None else elapsed - paused_days,
        result=None if finished_on is None else judge(finished_on, base_due_on, due),
    )


def _extended_to(rule: ClockRule, stage: StageFacts | None) -> list[date]:
    if stage is None:
        return []
    return [given.new_due_on for given in stage.extensions if given.clock is rule.kind]


def judge(finished_on: date, base_due_on: date, extended_due_on: date) -> ClockResult:
    """On time, late but inside an agreed extension, or late: three answers, never two."""
    if finished_on <= base_due_on:
        return ClockResult.ON_TIME
    return ClockResult.EXTENDED if finished_on <= extended_due_on else ClockResult.LATE


def days_paused(
    pauses: Iterable[Pause], started_on: date, finished_on: date | None, calendar: Calendar
) -> int:
    """Working days for which ended pauses stopped a clock; one that lasts has no length yet."""
    total = 0
    for pause in pauses:
        until = min(day for day in (pause.until_on, finished_on, date.max) if day is not None)
        begins = max(pause.from_on, started_on)
        if until is not date.max and until > begins:
            total += calendar.elapsed(begins, until)
    return total


class Waiting(Protocol):
    """A clock, just worked out or as it is stored."""

    @property
    def clock(self) -> ClockKind: ...
    @property
    def stage(self) -> StageKind | None: ...
    @property
    def due_on(self) -> date: ...
    @property
    def paused(self) -> bool: ...
    @property
    def is_running(self) -> bool: ...


def next_due(
    runs: Iterable[Waiting], reviews: Mapping[StageKind, date]
) -> tuple[date, ClockKind] | None:
    """The next day on which something is due; of a paused stage, the day of its review."""
    waiting = [
        (_review_of(run, reviews) or run.due_on, run.clock)
        for run in runs
        if run.is_running and run.clock not in WINDOWS
    ]
    return min(waiting, default=None)


def _review_of(run: Waiting, reviews: Mapping[StageKind, date]) -> date | None:
    return reviews.get(run.stage) if run.paused and run.stage is not None else None
