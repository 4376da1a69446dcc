"""The order in which things can have happened. New entries must keep it; history may not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from adborth.cases.facts import CaseFacts
from adborth.procedures.timetable import Event, StageKind

# Each event, and what must have come before it or on the same day.
AFTER: Mapping[Event, tuple[Event, ...]] = {
    Event.RECEIPTED: (Event.RECEIVED,),
    Event.ENTERED: (Event.RECEIVED,),
    Event.ENQUIRY_RESOLVED: (Event.RECEIVED,),
    Event.REQUESTED: (Event.RECEIVED,),
    Event.ACKNOWLEDGED: (Event.ENTERED,),
    Event.DISCUSSED: (Event.ENTERED,),
    Event.RESOLVED: (Event.ENTERED,),
    Event.TERMS_SENT: (Event.RESOLVED, Event.ENTERED),
    Event.RECORD_SENT: (Event.REQUESTED,),
    Event.RECORD_AGREED: (Event.RECORD_SENT, Event.REQUESTED),
    Event.RESPONDED: (Event.RECORD_AGREED, Event.ENTERED),
    Event.PSOW_ACCEPTED: (Event.RECEIVED,),
}


@dataclass(frozen=True, slots=True)
class Disorder:
    """`event` is dated before `before`, which it can only have followed."""

    stage: StageKind | None
    event: Event
    before: Event


def disorders(case: CaseFacts) -> Iterator[Disorder]:
    received = {Event.RECEIVED: case.received_on}
    if case.receipted_on is not None:
        yield from _found(None, {**received, Event.RECEIPTED: case.receipted_on})
    for stage in case.stages.values():
        events = {**received, Event.ENTERED: stage.entered_on, **stage.events}
        yield from _found(stage.stage, events)
    informal, stage_1 = case.stages.get(StageKind.INFORMAL), case.stages.get(StageKind.STAGE_1)
    stage_2 = case.stages.get(StageKind.STAGE_2)
    if informal and stage_1 and informal.ended_on and stage_1.entered_on < informal.ended_on:
        yield Disorder(StageKind.STAGE_1, Event.ENTERED, Event.ENQUIRY_RESOLVED)
    if stage_1 and stage_2 and stage_2.entered_on < stage_1.entered_on:
        yield Disorder(StageKind.STAGE_2, Event.REQUESTED, Event.ENTERED)


def _found(stage: StageKind | None, events: Mapping[Event, date]) -> Iterator[Disorder]:
    for event, day in events.items():
        for before in AFTER.get(event, ()):
            if before in events and day < events[before]:
                yield Disorder(stage, event, before)
                break
