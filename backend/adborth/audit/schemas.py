from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, Field, StringConstraints

from adborth.db.pagination import Cursor, Limit
from adborth.db.texts import Request, printable

Asked = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(printable)]


class AuditQuery(Request):
    """What the entries can be narrowed by: exactly as they stand."""

    actor: Annotated[Asked | None, Field(description="A user name, or `system:…`.")] = None
    action: Annotated[Asked | None, Field(description="Such as `view` or `open`.")] = None
    subject: Annotated[Asked | None, Field(description="Such as the reference of a case.")] = None
    first: Annotated[
        AwareDatetime | None, Field(alias="from", description="The first instant that counts.")
    ] = None
    to: Annotated[
        AwareDatetime | None, Field(description="The first instant that no longer counts.")
    ] = None
    limit: Limit = 50
    cursor: Cursor = None


class Refusal(BaseModel):
    """Kept the first time in a day, the tenth, the hundredth and so on."""

    code: str = Field(description="Of the problem that was answered.")
    times: int = Field(description="How often so far, on this day and by one process.")


class AuditEntryListed(BaseModel):
    """Who did what to what, when and from where. What it was before and after is not shown."""

    id: int
    link: int | None = Field(description="Its place in the hash chain; null until it is sealed.")
    at: datetime
    actor: str
    action: str
    subject: str
    client: str | None = Field(description="A program, such as `Firefox/128.0`.")
    address: str | None
    request_id: str | None
    fields: list[str] = Field(description="The names of the fields that were changed.")
    filters: list[str] = Field(description="Of a list that was seen: what it was narrowed by.")
    columns: list[str] = Field(description="Of a list that was downloaded: what left with it.")
    shown: int | None = Field(description="Of a list that was seen: how many things it held.")
    refusal: Refusal | None = Field(
        description="Of what was refused: `subject` is then the name of the operation."
    )


class AuditPage(BaseModel):
    items: list[AuditEntryListed]
    next: str | None
