"""Every text that the service says, in both languages, from `messages/<language>/*.ftl`."""

from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

MESSAGES = Path(__file__).parent / "messages"


class Language(StrEnum):
    EN = "en"
    CY = "cy"


@cache
def bundle(language: Language) -> FluentBundle:
    made = FluentBundle([language.value], use_isolating=False)
    for file in sorted((MESSAGES / language).glob("*.ftl")):
        made.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return made


def has_message(message: str) -> bool:
    return bundle(Language.EN).has_message(message)


def translate(
    language: Language, message: str, params: dict[str, Any] | None = None, part: str = ""
) -> str:
    """The text of `message`, or of its attribute `part`. A day reads as people write it.

    Raises KeyError where the message files lack it, so that a test can find it.
    """
    found = bundle(language).get_message(message)
    pattern = found.attributes[part] if part else found.value
    if pattern is None:
        raise KeyError(message)
    filled = {name: _said(language, value) for name, value in (params or {}).items()}
    text, faults = bundle(language).format_pattern(pattern, filled)
    if faults:
        raise KeyError(f"{message}: {faults[0]}")
    return str(text)


def _said(language: Language, value: Any) -> Any:
    if not isinstance(value, date):
        return value
    return f"{value.day} {translate(language, f'month-{value.month}')} {value.year}"


@cache
def both(message: str) -> dict[str, str]:
    """A message without parameters, in both languages, as the API sends names."""
    return {language.value: translate(language, message) for language in Language}


def preferred(accept_language: str) -> Language:
    """The language a reader asks for by `Accept-Language`; English where they do not say."""
    best, weight = Language.EN, 0.0
    for part in accept_language.split(","):
        tag, _, rest = part.strip().partition(";")
        name = tag.strip().lower().split("-")[0]
        try:
            quality = float(rest.partition("=")[2]) if rest else 1.0
        except ValueError:
            continue
        if name in set(Language) and quality > weight:
            best, weight = Language(name), quality
    return best
