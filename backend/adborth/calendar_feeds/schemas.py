from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from adborth.access.roles import Whose
from adborth.db.texts import Request, example
from adborth.i18n.catalogue import Language


class AddCalendarFeed(Request):
    model_config = example(whose="mine", language="cy")

    whose: Whose
    language: Annotated[Language, Field(description="Of the texts in the calendar.")]


class CalendarFeedDetail(BaseModel):
    id: Annotated[str, Field(description="To take it away by. It opens nothing.")]
    whose: Whose
    language: Language
    made_at: datetime
    fetched_at: Annotated[datetime | None, Field(description="When it was fetched last.")]
    ends_at: Annotated[
        datetime, Field(description="Unless its owner signs in before, which moves it on.")
    ]


class CalendarFeedMade(CalendarFeedDetail):
    path: Annotated[
        str,
        Field(
            description="Where it can be fetched, on this service. Shown this once.",
            examples=["/api/v1/calendars/….ics"],
        ),
    ]


class CalendarFeedList(BaseModel):
    items: list[CalendarFeedDetail]
    choices: Annotated[
        list[Whose], Field(description="Whose cases this person may make a feed of.")
    ]
