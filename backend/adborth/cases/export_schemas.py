"""Lists of cases as files, asked for by body: what is looked for may be somebody's name."""

from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field

from adborth.cases.case_query import CaseFilters
from adborth.cases.columns import Columns
from adborth.cases.search_schemas import Wanted


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"


class ExportCases(CaseFilters):
    """A list of cases with all its pages, in its order."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"state": "stage_1", "columns": ["reference", "next_due_on"], "format": "xlsx"}
            ]
        },
    )

    text: Annotated[Wanted | None, Field(description="As in a search for cases.")] = None
    columns: Columns
    format: Format
