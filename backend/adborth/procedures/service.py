"""Set the council's own targets from a day to come, and withdraw them while it is to come.

What has begun is never measured anew: a day that has begun cannot get other targets.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from adborth.access.service import Actor
from adborth.audit.service import record
from adborth.clock import now, today
from adborth.errors import FieldError
from adborth.procedures.due_dates import due_on
from adborth.procedures.errors import TargetsCount, TargetsExist, TargetsWrong
from adborth.procedures.local_targets import local_lengths
from adborth.procedures.models import LocalTargetSet
from adborth.procedures.repository import Reader, current_timetables, find_targets, get_targets
from adborth.procedures.schemas import SetLocalTargets
from adborth.procedures.timetable import ClockKind, ClockRule, Procedure
from adborth.working_days.repository import current_calendar, hold_calendar


@dataclass(frozen=True, slots=True)
class TargetMove:
    """What a clock that starts on the first day would do."""

    rule: ClockRule
    length: int
    due_before: date
    due_after: date


def preview_targets(reader: Reader, given: SetLocalTargets) -> list[TargetMove]:
    """Raises TargetsWrong, TargetsExist, and OutsideCalendar."""
    before = current_timetables(reader).procedure_for(given.valid_from)
    lengths = _lengths(reader, before, given)
    calendar, day = current_calendar(reader), given.valid_from
    return [
        TargetMove(rule, length, due_on(rule, day, calendar), calendar.add(day, length))
        for kind, length in lengths.items()
        for rule in (before.rule(kind),)
        if length != rule.length
    ]


def set_targets(session: Session, actor: Actor, given: SetLocalTargets) -> None:
    """Raises what a preview raises."""
    hold_calendar(session, for_change=True)  # one at a time, also beside cases being opened
    before = current_timetables(session).procedure_for(given.valid_from)
    lengths = _lengths(session, before, given)
    preview_targets(session, given)
    row = LocalTargetSet(
        valid_from=given.valid_from,
        lengths={kind.value: length for kind, length in lengths.items()},
        made_at=now(),
        made_by=actor.username,
    )
    session.add(row)
    session.flush()
    changes = {
        kind.value: [before.rule(kind).length, length]
        for kind, length in lengths.items()
        if before.rule(kind).length != length
    }
    facts = {"valid_from": [None, given.valid_from], **changes}
    record(session, actor.username, "targets.set", f"targets:{row.number}", facts)


def withdraw_targets(session: Session, actor: Actor, number: int) -> None:
    """Raises TargetsMissing, and TargetsCount once their first day has begun."""
    row = get_targets(session, number)
    if row.withdrawn_at is not None or row.valid_from <= today():
        raise TargetsCount(number=number)
    row.withdrawn_at, row.withdrawn_by = now(), actor.username
    session.flush()
    facts = {"valid_from": [row.valid_from, None]}
    record(session, actor.username, "targets.withdraw", f"targets:{number}", facts)


def _lengths(reader: Reader, before: Procedure, given: SetLocalTargets) -> dict[ClockKind, int]:
    """Of every local clock from that day on."""
    own = local_lengths(before)
    lengths = own | {one.clock: one.length for one in given.targets}
    if wrong := list(_wrong(given, own, lengths)):
        raise TargetsWrong(errors=wrong)
    standing = find_targets(reader).values()
    if any(one.valid_from == given.valid_from and not one.withdrawn_at for one in standing):
        raise TargetsExist(valid_from=given.valid_from)
    return lengths


def _wrong(
    given: SetLocalTargets, own: dict[ClockKind, int], lengths: dict[ClockKind, int]
) -> Iterator[FieldError]:
    if given.valid_from <= today():
        yield FieldError("valid_from", "targets-not-ahead", {})
    for place, one in enumerate(given.targets):
        if one.clock not in own:
            yield FieldError(f"targets.{place}.clock", "target-not-local", {})
    if lengths == own:
        yield FieldError("targets", "targets-as-before", {})
