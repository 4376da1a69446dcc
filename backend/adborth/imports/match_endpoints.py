"""Match the columns of somebody's own tracker with those that are known, once."""

from typing import Annotated

from fastapi import Path, Request, Response

from adborth.access.work import AnySignedIn, WriteImports
from adborth.audit.vocabulary import View
from adborth.db.answers import json_answer
from adborth.db.texts import Names
from adborth.errors import Conflict, NotFound
from adborth.i18n.catalogue import both
from adborth.imports import repository, service
from adborth.imports.answers import batch_answer
from adborth.imports.columns import COLUMNS, Kind
from adborth.imports.endpoints import Number
from adborth.imports.match_schemas import (
    ImportHeaders,
    KnownColumn,
    KnownColumns,
    KnownSheet,
    MatchColumns,
    ProblemGroups,
)
from adborth.imports.matches import find_headers, keep_match
from adborth.imports.schemas import ImportDetail
from adborth.problems import language_of, responses
from adborth.routing import new_router

router = new_router(tags=["Imports"])
HeaderNumber = Annotated[int, Path(ge=1, le=1000)]


@router.get(
    "/import-columns",
    operation_id="getImportColumns",
    summary="The columns that an import knows",
    response_model=KnownColumns,
    responses=responses(),
)
def get_columns(work: AnySignedIn) -> KnownColumns:
    work.admit()
    return KnownColumns(items=[_sheet(kind) for kind in Kind])


def _sheet(kind: Kind) -> KnownSheet:
    columns = [
        KnownColumn(
            field=one.field,
            heading=one.heading,
            name=Names(**both(f"tracker-column-{one.field}")),
            needed=one.needed,
        )
        for one in COLUMNS[kind]
    ]
    return KnownSheet(kind=kind, name=Names(**both(f"tracker-sheet-{kind}")), columns=columns)


@router.get(
    "/imports/{id}/headers",
    operation_id="findImportHeaders",
    summary="The header rows of a file, and what they were taken for",
    response_model=ImportHeaders,
    responses=responses(NotFound),
)
def get_headers(number: Number, work: WriteImports) -> Response:
    with work.reading() as connection:
        repository.get_batch(connection, number)
        rows = find_headers(connection, number)
    items = [
        {
            "number": row.number,
            "sheet": row.sheet,
            "row": row.row,
            "kind": row.kind,
            "columns": [
                {"heading": text, "field": row.fields[place] if row.fields else None}
                for place, text in enumerate(row.headings)
                if text
            ],
        }
        for row in rows
    ]
    work.viewed(f"import:{number}/headers", View.LIST, shown=len(items))
    return json_answer({"items": items})


@router.put(
    "/imports/{id}/headers/{header}/match",
    status_code=202,
    operation_id="matchImportColumns",
    summary="Say which column is which, and check again",
    response_model=ImportDetail,
    responses=responses(NotFound, Conflict),
)
def put_match(
    number: Number,
    header: HeaderNumber,
    body: MatchColumns,
    request: Request,
    work: WriteImports,
) -> Response:
    """Kept for every later file with the same headings. Ask for the import until it is
    `checked` again."""
    state = request.app.state
    with work.writing() as session:
        service.refuse_unless_checked(session.connection(), number)
        keep_match(session, work.actor, number, header, body)
    service.start_check_again(
        state.database, state.settings.import_dir, number, work.actor.username
    )
    with work.reading() as connection:
        row = repository.get_batch(connection, number)
    answer = batch_answer(row, state.settings.import_dir, language_of(request))
    return json_answer(answer, status=202)


@router.get(
    "/imports/{id}/problem-groups",
    operation_id="countImportProblems",
    summary="How many problems a file has, by sheet and column",
    response_model=ProblemGroups,
    responses=responses(NotFound),
)
def get_problem_groups(number: Number, work: WriteImports) -> Response:
    with work.reading() as connection:
        repository.get_batch(connection, number)
        rows = repository.count_problems(connection, number)
    items = [dict(row._mapping) for row in rows]
    work.viewed(f"import:{number}/problems", View.LIST, shown=len(items))
    return json_answer({"items": items})
