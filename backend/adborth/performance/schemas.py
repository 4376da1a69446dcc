"""What is asked for, and how figures are answered."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from adborth.db.days import Day
from adborth.db.texts import Code, Names, Request
from adborth.performance.definitions import EARLIER_YEARS, PeriodKind


class FiguresQuery(Request):
    """A financial year, or any days `from` and `to`."""

    model_config = ConfigDict(extra="forbid")

    year: Annotated[
        str | None,
        Field(max_length=20, description="1 April to 31 March.", examples=["2021-22"]),
    ] = None
    first: Annotated[
        Day | None, Field(alias="from", description="The first day, where no `year` is given.")
    ] = None
    last: Annotated[Day | None, Field(alias="to", description="The last day.")] = None
    service: Code | None = None
    team: Code | None = None
    as_at: Annotated[
        Day | None,
        Field(
            description="The day at whose end the figures are read; later facts do not count. "
            "The same day gives the same figures again. Today where it is left out."
        ),
    ] = None
    earlier: Annotated[
        int,
        Field(
            ge=0,
            le=EARLIER_YEARS,
            description="Up to how many earlier years stand beside this one, where a table "
            "has them.",
        ),
    ] = EARLIER_YEARS
    format: Annotated[
        Literal["json", "csv", "xlsx"] | None,
        Field(description="Instead of the `Accept` header: `csv` or `xlsx` for a spreadsheet."),
    ] = None
    publication: Annotated[
        bool,
        Field(
            description="Withholds counts under 5, those that would give one away, and the lists "
            "of cases."
        ),
    ] = False


class ReturnQuery(FiguresQuery):
    population: Annotated[
        int | None,
        Field(ge=1, le=10_000_000, description="For complaints per 1,000 residents."),
    ] = None


class TablePeriod(BaseModel):
    first: date = Field(alias="from")
    last: date = Field(alias="to")
    kind: PeriodKind = Field(
        description="`cohort`: what came in then. `period`: what was done then."
    )
    label: Names = Field(description="What the table follows, and over which days.")


class TableColumn(BaseModel):
    key: str
    name: Names


class TableCell(BaseModel):
    """`percent` is rounded half up and absent where there is nothing to share."""

    key: str
    count: int | None
    percent: int | None
    cases: str | None = Field(description="The list that holds exactly what is counted here.")
    value: str | None = Field(default=None, description="A decimal, as text.")
    net: int | None = Field(
        default=None, description="The count by net working days, with the pauses left out."
    )
    suppressed: bool = Field(default=False, description="Withheld from publication.")
    parts: list[str] = Field(
        default=[], description="Where no single list is the count: lists that together are."
    )


class TableRow(BaseModel):
    key: str
    name: Names
    n: int | None
    cells: list[TableCell]


class FigureTable(BaseModel):
    table: str
    title: Names
    period: TablePeriod
    as_at: date
    n: int | None = Field(description="How many contacts, stages or responses it is about.")
    columns: list[TableColumn]
    rows: list[TableRow]


class YearOfFigures(BaseModel):
    first: date = Field(alias="from")
    last: date = Field(alias="to")
    as_at: date
    working_days: int
    tables: list[FigureTable] = Field(
        description="In the order of the annual report; without those that cannot be told "
        "for one service or team."
    )
