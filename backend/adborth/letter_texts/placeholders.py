"""Braces in a text: each must hold a name that will be filled in, the same in both languages."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Fault:
    language: str
    code: str
    found: str


def names_in(text: str) -> set[str]:
    return {name for name in BRACES.findall(text) if name}


def faults_of(texts: Mapping[str, str], known: Collection[str]) -> Iterator[Fault]:
    """`texts` by language."""
    used: set[str] = set()
    for language, text in texts.items():
        yield from _faults(language, text, known)
        used |= names_in(text)
    for language, text in texts.items():
        if lacking := sorted(used & set(known) - names_in(text)):
            yield Fault(language, "placeholder-missing", ", ".join(f"{{{one}}}" for one in lacking))


def _faults(language: str, text: str, known: Collection[str]) -> Iterator[Fault]:
    for found in BRACES.finditer(text):
        if found[1] is None:
            yield Fault(language, "brace-alone", found[0])
        elif found[1] not in known:
            yield Fault(language, "placeholder-unknown", found[0][:60])
