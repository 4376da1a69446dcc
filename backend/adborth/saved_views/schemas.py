from datetime import datetime
from functools import partial
from typing import Annotated, Any
from unicodedata import normalize

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from adborth.cases.case_query import CaseFilters
from adborth.cases.columns import Column, Columns
from adborth.db.texts import Request, example, visible

Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=60),
    AfterValidator(visible),
    AfterValidator(partial(normalize, "NFC")),  # the same name, however it was typed
]


def _never_kept(value: Any) -> None:
    if value is not None:
        raise PydanticCustomError("never_kept", "what a view does not keep")


NeverKept = Annotated[
    None,
    BeforeValidator(_never_kept),
    Field(description="Never kept: what is looked for may be a name, and a page passes."),
]


class KeptFilters(CaseFilters):
    """The filters and the order of a list of cases."""

    q: NeverKept = None
    text: NeverKept = None
    limit: NeverKept = None
    cursor: NeverKept = None


ShownColumns = Annotated[
    Columns | None, Field(description="Null: those that everybody begins with.")
]


class KeepView(Request):
    """A list of cases under a name that its owner has given to no other."""

    model_config = example(
        name="Overdue in Adults",
        filters={"service": "adults", "overdue": True, "sort": "next_due_on"},
        columns=["reference", "team", "next_due_on"],
    )

    name: Name
    filters: KeptFilters
    columns: ShownColumns = None


class ChangeView(Request):
    """What is left out stays as it is."""

    model_config = example(name="Overdue")

    name: Name | None = None
    filters: KeptFilters | None = None
    columns: ShownColumns = None


class ViewDetail(BaseModel):
    """`version` is for `If-Match` when the view is changed or forgotten."""

    id: int
    name: str
    filters: dict[str, str | int | bool] = Field(description="As a list of cases takes them.")
    columns: list[Column] | None
    version: int
    saved_at: datetime


class ViewList(BaseModel):
    """One's own, in the alphabetical order of the language asked for."""

    items: list[ViewDetail]
