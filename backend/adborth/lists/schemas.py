from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from adborth.db.texts import Code, Names, NewNames, Request
from adborth.i18n.catalogue import both
from adborth.lists.codes import LONGEST

NewCode = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST),
    Field(description="Left out: made from the English name. It never changes."),
]
Oral = Annotated[
    bool | None,
    Field(description="Only of channels: a complaint made so needs its written record."),
]


class AddEntry(Request):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"name": {**both("example-theme")}},
                {"name": {**both("example-team")}, "service": "adults"},
                {"name": {**both("example-channel")}, "is_oral": True},
            ]
        }
    )

    name: NewNames
    code: NewCode | None = None
    service: Annotated[Code | None, Field(description="Only of teams, which need one.")] = None
    is_oral: Oral = None


class ChangeEntry(Request):
    """Only the fields that are sent change. A name is changed in both languages at once."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"name": {**both("example-theme")}},
                {"retired": True},
            ]
        }
    )

    name: NewNames | None = None
    retired: Annotated[
        bool | None,
        Field(description="True takes it out of use from today; false brings it back."),
    ] = None
    is_oral: Oral = None


class EntryDetail(BaseModel):
    code: str
    name: Names
    retired_on: date | None = Field(description="Since when it cannot be chosen for new cases.")
    version: int = Field(description="For `If-Match` when the entry is changed.")


class TeamDetail(EntryDetail):
    service: str = Field(description="The code of its service.")


class ChannelDetail(EntryDetail):
    is_oral: bool


class Places(BaseModel):
    """Where an entry stands in its list, sorted by its name in a language, from 1 on."""

    en: int
    cy: int = Field(description="By the Welsh alphabet, in which ch, dd and ll are letters.")


class Placed(BaseModel):
    order: Places


class ListedEntry(Placed, EntryDetail): ...


class ListedTeam(Placed, TeamDetail): ...


class ListedChannel(Placed, ChannelDetail): ...


class Lists(BaseModel):
    """Each in the alphabetical order of its English names."""

    services: list[ListedEntry]
    teams: list[ListedTeam]
    themes: list[ListedEntry]
    channels: list[ListedChannel]
