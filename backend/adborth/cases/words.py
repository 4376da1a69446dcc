"""The words by which a case is found: small letters that wear nothing above them.

What a hyphen, a stroke, a dot or an apostrophe joins is one word, and so is each ending of it:
`SSF-2627-0001` is found by its beginning, by `2627-0001` and by `0001`; `O'Brien` without its
apostrophe too. A name's words stand there a second time, marked, and so does how somebody is
reached: people are then found as people, not where a text has the same word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from adborth.lists.welsh_order import plain_letters

# They stand before anybody's name, in Welsh often after an article, which softens some of them.
TITLES = frozenset(
    {
        *("mr", "mrs", "miss", "ms", "mx", "dr", "doctor", "prof", "professor", "sir", "dame"),
        *("rev", "revd", "reverend", "cllr", "councillor"),
        *("bnr", "bns", "bonwr", "bonesig", "fonesig", "athro", "syr"),
        *("parch", "parchg", "parchedig", "barch", "barchedig"),
        *("cyng", "gyng", "cynghorydd", "gynghorydd"),
    }
)
ARTICLES = frozenset({"y", "yr"})
NAME, CONTACT = "@", "#"
LONGEST = 40
# Of one case: what follows the first five thousand different words finds it no more.
MOST = 5_000
MOST_ASKED = 10
SHORTEST_NUMBER = 6
PART = re.compile(r"[^\W_]+")
JOINED = re.compile(r"[^\W_]+(?:[-'\u2018\u2019./][^\W_]+)*")
APART = re.compile(r"[,;\n]+")


def words_in(text: str) -> Iterator[str]:
    """As they are kept, with the endings of joined ones."""
    for found in JOINED.findall(plain_letters(text)):
        if found.isalnum():
            yield found[:LONGEST]
        else:
            parts = PART.findall(found)
            for first in range(len(parts)):
                yield "".join(parts[first : first + LONGEST])[:LONGEST]


def words_asked(text: str) -> list[str]:
    """As they are looked for: the beginning of each must be that of a word of the case."""
    whole = ("".join(PART.findall(found)) for found in JOINED.findall(plain_letters(text)))
    return [word[:LONGEST] for word in dict.fromkeys(whole) if _tells(word)][:MOST_ASKED]


def words_of_case(
    references: Iterable[str | None],
    people: Iterable[tuple[str, str | None]],
    texts: Iterable[str],
) -> str:
    """`people` are names, and how each is reached. The words stand apart by spaces."""
    found: dict[str, None] = {}
    for reference in references:
        found |= dict.fromkeys(words_in(reference or ""))
    for name, contact in people:
        of_name = list(words_in(name))
        found |= dict.fromkeys(of_name)
        found |= dict.fromkeys(NAME + word for word in of_name)
        if contact:
            found |= dict.fromkeys(words_in(contact))
            found |= dict.fromkeys(CONTACT + key for key in contact_keys(contact))
    for text in texts:
        if len(found) >= MOST:
            break
        found |= dict.fromkeys(words_in(text))
    return " ".join([word for word in found if _tells(word)][:MOST])


def name_asked(name: str) -> list[str]:
    """The words of a name as it is typed, without a title before it."""
    return without_titles(words_asked(name))


def without_titles(words: Sequence[str]) -> list[str]:
    """Of a name, in small letters: `yr athro alice example` without the first two."""
    return [
        word
        for place, word in enumerate(words)
        if word not in TITLES
        and not (word in ARTICLES and TITLES.intersection(words[place + 1 : place + 2]))
    ]


def contact_keys(contact: str) -> Iterator[str]:
    """E-mail addresses and telephone numbers, however they are written."""
    for one in APART.split(plain_letters(contact)):
        if "@" in one:
            yield "".join(PART.findall(one))[:LONGEST]
        elif len(digits := re.sub(r"\D", "", one)) >= SHORTEST_NUMBER:
            yield re.sub(r"^(00)?44", "0", digits)[:LONGEST]


def _tells(word: str) -> bool:
    """A single letter is in every case."""
    return len(word) > 1 or not word.isascii()
