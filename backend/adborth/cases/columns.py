"""The columns that a list of cases can have."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError


class Column(StrEnum):
    """The last three stand on the web page in the cell of another."""

    REFERENCE = "reference"
    TRACKER_REF = "tracker_ref"
    KIND = "kind"
    STATE = "state"
    SERVICE = "service"
    TEAM = "team"
    THEME = "theme"
    CHANNEL = "channel"
    ASSIGNED_TO = "assigned_to"
    RECEIVED_ON = "received_on"
    RECEIPTED_ON = "receipted_on"
    NEXT_DUE_ON = "next_due_on"
    NEXT_CLOCK = "next_clock"
    WORKING_DAYS_LEFT = "working_days_left"
    RESTRICTED = "restricted"


def _each_once(columns: list[Column]) -> list[Column]:
    if len(set(columns)) < len(columns):
        raise PydanticCustomError("column_twice", "a column that stands twice")
    return columns


Columns = Annotated[
    list[Column],
    Field(min_length=1, max_length=len(Column), description="In the order in which they stand."),
    AfterValidator(_each_once),
]
