"""The clocks of a case as the API shows them, each explaining its due date."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import orjson

from adborth.cases.clocks import WINDOWS
from adborth.cases.vocabulary import ClockResult
from adborth.i18n.catalogue import both
from adborth.procedures.due_dates import due_on_if_chain_kept
from adborth.procedures.timetable import ClockKind, ClockRule, Procedure, Unit
from adborth.working_days.answers import told
from adborth.working_days.calendar import Calendar

Json = dict[str, Any]


def clock_answers(
    clocks: list[Json], versions: Mapping[str, Procedure], calendar: Calendar, today: date
) -> Iterator[Json]:
    by_kind = {ClockKind(clock["clock"]): clock for clock in clocks}
    for kind, clock in by_kind.items():
        due = date.fromisoformat(clock["due_on"])
        runs = clock["finished_on"] is None and clock["stopped_on"] is None
        counts = runs and kind not in WINDOWS and not clock["paused"]
        yield {
            **{name: clock[name] for name in CLOCK_FIELDS},
            "name": both(f"clock-{kind}"),
            "paused": bool(clock["paused"]),
            "overdue": counts and due < today,
            "working_days_left": calendar.elapsed(today, due) if counts else None,
            "explanation": _explained(clock, by_kind, versions, calendar),
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


def _explained(
    clock: Json,
    clocks: dict[ClockKind, Json],
    versions: Mapping[str, Procedure],
    calendar: Calendar,
) -> Json:
    """Why a clock is due when it is: rule, source, days skipped, pauses, and the chain."""
    kind, procedure = ClockKind(clock["clock"]), versions[clock["procedure"]]
    return {
        **reasons(procedure.rule(kind), clock["started_on"], clock["base_due_on"], calendar),
        "paused_days": (clock["elapsed_days"] or 0) - (clock["net_days"] or 0),
        "due_on_if_chain_kept": _if_chain_kept(clock, clocks, procedure, calendar),
    }


@lru_cache(maxsize=10_000)
def reasons(rule: ClockRule, started_on: str, base_due_on: str, calendar: Calendar) -> Json:
    """What is the same for every clock of that rule and those days."""
    start, due = date.fromisoformat(started_on), date.fromisoformat(base_due_on)
    counts = rule.unit is Unit.WORKING_DAYS and due > start
    skipped = [told(day) for day in calendar.skipped(start, due)] if counts else []
    return {
        "length": rule.length,
        "unit": rule.unit,
        "starts": both(f"event-{rule.starts}"),
        "source": both(f"source-{rule.kind}"),
        "basis": rule.basis,
        "to_be_confirmed": rule.to_be_confirmed,
        "skipped": orjson.Fragment(orjson.dumps(skipped)),
        "provisional": calendar.provisional(due),
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
