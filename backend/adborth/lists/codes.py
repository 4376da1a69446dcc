"""Codes of entries: what addresses, filters and scripts know an entry by, whatever its name."""

import re
from collections.abc import Container
from itertools import count
from unicodedata import normalize

# An audit subject is the list and the code, in 60 characters.
LONGEST = 50
APOSTROPHES = re.compile("['\u2018\u2019]")
BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")


def code_from(name: str, taken: Container[str]) -> str:
    """The name as a code that is not taken: "Children's" becomes "childrens"."""
    plain = normalize("NFKD", APOSTROPHES.sub("", name)).encode("ascii", "ignore").decode().lower()
    code = BETWEEN_WORDS.sub("-", plain).strip("-")[: LONGEST - 4].strip("-") or "entry"
    if code not in taken:
        return code
    return next(tried for n in count(2) if (tried := f"{code}-{n}") not in taken)
