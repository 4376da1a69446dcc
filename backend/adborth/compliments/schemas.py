"""What the API takes (verbs) and gives (nouns) about compliments."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from adborth.cases.answer_schemas import ListedName
from adborth.cases.vocabulary import CorrespondenceLanguage
from adborth.compliments.allowed import ComplimentAction
from adborth.db.days import Day
from adborth.db.numbers import Id
from adborth.db.pagination import Cursor, Limit
from adborth.db.texts import Code, Line, Prose, Request, visible

FromWhom = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=100),
    AfterValidator(visible),
    Field(description="A relationship such as “Mother” is enough; a name need not be kept."),
]


class ComplimentQuery(Request):
    service: Code | None = None
    team: Code | None = None
    received_from: Day | None = None
    received_to: Day | None = None
    published: Annotated[
        bool | None, Field(description="Whether there is a redacted copy that was checked.")
    ] = None
    to_check: Annotated[
        bool | None, Field(description="Whether a redacted copy waits for a second person.")
    ] = None
    shared: Annotated[
        bool | None, Field(description="Whether those who were praised have heard of it.")
    ] = None
    batch: Annotated[Id | None, Field(description="An import.")] = None
    sort: Literal["-received_on", "received_on"] = "-received_on"
    limit: Limit = 50
    cursor: Cursor = None


class LogCompliment(Request):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "service": "adults",
                    "received_on": "2026-08-03",
                    "from_whom": "Daughter",
                    "language": "english",
                    "text": "Thank you, Bob, for your kindness.",
                }
            ]
        }
    )

    service: Code
    team: Code | None = None
    received_on: Day
    from_whom: FromWhom
    language: CorrespondenceLanguage = CorrespondenceLanguage.NOT_ASKED
    text: Prose


class CorrectCompliment(Request):
    """Only the fields that are sent change. Another service without a team clears the team."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"received_on": "2026-08-02"}]})

    service: Code | None = None
    team: Code | None = None
    received_on: Day | None = None
    from_whom: FromWhom | None = None
    language: CorrespondenceLanguage | None = None
    text: Prose | None = None


class Redact(Request):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "Thank you for your kindness."}]}
    )

    text: Annotated[Prose, Field(description="The whole copy, as it may be published.")]


class ShareCompliment(Request):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"shared_on": "2026-08-05", "shared_with": "Reablement, team meeting"}]
        }
    )

    shared_on: Day
    shared_with: Annotated[Line, Field(description="The team, or somebody in it.")]


class ComplimentSummary(BaseModel):
    reference: str
    service: ListedName
    team: ListedName | None
    received_on: date
    from_whom: str
    language: CorrespondenceLanguage
    excerpt: str = Field(description="The first 200 characters of the text.")
    published: bool
    to_check: bool
    shared: bool
    published_text: str | None = Field(
        description="The redacted copy, once a second person has checked it."
    )
    version: int
    disposed_on: date | None


class ComplimentPage(BaseModel):
    items: list[ComplimentSummary]
    next: str | None = Field(description="The cursor of the next page; null on the last.")


class Redaction(BaseModel):
    text: str
    redacted_by: str
    checked_by: str | None


class Share(BaseModel):
    number: int
    shared_on: date
    shared_with: str
    recorded_by: str
    recorded_at: datetime


class ComplimentOrigin(BaseModel):
    batch: int
    sheet: str | None
    row: int | None


class ComplimentDetail(BaseModel):
    reference: str
    service: ListedName
    team: ListedName | None
    received_on: date
    from_whom: str
    language: CorrespondenceLanguage
    text: str
    redaction: Redaction | None
    published_text: str | None = Field(
        description="The redacted copy, once a second person has checked it."
    )
    shares: list[Share]
    logged_at: datetime
    logged_by: str
    version: int
    disposed_on: date | None = Field(description="Nobody's data are left of it since that day.")
    allowed_actions: list[ComplimentAction] = Field(description="What the asker may do now.")
    origin: ComplimentOrigin | None = Field(description="The import that brought it.")
