"""Versions of the timetable as the API shows them."""

from collections.abc import Mapping
from typing import Any

from adborth.clock import today
from adborth.db.texts import Names
from adborth.i18n.catalogue import both
from adborth.procedures.repository import Timetables
from adborth.procedures.schemas import (
    ClockRuleDetail,
    LocalTargetsDetail,
    ProcedureDetail,
    TargetMoveDetail,
)
from adborth.procedures.service import TargetMove
from adborth.procedures.timetable import ClockRule, Procedure


def procedure_answer(
    procedure: Procedure, timetables: Timetables, sets: Mapping[int, Any]
) -> ProcedureDetail:
    return ProcedureDetail(
        version=procedure.version,
        valid_from=procedure.valid_from,
        in_force=timetables.procedure_for(today()).version == procedure.version,
        local_targets=_local_targets(procedure.version, sets),
        clocks=[_clock(rule) for rule in procedure.clocks],
    )


def _local_targets(version: str, sets: Mapping[int, Any]) -> LocalTargetsDetail | None:
    number = version.partition(".")[2]
    if not number:
        return None
    row = sets[int(number)]
    return LocalTargetsDetail(
        number=row.number,
        made_at=row.made_at,
        made_by=row.made_by,
        withdrawn_at=row.withdrawn_at,
        may_be_withdrawn=row.withdrawn_at is None and row.valid_from > today(),
    )


def _clock(rule: ClockRule) -> ClockRuleDetail:
    return ClockRuleDetail(
        clock=rule.kind,
        name=Names(**both(f"clock-{rule.kind}")),
        source=Names(**both(f"source-{rule.kind}")),
        stage=rule.stage,
        starts=rule.starts,
        starts_name=Names(**both(f"event-{rule.starts}")),
        starts_in=rule.starts_in,
        ends=rule.ends,
        ends_name=Names(**both(f"event-{rule.ends}")),
        length=rule.length,
        unit=rule.unit,
        basis=rule.basis,
        to_be_confirmed=rule.to_be_confirmed,
        follows=rule.follows,
    )


def move_answer(move: TargetMove) -> TargetMoveDetail:
    return TargetMoveDetail(
        clock=move.rule.kind,
        name=Names(**both(f"clock-{move.rule.kind}")),
        length_before=move.rule.length,
        length_after=move.length,
        due_before=move.due_before,
        due_after=move.due_after,
    )
