"""The council's own targets beside the law: from a day on, other lengths of its local clocks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from adborth.procedures.timetable import Basis, ClockKind, ClockRule, Procedure, procedure_on


@dataclass(frozen=True, slots=True)
class LocalTargets:
    """A set of targets. Its number is in the name of every version that it makes, and is never
    given again, so that a clock can name the version that measures it for good."""

    number: int
    valid_from: date
    lengths: Mapping[ClockKind, int]


def with_targets(law: Sequence[Procedure], targets: Iterable[LocalTargets]) -> list[Procedure]:
    """Every version, the oldest first: those of the law, and one for each day on which either
    changes. Of two sets from one day the later counts."""
    own = sorted(targets, key=lambda one: (one.valid_from, one.number))
    days = sorted({one.valid_from for one in law} | {one.valid_from for one in own})
    return [_version(day, law, own) for day in days]


def _version(day: date, law: Sequence[Procedure], own: Sequence[LocalTargets]) -> Procedure:
    statutory = procedure_on(tuple(law), day)
    begun = [one for one in own if one.valid_from <= day]
    return with_lengths(statutory, begun[-1], day) if begun else statutory


def with_lengths(law: Procedure, targets: LocalTargets, valid_from: date) -> Procedure:
    clocks = tuple(_rule(rule, targets.lengths) for rule in law.clocks)
    return Procedure(f"{law.version}.{targets.number}", valid_from, clocks)


def _rule(rule: ClockRule, lengths: Mapping[ClockKind, int]) -> ClockRule:
    if rule.basis is not Basis.LOCAL:
        return rule
    return replace(rule, length=lengths.get(rule.kind, rule.length))


def local_lengths(procedure: Procedure) -> dict[ClockKind, int]:
    return {rule.kind: rule.length for rule in procedure.clocks if rule.basis is Basis.LOCAL}
