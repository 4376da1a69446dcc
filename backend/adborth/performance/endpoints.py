from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Query, Request, Response

from adborth.access.costs import Cost
from adborth.access.errors import TooManyRequests
from adborth.access.work import ReadFigures, Work
from adborth.audit.vocabulary import View
from adborth.clock import today
from adborth.db.answers import json_answer
from adborth.i18n.catalogue import Language
from adborth.performance.asking import scope_of
from adborth.performance.definitions import OF_THE_YEAR, Table
from adborth.performance.publication import for_publication
from adborth.performance.schemas import FiguresQuery, FigureTable, ReturnQuery, YearOfFigures
from adborth.performance.service import figures_of_year, ombudsman_return, one_table
from adborth.performance.spreadsheet import write_csv, write_xlsx
from adborth.problems import language_of, responses
from adborth.routing import new_router
from adborth.workbooks import MEDIA_TYPE as XLSX
from adborth.working_days.errors import CalendarMissing
from adborth.working_days.repository import current_calendar

router = new_router(prefix="/performance", tags=["Figures"])
CSV = "text/csv"
FILES: dict[str, tuple[str, Callable[[list[dict[str, Any]], Language], bytes]]] = {
    "csv": (CSV, write_csv),
    "xlsx": (XLSX, write_xlsx),
}
Asked = Annotated[FiguresQuery, Query()]
AskedReturn = Annotated[ReturnQuery, Query()]
DECLARED: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            CSV: {"schema": {"type": "string"}},
            XLSX: {"schema": {"type": "string", "format": "binary"}},
        }
    },
    **responses(CalendarMissing, TooManyRequests),
}
SUMMARIES = {
    Table.EMAILS: "E-mails, and how many per working day",
    Table.CONTACTS: "Contacts received by month and kind",
    Table.CONTACTS_BY_YEAR: "Contacts received by financial year and kind",
    Table.CONTACTS_BY_SERVICE: "Contacts received by service and kind",
    Table.REFERRALS: "Stage 1 complaints per 1,000 active referrals",
    Table.OUTCOMES: "Outcomes of Stage 1 and Stage 2 responses",
    Table.OUTCOMES_STAGE_1: "Outcomes of Stage 1 responses",
    Table.OUTCOMES_STAGE_2: "Outcomes of Stage 2 responses",
    Table.THEMES: "Contacts received by theme and service",
    Table.THEMES_BY_MONTH: "Contacts received by month and theme",
    Table.RECEIPT: "Working days to receipt",
    Table.ACKNOWLEDGEMENT: "Working days to the Stage 1 acknowledgement",
    Table.INFORMAL: "Working days to complete enquiries",
    Table.STAGE_1: "Working days to complete Stage 1",
    Table.STAGE_2: "Working days to complete Stage 2",
    Table.ON_TIME: "Completed on time, or inside an agreed extension",
    Table.COMPLIMENTS: "Compliments received by service and year",
    Table.STAGES: "Stages entered, and how many cases that were",
    Table.OMBUDSMAN: "What the Ombudsman received and decided",
}


@router.get(
    "/year",
    operation_id="figuresOfYear",
    summary="Every table of a year, or of any days",
    response_model=YearOfFigures,
    response_model_exclude_unset=True,
    responses=DECLARED,
)
def get_year(work: ReadFigures, query: Asked, request: Request) -> Response:
    _spend(work, query, request)
    with work.reading() as connection:
        calendar = current_calendar(connection)
        scope = scope_of(connection, query, calendar, today())
        found = figures_of_year(connection, scope, calendar)
    if query.publication:
        found["tables"] = [for_publication(table) for table in found["tables"]]
    kind = _wanted(query, request)
    if kind is not None:
        return _file(work, found["tables"], request, f"figures-{scope.period.label}", kind)
    return json_answer(found)


@router.get(
    "/quarterly-return",
    operation_id="figuresForQuarterlyReturn",
    summary="The Ombudsman's quarterly return",
    response_model=FigureTable,
    responses=DECLARED,
)
def get_quarterly_return(work: ReadFigures, query: AskedReturn, request: Request) -> Response:
    """For the Complaints Standards Authority. Percentages are of what was closed; the rate per
    1,000 residents needs `population`, and is annualised."""
    _spend(work, query, request)
    with work.reading() as connection:
        calendar = current_calendar(connection)
        scope = scope_of(connection, query, calendar, today())
        found = ombudsman_return(connection, scope, calendar, query.population)
    return _answer(work, found, query, request)


def _get_table(table: Table) -> Callable[[Work, FiguresQuery, Request], Response]:
    def get_table(work: ReadFigures, query: Asked, request: Request) -> Response:
        _spend(work, query, request)
        with work.reading() as connection:
            calendar = current_calendar(connection)
            scope = scope_of(connection, query, calendar, today())
            found = one_table(connection, scope, calendar, table)
        return _answer(work, found, query, request)

    return get_table


for named in OF_THE_YEAR:
    router.add_api_route(
        f"/{named}",
        _get_table(named),
        methods=["GET"],
        operation_id=f"figuresOf{named.title().replace('-', '')}",
        summary=SUMMARIES[named],
        response_model=FigureTable,
        responses=DECLARED,
    )


def _spend(work: Work, query: FiguresQuery, request: Request) -> None:
    work.spend(Cost.EXPORTS if _wanted(query, request) else Cost.FIGURES)


def _answer(work: Work, table: dict[str, Any], query: FiguresQuery, request: Request) -> Response:
    if query.publication:
        table = for_publication(table)
    kind = _wanted(query, request)
    if kind is None:
        return json_answer(table)
    period = table["period"]
    return _file(work, [table], request, f"{table['table']}-{period['from']}-{period['to']}", kind)


def _wanted(query: FiguresQuery, request: Request) -> str | None:
    """The kind of file, None for JSON."""
    if query.format is not None:
        return None if query.format == "json" else query.format
    accepted = request.headers.get("accept", "")
    return next((kind for kind, (media, _) in FILES.items() if media in accepted), None)


def _file(
    work: Work, tables: list[dict[str, Any]], request: Request, name: str, kind: str
) -> Response:
    language, (media_type, write) = language_of(request), FILES[kind]
    file = name.replace("/", "-")
    work.viewed(f"figures/{file}"[:60], View.EXPORT)
    headers = {
        "Content-Disposition": f'attachment; filename="{file}.{kind}"',
        "Content-Language": language,
        "Vary": "Accept, Accept-Language",
    }
    return Response(write(tables, language), headers=headers, media_type=media_type)
