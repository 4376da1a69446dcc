from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from adborth.db.texts import Names, Request, example, printable
from adborth.i18n.catalogue import both
from adborth.letter_texts.vocabulary import LetterCode, Placeholder

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=5_000),
    AfterValidator(printable),
]


class Wording(Request):
    """A text in both languages; `{reference}` and the like are filled in for a case."""

    model_config = example(**both("example-letter"))

    en: Text
    cy: Text


class PlaceholderDetail(BaseModel):
    name: Placeholder
    meaning: Names


class LetterVersion(BaseModel):
    version: int
    text: Names
    made_at: datetime
    made_by: str


class LetterTextDetail(LetterVersion):
    """`version` is for `If-Match` when the text is changed."""

    code: LetterCode
    name: Names
    placeholders: list[PlaceholderDetail] = Field(description="Those that the text may hold.")


class LetterTextList(BaseModel):
    items: list[LetterTextDetail]


class LetterVersions(BaseModel):
    """The latest first."""

    items: list[LetterVersion]
