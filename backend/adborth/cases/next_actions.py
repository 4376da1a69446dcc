"""The one thing to do next to a case: what ends the first of its clocks that one may end."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from adborth.cases.transitions import TRANSITIONS, Action
from adborth.cases.vocabulary import State, Waiting
from adborth.procedures.timetable import ClockKind, StageKind

ENDED_BY: Mapping[ClockKind, Action] = {
    ClockKind.RECEIPT: Action.RECORD_RECEIPT,
    ClockKind.ENQUIRY_RESOLUTION: Action.RESOLVE_ENQUIRY,
    ClockKind.STAGE_1_ACKNOWLEDGEMENT: Action.ACKNOWLEDGE,
    ClockKind.STAGE_1_DISCUSSION: Action.RECORD_DISCUSSION,
    ClockKind.STAGE_1_WRITTEN_TERMS: Action.SEND_WRITTEN_TERMS,
    ClockKind.STAGE_1_RESPONSE: Action.RESPOND,
    ClockKind.STAGE_2_ACKNOWLEDGEMENT: Action.ACKNOWLEDGE,
    ClockKind.STAGE_2_RECORD: Action.SEND_RECORD,
    ClockKind.STAGE_2_RESPONSE: Action.RESPOND,
    ClockKind.STAGE_2_LONG_STOP: Action.RESPOND,
}


# What is done about a case that waits for this, whatever else is due sooner.
MEETS: Mapping[Waiting, Action] = {
    Waiting.NOT_RECEIPTED: Action.RECORD_RECEIPT,
    Waiting.NOT_ACKNOWLEDGED: Action.ACKNOWLEDGE,
    Waiting.MANAGER: Action.RESPOND,
}


@dataclass(frozen=True, slots=True)
class Running:
    clock: ClockKind
    stage: StageKind | None
    paused: bool


def next_action(
    state: State,
    clocks: Iterable[Running],
    may_do: Callable[[Action, StageKind | None], bool],
    waiting: Waiting | None = None,
) -> Action | None:
    """Of the running clocks, the earliest first, or first that for which the case is `waiting`.
    What no clock asks for any more (a written record that was sent) waits for the complainant's
    agreement."""
    wanted = [
        (Action.END_PAUSE if clock.paused else ENDED_BY[clock.clock], clock.stage)
        for clock in clocks
        if clock.clock in ENDED_BY
    ]
    if state is State.STAGE_2_REQUESTED:
        wanted.append((Action.AGREE_RECORD, StageKind.STAGE_2))
    meets = waiting and MEETS.get(waiting)
    wanted.sort(key=lambda one: one[0] is not meets)
    return next(
        (
            action
            for action, stage in wanted
            if action in TRANSITIONS[state] and may_do(action, stage)
        ),
        None,
    )
