"""What the API takes and tells about who may see a case."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from adborth.cases.vocabulary import AccessGround
from adborth.db.texts import Line, Prose, Request, example

Username = Annotated[Line, Field(max_length=100)]


class RestrictCase(Request):
    """A restricted case is seen only by those who are named or appointed."""

    model_config = example(restricted=True, reason="A colleague is a relative.")

    restricted: bool
    reason: Prose


class NameSubjects(Request):
    """The whole list of the members of staff whom the case is about: they never see it."""

    model_config = example(subjects=["bob"])

    subjects: Annotated[tuple[Username, ...], Field(max_length=50)]


class GiveAccess(Request):
    """`appointed` is for an independent investigator, for as long as they are appointed."""

    model_config = example(username="charlie", ground="appointed")

    username: Username
    ground: Literal[AccessGround.NAMED, AccessGround.APPOINTED]
    reason: Prose | None = None


class BreakTheGlass(Request):
    """Opens a restricted case for some hours. The complaints officer is told, with the reason."""

    model_config = example(reason="The complainant is at reception and in distress.")

    reason: Prose


class Somebody(BaseModel):
    username: str
    display_name: str


class AccessGiven(Somebody):
    number: int
    ground: AccessGround
    reason: str | None
    from_at: datetime
    until_at: datetime | None
    given_by: str


class CaseAccessAnswer(BaseModel):
    reference: str
    restricted: bool
    subjects: list[Somebody]
    access: list[AccessGiven]
    version: int


class GlassBroken(BaseModel):
    reference: str
    until_at: datetime


class GlassReport(Somebody):
    number: int
    reference: str
    reason: str
    from_at: datetime
    until_at: datetime
    seen_by: str | None


class GlassReports(BaseModel):
    """Those that nobody has looked at come first."""

    items: list[GlassReport]
