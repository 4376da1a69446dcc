"""Cases in as few words as a test needs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from adborth.cases.facts import CaseFacts, StageFacts
from adborth.procedures.loader import procedures
from adborth.procedures.timetable import Event, Procedure, StageKind, procedure_on
from adborth.working_days import holiday_source as source
from adborth.working_days.calendar import Calendar

CALENDAR = Calendar(
    source.SPAN_FROM,
    source.SEED_TO,
    source.CONFIRMED_TO,
    source.bank_holidays(source.SPAN_FROM.year, source.SEED_TO.year),
)


def procedure_for(day: date) -> Procedure:
    return procedure_on(procedures(), day)


def informal(entered: date, events: Mapping[Event, date] | None = None, **more: Any) -> StageFacts:
    return StageFacts(StageKind.INFORMAL, entered, events or {}, **more)


def stage_1(entered: date, events: Mapping[Event, date] | None = None, **more: Any) -> StageFacts:
    return StageFacts(StageKind.STAGE_1, entered, events or {}, **more)


def stage_2(asked: date, events: Mapping[Event, date] | None = None, **more: Any) -> StageFacts:
    return StageFacts(StageKind.STAGE_2, asked, {Event.REQUESTED: asked, **(events or {})}, **more)


def whole(*stages: StageFacts, **more: Any) -> CaseFacts:
    """A case that was received when its first stage began."""
    return CaseFacts(
        received_on=stages[0].entered_on, stages={stage.stage: stage for stage in stages}, **more
    )
