"""Searches for cases. They go by body, since what is looked for is somebody's name."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from adborth.cases.answer_schemas import CaseSummary
from adborth.cases.case_query import CaseQuery
from adborth.cases.similarity import Because, Likeness
from adborth.db.days import Day
from adborth.db.texts import Code, Request, example, printable

Wanted = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(printable),
]
Typed = Annotated[str, StringConstraints(max_length=500), AfterValidator(printable)]


class SearchCases(CaseQuery):
    """A list of cases, narrowed by what stands in them as well."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"text": "sian wyn", "state": "stage_1"}]},
    )

    text: Annotated[
        Wanted,
        Field(
            description="Words, or their beginnings, of references, of people's names and how they "
            "are reached, of the summary and the elements: all of them. Capitals and accents do "
            "not count."
        ),
    ]


class FindSimilar(Request):
    """A new contact, as far as it is typed."""

    model_config = example(names=["Alice Example"], service="adults", received_on="2026-08-03")

    names: Annotated[tuple[Typed, ...], Field(max_length=20)] = ()
    contacts: Annotated[
        tuple[Typed, ...],
        Field(max_length=20, description="E-mail addresses and telephone numbers."),
    ] = ()
    service: Code | None = None
    received_on: Day | None = None
    but: Annotated[
        str | None, Field(max_length=20, description="The reference of a case to leave out.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=50)] = 10


class SimilarCase(CaseSummary):
    likeness: Annotated[
        Likeness,
        Field(
            description="A possible duplicate is of the same person and, where that is known, of "
            "the same service, and was received within 14 days."
        ),
    ]
    because: Annotated[list[Because], Field(description="What is the same.")]
    people: Annotated[list[str], Field(description="Who may be the person, as the case has it.")]


class SimilarCases(BaseModel):
    """Possible duplicates first, then the latest."""

    items: list[SimilarCase]
