"""Texts as both databases can keep them, and requests that refuse what they do not know."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from adborth.hidden_characters import HIDDEN

# One of the two parts of which JSON can write a character.
HALF = re.compile("[\ud800-\udfff]")


def printable(text: str) -> str:
    """PostgreSQL cannot store NUL nor half a character, and no reader can see them."""
    if "\x00" in text or (not text.isascii() and HALF.search(text)):
        raise PydanticCustomError("control_character", "a character that cannot be kept")
    return text


def visible(text: str) -> str:
    """Two names that look the same are the same, and none turns what stands beside it."""
    if not text.isascii() and HIDDEN.search(text):
        raise PydanticCustomError("hidden_character", "a character that nobody sees")
    return printable(text)


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(visible),
]
Prose = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000),
    AfterValidator(printable),
]
CODE = r"^[a-z0-9][a-z0-9-]{0,59}$"
# Of a case or a compliment.
REFERENCE = r"^[A-Z]{2,5}-\d{4}-\d{4,9}$"
Code = Annotated[str, StringConstraints(pattern=CODE)]


class Request(BaseModel):
    """A request body: unknown fields are refused, because a misspelt one would be lost."""

    model_config = ConfigDict(extra="forbid")


def example(**fields: Any) -> ConfigDict:
    """A body as the contract shows it."""
    return ConfigDict(json_schema_extra={"examples": [fields]})


class Names(BaseModel):
    """A name in both languages."""

    en: str
    cy: str


class NewNames(Request):
    """A name that somebody gives: what can be read in one language can be read in both."""

    en: Line
    cy: Line
