"""One action on many cases: what the API takes and tells."""

from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from adborth.cases.assignment_schemas import AssignCase
from adborth.cases.schemas import RecordReceipt
from adborth.db.numbers import Id
from adborth.db.texts import REFERENCE, Request, example
from adborth.problems import Problem

SEEN = [{"reference": "SSF-2122-0001", "version": 3}]


class CaseAsSeen(Request):
    reference: Annotated[str, StringConstraints(pattern=REFERENCE)]
    version: Annotated[Id, Field(description="On which the change is based.")]


Cases = Annotated[list[CaseAsSeen], Field(min_length=1, max_length=200)]


class RecordReceipts(RecordReceipt):
    """The same receipt of many cases."""

    model_config = example(receipted_on="2026-08-03", cases=SEEN)

    cases: Cases


class AssignManyCases(AssignCase):
    """Gives many cases to one person, or to nobody."""

    model_config = example(assigned_to=3, cases=SEEN)

    cases: Cases


class BulkResult(BaseModel):
    reference: str
    problem: Annotated[
        Problem | None, Field(description="Why this case was left as it is; null where it was not.")
    ]


class BulkResults(BaseModel):
    """In the order in which the cases were named, each once."""

    items: list[BulkResult]
