"""What the API takes (verbs) and gives (nouns) about imports."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, Field

from adborth.imports.columns import Kind
from adborth.imports.remarks import Severity
from adborth.imports.states import BatchAction, BatchState


class ImportCounts(BaseModel):
    """`blocking` are problems of a header row: with one of those nothing can be imported."""

    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    bad: int = 0
    problems: int = 0
    warnings: int = 0
    blocking: int = 0


class ImportFault(BaseModel):
    """What stopped the import as a whole."""

    code: str
    reason: str
    mend: str


class ImportDetail(BaseModel):
    """Ask again while `state` is checking, writing or taking_back; `rows_done` moves on."""

    id: int
    file: str
    state: BatchState
    skip_bad_rows: bool
    made_by: str
    made_at: datetime
    written_at: datetime | None
    purged_at: datetime | None = Field(
        description="Since then what the file said is forgotten: nothing can be taken back."
    )
    rows_done: int
    counts: ImportCounts
    fault: ImportFault | None
    allowed_actions: list[BatchAction]


class ImportPage(BaseModel):
    items: list[ImportDetail]
    next: str | None


class ImportProblemDetail(BaseModel):
    """`found` is what stood there, `column` the heading above it."""

    number: int
    severity: Severity
    sheet: str
    row: int | None
    column: str | None
    found: str | None
    code: str
    reason: str
    mend: str


class ImportProblemPage(BaseModel):
    items: list[ImportProblemDetail]
    next: str | None


class FieldChange(BaseModel):
    field: str
    before: Annotated[Any, Field(description="As the last import of the row had it.")]
    after: Any


class ImportChangeDetail(BaseModel):
    """A row that says something else than the last time it was imported."""

    number: int
    sheet: str
    row: int
    kind: Kind
    key: str
    changes: list[FieldChange]


class ImportChangePage(BaseModel):
    items: list[ImportChangeDetail]
    next: str | None
