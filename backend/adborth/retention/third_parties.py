"""Whose name stands in a text, whatever its capitals and accents, and other people made unnamed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from unicodedata import combining

from adborth.cases.words import JOINED, PART, TITLES, without_titles, words_in
from adborth.lists.welsh_order import plain_letters
from adborth.retention.contacts import contact_keys

SHORTEST_NAME = 3
SHORTEST_CONTACT = 5
APART = re.compile(r"[,;\n]+")
# What may stand inside a word: O'Brien is written OBrien too.
JOINS = "[-'\u2018\u2019./]"
JOINING = re.compile(JOINS)
WITHIN = f"{JOINS}?"


def words(text: str) -> frozenset[str]:
    """Apart and as one: those of O'Brien are `o`, `brien` and `obrien`."""
    letters = plain_letters(text)
    joined = words_in(text) if JOINING.search(letters) else ()
    return frozenset((*PART.findall(letters), *joined))


@dataclass(frozen=True)
class Wanted:
    """Whom an export is about. A title is no part of the name."""

    name: str
    contact: str | None = None
    # What a case says besides: how they are reached in it, and who stood in it beside them.
    own_keys: frozenset[str] = frozenset()
    beside: frozenset[frozenset[str]] = frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        return words(" ".join(self._asked))

    @cached_property
    def keys(self) -> frozenset[str]:
        return self.own_keys | contact_keys(self.contact or "")

    def is_named(self, name: str) -> bool:
        """Also as “Example, Alice” or “Mrs Alice Example”."""
        known = words(name)
        return bool(self._asked) and any(asked <= known for asked in self._spellings)

    def is_reached(self, contact: str | None) -> bool:
        """By the same whole e-mail address or telephone number."""
        return bool(self.keys and contact) and not self.keys.isdisjoint(contact_keys(contact or ""))

    def stands_in(self, text: str) -> bool:
        return self._pattern.search(plain_letters(text)) is not None

    def is_beside(self, name: str) -> bool:
        """Somebody else for certain, however they are reached."""
        return words(name) in self.beside

    def reached_too(self, contacts: Iterable[str | None]) -> "Wanted":
        """Also by what stands in their entries, under whatever name."""
        found = (contact_keys(contact or "") for contact in contacts)
        return replace(self, own_keys=self.own_keys.union(*found))

    def with_beside(self, names: Iterable[str]) -> "Wanted":
        return replace(self, beside=self.beside.union(map(words, names)))

    @cached_property
    def _asked(self) -> list[str]:
        """A dot is after a title or an initial, and joins nothing."""
        return without_titles(JOINED.findall(plain_letters(self.name).replace(".", " ")))

    @cached_property
    def _spellings(self) -> tuple[frozenset[str], frozenset[str]]:
        apart = [PART.findall(word) for word in self._asked]
        return frozenset("".join(parts) for parts in apart), frozenset().union(*apart)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _whole(" ".join(self._asked))


@dataclass(frozen=True, slots=True)
class ThirdParty:
    number: int
    name: str
    contact: str | None = None

    def apart_from(self, wanted: Wanted) -> "ThirdParty":
        """Without the ways in which the person is reached too: these tell nobody of another."""
        parts = APART.split(self.contact or "")
        left = "\n".join(part for part in parts if not wanted.is_reached(part))
        return ThirdParty(self.number, self.name, left)


def _whole(name: str) -> re.Pattern[str]:
    found = JOINED.findall(plain_letters(name))
    return re.compile(r"(?<!\w)" + r"\W+".join(map(_spelt, found)) + r"(?!\w)")


def _spelt(word: str) -> str:
    return r"\W*".join(WITHIN.join(part) for part in PART.findall(word))


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
        for word in sorted(words(party.name) - own - TITLES, key=len, reverse=True):
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
