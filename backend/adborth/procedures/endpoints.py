from typing import Annotated

from fastapi import Path

from adborth.access.work import AnySignedIn, WriteLists
from adborth.audit.vocabulary import View
from adborth.errors import Conflict
from adborth.problems import responses
from adborth.procedures.answers import move_answer, procedure_answer
from adborth.procedures.errors import ProcedureMissing, TargetsMissing
from adborth.procedures.repository import current_timetables, find_targets
from adborth.procedures.schemas import (
    ProcedureDetail,
    ProcedureList,
    SetLocalTargets,
    TargetMoves,
)
from adborth.procedures.service import preview_targets, set_targets, withdraw_targets
from adborth.routing import new_router

router = new_router(prefix="/procedures", tags=["Procedures"])
Version = Annotated[str, Path(max_length=40, examples=["2014-08-01"])]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get(
    "",
    operation_id="findProcedures",
    summary="Every version of the timetable",
    response_model=ProcedureList,
    responses=responses(),
)
def get_procedures(work: AnySignedIn) -> ProcedureList:
    """The law's, and those that the council's own targets make of it."""
    with work.reading() as connection:
        timetables, sets = current_timetables(connection), find_targets(connection)
    items = [procedure_answer(one, timetables, sets) for one in timetables.versions]
    return ProcedureList(items=items)


@router.get(
    "/{version}",
    operation_id="getProcedure",
    summary="One version of the timetable",
    response_model=ProcedureDetail,
    responses=responses(ProcedureMissing),
)
def get_procedure_version(work: AnySignedIn, version: Version) -> ProcedureDetail:
    """Each clock with its name and its source in both languages."""
    with work.reading() as connection:
        timetables, sets = current_timetables(connection), find_targets(connection)
    return procedure_answer(timetables.get(version), timetables, sets)


@router.post(
    "/local-targets/preview",
    operation_id="previewLocalTargets",
    summary="What other local targets would move",
    response_model=TargetMoves,
    responses=responses(Conflict),
)
def post_targets_preview(body: SetLocalTargets, work: WriteLists) -> TargetMoves:
    """For a clock that starts on the first day. Nothing is written."""
    with work.reading() as connection:
        moves = preview_targets(connection, body)
    work.viewed("targets.preview", View.LIST, shown=len(moves))
    return TargetMoves(valid_from=body.valid_from, moves=[move_answer(move) for move in moves])


@router.post(
    "/local-targets",
    status_code=201,
    operation_id="setLocalTargets",
    summary="Set local targets from a day on",
    response_model=ProcedureDetail,
    responses=responses(Conflict),
)
def post_targets(body: SetLocalTargets, work: WriteLists) -> ProcedureDetail:
    """What is received before that day keeps its targets; the lengths of the law stay."""
    with work.writing() as session:
        set_targets(session, work.actor, body)
    with work.reading() as connection:
        timetables, sets = current_timetables(connection), find_targets(connection)
    return procedure_answer(timetables.procedure_for(body.valid_from), timetables, sets)


@router.post(
    "/local-targets/{number}/withdraw",
    operation_id="withdrawLocalTargets",
    summary="Withdraw local targets before they count",
    response_model=ProcedureList,
    responses=responses(TargetsMissing, Conflict),
)
def post_withdrawal(number: Number, work: WriteLists) -> ProcedureList:
    """Answers with the versions that are left."""
    with work.writing() as session:
        withdraw_targets(session, work.actor, number)
    with work.reading() as connection:
        timetables, sets = current_timetables(connection), find_targets(connection)
    items = [procedure_answer(one, timetables, sets) for one in timetables.versions]
    return ProcedureList(items=items)
