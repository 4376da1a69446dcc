from typing import Annotated

from fastapi import Path

from adborth.access.work import AnySignedIn
from adborth.db.texts import Names
from adborth.i18n.catalogue import both
from adborth.problems import responses
from adborth.procedures.errors import ProcedureMissing
from adborth.procedures.loader import get_procedure, procedures
from adborth.procedures.schemas import ClockRuleDetail, ProcedureDetail, ProcedureList
from adborth.procedures.timetable import ClockRule, Procedure
from adborth.routing import new_router

router = new_router(prefix="/procedures", tags=["Procedures"])
Version = Annotated[str, Path(max_length=40, examples=["2014-08-01"])]


@router.get(
    "",
    operation_id="findProcedures",
    summary="Every version of the statutory timetable",
    response_model=ProcedureList,
    responses=responses(),
)
def get_procedures(work: AnySignedIn) -> ProcedureList:
    work.admit()
    return ProcedureList(items=[_procedure(one) for one in procedures()])


@router.get(
    "/{version}",
    operation_id="getProcedure",
    summary="One version of the statutory timetable",
    response_model=ProcedureDetail,
    responses=responses(ProcedureMissing),
)
def get_procedure_version(work: AnySignedIn, version: Version) -> ProcedureDetail:
    """Each clock with its name and its source in both languages."""
    work.admit()
    return _procedure(get_procedure(version))


def _procedure(procedure: Procedure) -> ProcedureDetail:
    return ProcedureDetail(
        version=procedure.version,
        valid_from=procedure.valid_from,
        clocks=[_clock(rule) for rule in procedure.clocks],
    )


def _clock(rule: ClockRule) -> ClockRuleDetail:
    return ClockRuleDetail(
        clock=rule.kind,
        name=Names(**both(f"clock-{rule.kind}")),
        source=Names(**both(f"source-{rule.kind}")),
        stage=rule.stage,
        starts=rule.starts,
        starts_in=rule.starts_in,
        ends=rule.ends,
        length=rule.length,
        unit=rule.unit,
        basis=rule.basis,
        to_be_confirmed=rule.to_be_confirmed,
        follows=rule.follows,
    )
