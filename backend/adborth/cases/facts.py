"""What happened, and when: everything that clocks and standing are worked out from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from adborth.cases.vocabulary import Ending
from adborth.procedures.timetable import ClockKind, Event, StageKind


@dataclass(frozen=True, slots=True)
class Extension:
    clock: ClockKind
    new_due_on: date


@dataclass(frozen=True, slots=True)
class Pause:
    """`until_on` is None while it lasts. A pause of some elements only stops no clock."""

    from_on: date
    until_on: date | None
    review_on: date
    whole_stage: bool = True


@dataclass(frozen=True, slots=True)
class StageFacts:
    stage: StageKind
    entered_on: date
    events: Mapping[Event, date] = field(default_factory=dict)
    ended_on: date | None = None
    ending: Ending | None = None
    extensions: tuple[Extension, ...] = ()
    pauses: tuple[Pause, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.ended_on is None


@dataclass(frozen=True)
class CaseFacts:
    received_on: date
    receipted_on: date | None = None
    stages: Mapping[StageKind, StageFacts] = field(default_factory=dict)
    withdrawn_on: date | None = None
    closed_on: date | None = None

    @cached_property
    def current(self) -> StageFacts | None:
        """The stage whose clocks run: the last open one of Stage 1 and Stage 2."""
        for kind in (StageKind.STAGE_2, StageKind.STAGE_1):
            stage = self.stages.get(kind)
            if stage is not None and stage.is_open:
                return stage
        return None

    @property
    def ended_on(self) -> date | None:
        """The day after which nothing of the case runs any more; None while something does."""
        given = self.closed_on or self.withdrawn_on
        if given is not None:
            return given
        ends = [stage.ended_on for stage in self.stages.values()]
        return max((end for end in ends if end), default=None) if all(ends) else None
