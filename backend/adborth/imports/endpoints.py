from typing import Annotated, Any

from anyio import to_thread
from fastapi import Path, Query, Request, Response
from fastapi.responses import StreamingResponse

from adborth.access.costs import Cost
from adborth.access.errors import TooManyRequests
from adborth.access.work import WriteImports
from adborth.audit.vocabulary import View
from adborth.db.answers import json_answer
from adborth.db.pagination import Cursor, Limit, read_cursor, write_cursor
from adborth.errors import Conflict, NotFound, TooLarge
from adborth.imports import repository, schemas, service
from adborth.imports.answers import batch_answer, change_answer, problem_answer
from adborth.imports.models import ImportChange, ImportProblem
from adborth.imports.rejects import rejects_csv
from adborth.imports.remarks import Severity
from adborth.imports.uploads import BODY, uploaded
from adborth.problems import language_of, responses
from adborth.routing import new_router

router = new_router(prefix="/imports", tags=["Imports"])

Number = Annotated[int, Path(ge=1, le=2**31 - 1, alias="id", description="Of the import.")]
SkipBadRows = Annotated[bool, Query(description="Write the good rows even where others are wrong.")]
OneOf = Annotated[
    Severity | None, Query(description="Only those that keep a row out, or only warnings.")
]
OfSheet = Annotated[str | None, Query(max_length=100, description="Only those of that sheet.")]
OfColumn = Annotated[
    str | None, Query(max_length=100, description="Only those under that heading.")
]
READS = responses(NotFound)
EXPORTS = responses(NotFound, TooManyRequests)


@router.post(
    "",
    status_code=201,
    operation_id="checkImport",
    summary="Check a file: a dry run",
    response_model=schemas.ImportDetail,
    responses=responses(TooLarge, TooManyRequests),
    openapi_extra=BODY,
)
async def post_import(
    request: Request, work: WriteImports, skip_bad_rows: SkipBadRows = False
) -> Response:
    """Writes nothing yet. The whole file is checked; ask for the import until it is `checked`."""
    await to_thread.run_sync(work.admit)
    await to_thread.run_sync(work.spend, Cost.IMPORTS)
    state = request.app.state
    async with uploaded(request, state.settings.upload_limit_bytes) as file:

        def check() -> int:
            return service.start_check(
                state.database,
                state.settings.import_dir,
                file.file,
                file.filename or "",
                work.actor.username,
                skip_bad_rows,
            )

        number = await to_thread.run_sync(check)
    work.viewed(f"import:{number}", "import.check")
    return await to_thread.run_sync(_shown, request, work, number, 201)


@router.get(
    "",
    operation_id="findImports",
    summary="Imports, the latest first",
    response_model=schemas.ImportPage,
    responses=responses(),
)
def get_imports(
    request: Request, work: WriteImports, limit: Limit = 50, cursor: Cursor = None
) -> Response:
    before = _place(cursor)
    with work.reading() as connection:
        rows = repository.find_batches(connection, limit + 1, before)
    items = [_answer(request, row) for row in rows[:limit]]
    more = write_cursor([rows[limit - 1].id]) if len(rows) > limit else None
    work.viewed("imports", View.LIST, shown=len(items))
    return json_answer({"items": items, "next": more})


@router.get(
    "/{id}",
    operation_id="getImport",
    summary="One import",
    response_model=schemas.ImportDetail,
    responses=READS,
)
def get_import(number: Number, request: Request, work: WriteImports) -> Response:
    answer = _shown(request, work, number)
    work.viewed(f"import:{number}")
    return answer


@router.get(
    "/{id}/problems",
    operation_id="findImportProblems",
    summary="What is wrong with a file, row by row",
    response_model=schemas.ImportProblemPage,
    responses=READS,
)
def get_problems(
    number: Number,
    request: Request,
    work: WriteImports,
    limit: Limit = 50,
    cursor: Cursor = None,
    severity: OneOf = None,
    sheet: OfSheet = None,
    column: OfColumn = None,
) -> Response:
    """In the order of the file, in the language that `Accept-Language` prefers."""
    language, after = language_of(request), _place(cursor) or 0
    asked = {"severity": severity, "sheet": sheet, "column": column}
    conditions = [getattr(ImportProblem, name) == one for name, one in asked.items() if one]
    with work.reading() as connection:
        repository.get_batch(connection, number)
        rows = repository.numbered(connection, ImportProblem, number, after, limit + 1, *conditions)
    items = [problem_answer(row, language) for row in rows[:limit]]
    work.viewed(f"import:{number}/problems", View.LIST, shown=len(items))
    more = write_cursor([rows[limit - 1].number]) if len(rows) > limit else None
    answer = json_answer({"items": items, "next": more})
    answer.headers["Content-Language"] = language
    return answer


@router.get(
    "/{id}/changes",
    operation_id="findImportChanges",
    summary="What a file changes, field by field",
    response_model=schemas.ImportChangePage,
    responses=READS,
)
def get_changes(
    number: Number, work: WriteImports, limit: Limit = 50, cursor: Cursor = None
) -> Response:
    after = _place(cursor) or 0
    with work.reading() as connection:
        repository.get_batch(connection, number)
        rows = repository.numbered(connection, ImportChange, number, after, limit + 1)
    items = [change_answer(row) for row in rows[:limit]]
    work.viewed(f"import:{number}/changes", View.LIST, shown=len(items))
    more = write_cursor([rows[limit - 1].number]) if len(rows) > limit else None
    return json_answer({"items": items, "next": more})


@router.get(
    "/{id}/rejects.csv",
    operation_id="getImportRejects",
    summary="The rows that were kept out, to mend and import",
    response_class=StreamingResponse,
    responses={**EXPORTS, 200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
def get_rejects(number: Number, request: Request, work: WriteImports) -> Response:
    language = language_of(request)
    work.spend(Cost.EXPORTS)
    with work.reading() as connection:
        rejects_csv(connection, number, language)
    work.viewed(f"import:{number}/rejects", View.EXPORT)

    def lines() -> Any:
        with request.app.state.database.reading() as connection:
            yield from rejects_csv(connection, number, language)

    headers = {
        "Content-Disposition": f'attachment; filename="rejects-{number}.csv"',
        "Content-Language": language,
    }
    return StreamingResponse(lines(), media_type="text/csv; charset=utf-8", headers=headers)


@router.post(
    "/{id}/apply",
    status_code=202,
    operation_id="applyImport",
    summary="Write what was checked",
    response_model=schemas.ImportDetail,
    responses=responses(NotFound, Conflict, TooManyRequests),
)
def post_apply(
    number: Number, request: Request, work: WriteImports, skip_bad_rows: SkipBadRows = False
) -> Response:
    work.admit()
    work.spend(Cost.IMPORTS)
    state = request.app.state
    service.start_writing(
        state.database, state.settings.import_dir, number, work.actor.username, skip_bad_rows
    )
    work.viewed(f"import:{number}", "import.apply")
    return _shown(request, work, number, 202)


@router.post(
    "/{id}/take-back",
    status_code=202,
    operation_id="takeBackImport",
    summary="Undo an import",
    response_model=schemas.ImportDetail,
    responses=responses(NotFound, Conflict, TooManyRequests),
)
def post_take_back(number: Number, request: Request, work: WriteImports) -> Response:
    """What it made goes, what it changed becomes what it was. Refused where people have worked
    on any of it since."""
    work.admit()
    work.spend(Cost.IMPORTS)
    state = request.app.state
    service.start_taking_back(
        state.database, state.settings.import_dir, number, work.actor.username
    )
    work.viewed(f"import:{number}", "import.take_back")
    return _shown(request, work, number, 202)


def _shown(request: Request, work: WriteImports, number: int, status: int = 200) -> Response:
    with work.reading() as connection:
        row = repository.get_batch(connection, number)
    state = request.app.state
    service.recover_one(state.database, state.settings.import_dir, row)
    answer = json_answer(_answer(request, row), status=status)
    if status == 201:
        answer.headers["Location"] = f"/api/v1/imports/{number}"
    return answer


def _answer(request: Request, row: Any) -> dict[str, Any]:
    return batch_answer(row, request.app.state.settings.import_dir, language_of(request))


def _place(cursor: str | None) -> int | None:
    return read_cursor(cursor, int)[0] if cursor else None
