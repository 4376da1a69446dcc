"""What a list of cases can be asked for."""

from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field

from adborth.access.roles import Whose
from adborth.cases.ombudsman_filter import AtTheOmbudsman
from adborth.cases.vocabulary import CaseKind, ClockResult, NotDone, Outcome, State, Waiting
from adborth.db.days import Day
from adborth.db.numbers import Id
from adborth.db.texts import Request, printable
from adborth.procedures.timetable import ClockKind, StageKind

Text = Annotated[str, Field(max_length=60), AfterValidator(printable)]


class CaseFilters(Request):
    """What a list of cases can be narrowed by, and its order."""

    model_config = ConfigDict(extra="forbid")

    kind: CaseKind | None = None
    state: State | None = None
    service: Text | None = None
    team: Text | None = None
    theme: Text | None = None
    channel: Text | None = None
    assigned_to: Annotated[
        Id | Literal["me", "nobody"] | None, Field(description="Whoever has the case.")
    ] = None
    received_from: Day | None = None
    received_to: Day | None = None
    q: Annotated[Text | None, Field(description="The beginning of a reference.")] = None
    overdue: bool | None = None
    due_from: Day | None = None
    due_by: Day | None = None
    next_clock: Annotated[ClockKind | None, Field(description="What is due next.")] = None
    waiting: Annotated[Waiting | None, Field(description="What the case waits for.")] = None
    whose: Annotated[
        Whose | None, Field(description="`team`: of the teams that one answers for.")
    ] = None
    batch: Id | None = None
    stage: StageKind | None = None
    entered_from: Annotated[Day | None, Field(description="Of `stage`.")] = None
    entered_to: Day | None = None
    clock: Annotated[
        ClockKind | None, Field(description="The clock that the filters below are about.")
    ] = None
    started_from: Day | None = None
    started_to: Day | None = None
    finished_from: Day | None = None
    finished_to: Day | None = None
    days_min: Annotated[int | None, Field(ge=-10_000, le=10_000)] = None
    days_max: Annotated[int | None, Field(ge=-10_000, le=10_000)] = None
    done: bool | None = None
    not_done: Annotated[
        NotDone | None, Field(description="Not done, and why: as it stood at the day of `as_at`.")
    ] = None
    result: ClockResult | None = None
    outcome: Outcome | Literal["none"] | None = None
    ombudsman: Annotated[
        AtTheOmbudsman | None,
        Field(description="What the Ombudsman did in the days below, or has open on the last."),
    ] = None
    ombudsman_from: Day | None = None
    ombudsman_to: Day | None = None
    as_at: Annotated[
        Day | None, Field(description="A clock that finished after it counts as not done.")
    ] = None
    sort: Literal["-received_on", "received_on", "reference", "-reference", "next_due_on"] = Field(
        default="-received_on",
        description="`next_due_on` leaves out the cases with nothing due.",
    )


class CaseQuery(CaseFilters):
    """A page of a list. The figures link to their cases with the same."""

    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[
        str | None, Field(max_length=500, description="`next` of the page before.")
    ] = None
