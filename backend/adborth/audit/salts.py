"""Salts, taken from the system's randomness many at a time.

Each time that a thread asks the system, every other thread goes first: for one that has a hundred
views to write, with people waiting for each, that is what takes longest.
"""

import os
from secrets import token_bytes

BYTES, AT_ONCE = 16, 256
_spare: list[str] = []
# Two processes must not have the same ones.
os.register_at_fork(after_in_child=_spare.clear)


def new_salt() -> str:
    """In hexadecimal digits. No two are the same, and none can be guessed."""
    while True:
        try:
            return _spare.pop()
        except IndexError:
            _spare.extend(token_bytes(BYTES * AT_ONCE).hex(" ", BYTES).split())
