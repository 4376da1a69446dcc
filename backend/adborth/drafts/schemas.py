from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from adborth.db.texts import Request, example, printable

FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.]{1,60}$")]
AsTyped = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(printable)]


class SaveDraft(Request):
    """Whatever stands in the form, right or wrong: nothing of it is checked yet."""

    model_config = example(fields={"kind": "complaint", "summary": "Nobody has call"})

    fields: Annotated[dict[FieldName, AsTyped], Field(max_length=200)]


class DraftDetail(BaseModel):
    id: str
    fields: dict[str, str]
    saved_at: datetime


class DraftList(BaseModel):
    """The latest first."""

    items: list[DraftDetail]
