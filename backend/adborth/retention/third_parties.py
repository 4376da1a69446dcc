"""Whose name stands in a text, whatever its capitals and accents, and other people made unnamed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from unicodedata import combining

from adborth.cases.words import TITLES
from adborth.lists.welsh_order import plain_letters

SHORTEST_NAME = 3
SHORTEST_CONTACT = 5
APART = re.compile(r"[,;\n]+")


def words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", plain_letters(text)))


@dataclass(frozen=True)
class Wanted:
    """Whom an export is about."""

    name: str
    contact: str | None = None

    @cached_property
    def words(self) -> frozenset[str]:
        return words(self.name)

    def is_named(self, name: str) -> bool:
        """Also as “Example, Alice” or “Mrs Alice Example”."""
        return bool(self.words) and self.words <= words(name)

    def is_reached(self, contact: str | None) -> bool:
        return bool(self.contact and contact) and _compact(self.contact) in _compact(contact)

    def stands_in(self, text: str) -> bool:
        return self._pattern.search(plain_letters(text)) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _whole(self.name)


@dataclass(frozen=True, slots=True)
class ThirdParty:
    number: int
    name: str
    contact: str | None = None


def _compact(contact: str | None) -> str:
    """Telephone numbers are written with and without spaces."""
    return re.sub(r"[\s()-]", "", plain_letters(contact or ""))


def _whole(name: str) -> re.Pattern[str]:
    parts = re.findall(r"\w+", plain_letters(name))
    return re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, parts)) + r"(?!\w)")


def unnamed(text: str, parties: Iterable[ThirdParty], own: frozenset[str], label: str) -> str:
    """The text with `[label n]` wherever a third party is named or can be reached.

    A single word of a name counts where it begins with a capital and is none of `own`, the words
    of the name that the export is about.
    """
    for party in parties:
        place = f"[{label} {party.number}]"
        for contact in APART.split(party.contact or ""):
            if len(contact.strip()) >= SHORTEST_CONTACT:
                pattern = re.compile(re.escape(plain_letters(contact.strip())))
                text = _replaced(text, pattern, place)
        if words(party.name):
            text = _replaced(text, _whole(party.name), place)
        for word in sorted(words(party.name) - own - TITLES):
            if len(word) >= SHORTEST_NAME:
                text = _replaced(text, _whole(word), place, capital=True)
    return text


def _replaced(text: str, pattern: re.Pattern[str], place: str, *, capital: bool = False) -> str:
    letters, origins = _letters(text)
    kept, end = [], 0
    for found in pattern.finditer(letters):
        first, last = origins[found.start()], origins[found.end() - 1]
        if capital and not text[first].isupper():
            continue
        kept += [text[end:first], place]
        end = last + 1
        while end < len(text) and combining(text[end]):
            end += 1
    return "".join([*kept, text[end:]])


def _letters(text: str) -> tuple[str, list[int]]:
    """The plain letters of a text, and the place in it of each."""
    pairs = [(letter, place) for place, sign in enumerate(text) for letter in plain_letters(sign)]
    return "".join(letter for letter, _ in pairs), [place for _, place in pairs]
