"""The day's work, as the API gives it."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from adborth.access.roles import Whose
from adborth.cases.answer_schemas import CaseSummary
from adborth.cases.transitions import Action
from adborth.cases.vocabulary import CorrespondenceLanguage, DueWhen, Waiting


class TodayCase(CaseSummary):
    language: Annotated[
        CorrespondenceLanguage | None, Field(description="Of the complainant; null without people.")
    ]
    next_action: Annotated[
        Action | None, Field(description="What to do next; null where it is for somebody else.")
    ]


class TodayGroup(BaseModel):
    """A case stands in one group by when it falls due, and in each that says what it waits for."""

    group: DueWhen | Waiting
    count: int
    cases: Annotated[str, Field(description="The list of all of them.")]
    items: Annotated[list[TodayCase], Field(description="The first of them, by due date.")]


class Today(BaseModel):
    """The groups in the order in which this person needs them."""

    today: date
    soon_to: Annotated[date, Field(description="The last of the next five working days.")]
    whose: Whose
    choices: Annotated[list[Whose], Field(description="What this person may ask for.")]
    total: Annotated[
        int, Field(description="Cases with something due, or a Stage 2 that has not started.")
    ]
    unassigned: Annotated[int, Field(description="Those of them that nobody has.")]
    groups: list[TodayGroup]
