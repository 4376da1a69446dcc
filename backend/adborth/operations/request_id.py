"""The number of a request: in its answer, in what is logged of it, and in its problem.

A number that is sent along is kept where it is a UUID: anything else could hold a name.
"""

import re
from contextvars import ContextVar
from random import getrandbits

UUID = re.compile(rb"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.I)
_current: ContextVar[str] = ContextVar("request_id", default="")


def begin(sent: bytes | None) -> str:
    known = sent is not None and UUID.fullmatch(sent)
    number = sent.decode().lower() if sent is not None and known else _new()
    _current.set(number)
    return number


def _new() -> str:
    """A random UUID (RFC 9562, 5.4), without the cost of an object for it.

    It is no secret: asking the system for randomness would let every other thread go first.
    """
    digits = f"{getrandbits(128):032x}"
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"


def current() -> str:
    """Empty outside a request."""
    return _current.get()


def instance() -> str | None:
    """As a problem names its occurrence (RFC 9457, 3.1.5)."""
    number = _current.get().replace("-", "")
    if not number:
        return None
    parts = (number[:8], number[8:12], number[12:16], number[16:20], number[20:])
    return f"urn:uuid:{'-'.join(parts)}"
