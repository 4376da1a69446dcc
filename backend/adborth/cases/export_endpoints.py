from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from tempfile import TemporaryFile
from typing import IO, Any

from anyio import CapacityLimiter, to_thread
from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from adborth.access.costs import Cost
from adborth.access.errors import TooManyRequests
from adborth.access.work import ReadCases, Work
from adborth.audit.vocabulary import PAGING, View
from adborth.cases.export_schemas import ExportCases, Format
from adborth.cases.exporting import write_cases
from adborth.cases.searching import by_words
from adborth.clock import today
from adborth.errors import Unavailable
from adborth.i18n.catalogue import Language, translate
from adborth.problems import language_of, responses
from adborth.routing import new_router
from adborth.workbooks import MEDIA_TYPE as XLSX
from adborth.workbooks import NotWritten

router = new_router("/cases", tags=["Cases"])
MEDIA_TYPES = {Format.CSV: "text/csv", Format.XLSX: XLSX}
FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            "text/csv": {"schema": {"type": "string"}},
            XLSX: {"schema": {"type": "string", "format": "binary"}},
        }
    }
}
# Each holds a connection for as long as it writes its file: people at work need the others.
WRITERS = CapacityLimiter(2)
PIECE = 64 * 1024
# Above all where the disk of temporary files is full.
NO_ROOM = (OSError, NotWritten)


@router.post(
    "/export",
    operation_id="exportCases",
    summary="Download a list of cases",
    response_class=StreamingResponse,
    responses={**FILES, **responses(TooManyRequests)},
)
async def post_export(body: ExportCases, request: Request, work: ReadCases) -> Response:
    """The cases of all pages of such a list or search, in its order, in the language asked for."""
    query, language = by_words(body), language_of(request)
    await to_thread.run_sync(work.spend, Cost.EXPORTS)
    write = partial(_written, work, query, language)
    file = await to_thread.run_sync(write, limiter=WRITERS)
    name = f"{translate(language, 'grid-file')}-{today()}.{query.format}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Language": language,
        "Content-Length": str(file.tell()),
    }
    media_type = MEDIA_TYPES[query.format]
    return StreamingResponse(_pieces(file), headers=headers, media_type=media_type)


def _written(work: Work, query: ExportCases, language: Language) -> IO[bytes]:
    """A file that has no name, and is gone with its last reader. The mark tells what left."""
    file = TemporaryFile()  # noqa: SIM115 - it is read after this
    try:
        with work.reading() as connection:
            shown = write_cases(connection, work.actor, query, language, file)
    except BaseException as fault:
        with suppress(OSError):  # What it still holds cannot be written either.
            file.close()
        if isinstance(fault, NO_ROOM):
            raise Unavailable from fault
        raise
    columns = [column.value for column in query.columns]
    filters = sorted(query.model_fields_set - PAGING - {"columns", "format"})
    work.viewed("cases", View.EXPORT, filters=filters, columns=columns, shown=shown)
    return file


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece
