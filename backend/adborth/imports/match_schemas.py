from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from adborth.db.texts import Names, Request, example
from adborth.imports.columns import Kind

Heading = Annotated[str, StringConstraints(max_length=100)]


class ColumnMatched(Request):
    heading: Heading = Field(description="As it stands in the file.")
    field: Annotated[str, StringConstraints(max_length=60)] | None = Field(
        description="Null leaves the column out."
    )


class MatchColumns(Request):
    """Which heading of a tracker is which known column, for every file with the same headings."""

    model_config = example(
        kind="mailbox",
        columns=[
            {"heading": "Period", "field": "month"},
            {"heading": "E-bost", "field": "emails"},
        ],
    )

    kind: Kind
    columns: Annotated[list[ColumnMatched], Field(min_length=1, max_length=200)]


class HeadingFound(BaseModel):
    heading: str
    field: str | None = Field(description="What the check took it for.")


class ImportHeaderDetail(BaseModel):
    """A header row of the file; without a `kind` where nobody has said yet what it is."""

    number: int
    sheet: str
    row: int
    kind: Kind | None
    columns: list[HeadingFound]


class ImportHeaders(BaseModel):
    items: list[ImportHeaderDetail]


class KnownColumn(BaseModel):
    field: str
    heading: str = Field(description="As it usually stands in a tracker.")
    name: Names
    needed: bool = Field(description="No row makes sense without it.")


class KnownSheet(BaseModel):
    kind: Kind
    name: Names
    columns: list[KnownColumn]


class KnownColumns(BaseModel):
    items: list[KnownSheet]


class ProblemGroup(BaseModel):
    severity: str
    sheet: str
    column: str | None
    count: int


class ProblemGroups(BaseModel):
    """How many problems there are of each kind, by sheet and column."""

    items: list[ProblemGroup]
