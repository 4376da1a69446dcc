"""The order of the Welsh alphabet, in which ch, dd, ff, ng, ll, ph, rh and th are letters.

Browsers and databases do not know it everywhere. Where n and g are two letters, as in "Bangor",
no spelling tells: they are sorted as the one letter that they usually are.
"""

import re
from functools import lru_cache
from unicodedata import combining, normalize

ALPHABET = "a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z"
RANKS = {letter: rank for rank, letter in enumerate([*"0123456789", *ALPHABET.split()])}
LETTER = re.compile("|".join(sorted(RANKS, key=len, reverse=True)))
# A hyphen is not sorted by, but parts letters that would otherwise be one: "cyd-drefnu".
WORD = re.compile("\\w+(?:[-'\u2018\u2019]\\w+)*")


def welsh_key(name: str) -> tuple[list[list[int]], str]:
    """What a name is sorted by: word by word, whatever its capitals and accents."""
    words = WORD.findall(without_accents(name))
    return [[RANKS[letter] for letter in LETTER.findall(word)] for word in words], name


# The lists are sorted again for every case, and are always the same few names.
@lru_cache(maxsize=4096)
def without_accents(name: str) -> str:
    """The name in small letters that wear nothing above them."""
    return plain_letters(name)


def plain_letters(text: str) -> str:
    """The same for any text, which nobody remembers."""
    if text.isascii():
        return text.lower()
    letters = normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not combining(letter))
