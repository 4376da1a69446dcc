"""Who has a case: what the API takes and tells."""

from typing import Annotated

from pydantic import BaseModel, Field

from adborth.db.numbers import Id
from adborth.db.texts import Request, example


class AssignCase(Request):
    """Gives the case to somebody, or takes it from whoever has it."""

    model_config = example(assigned_to=3)

    assigned_to: Annotated[
        Id | None,
        Field(description="The `id` of one of the assignees; null for nobody."),
    ]


class Assignee(BaseModel):
    id: int
    name: str


class AssignedCases(BaseModel):
    open_cases: int = Field(description="Neither closed nor withdrawn, and assigned to them.")


class Assignees(BaseModel):
    """By name."""

    items: list[Assignee]
