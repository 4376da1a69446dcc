"""The whole e-mail addresses and telephone numbers in a text, however they are written.

For the ordinary search `cases/words.py` keeps shorter keys: there a person looks at what is found.
Here one address that resembles another would hand somebody's data to somebody else.
"""

import re
from collections.abc import Iterator

from adborth.lists.welsh_order import plain_letters

SHORTEST_NUMBER = 6
# A number of ten digits is whole: if a 0 follows apart, another one begins.
WHOLE = 10
# Bounded, so that a long word does not make it slow.
MAIL = re.compile(r"[^\s,;:<>()\[\]\"/|@]{1,64}@\w[^\s,;:<>()\[\]\"/|@]{0,254}")
AROUND = ".'!?\u2018\u2019"
NUMBER = re.compile(r"\+?\d(?:[\d().+/\u2010-\u2015-]|[^\S\n])*\d")
ABROAD = re.compile(r"(?<!\d)(?:\+|00)44[\s().-]*0?")


def contact_keys(text: str) -> frozenset[str]:
    """Nothing where there is neither; +44, 0044 and 0 begin the same number."""
    return frozenset(_keys(plain_letters(text)))


def _keys(text: str) -> Iterator[str]:
    for mail in MAIL.findall(text):
        yield mail.strip(AROUND)
    for run in NUMBER.findall(ABROAD.sub(" 0", MAIL.sub(" ; ", text))):
        for number in _apart(run):
            if len(number) >= SHORTEST_NUMBER:
                yield re.sub(r"^(?:44(?=\d{10}$)|00(?=[1-9]))", _begin, number)


def _begin(found: re.Match[str]) -> str:
    return "0" if found[0] == "44" else ""


def _apart(run: str) -> Iterator[str]:
    """Two numbers may stand with nothing but a space between them."""
    number = ""
    for digits in re.findall(r"\+?\d+", run):
        if digits[0] == "+" or (digits[0] == "0" and len(number) >= WHOLE):
            yield number
            number = ""
        number += digits.removeprefix("+")
    yield number
