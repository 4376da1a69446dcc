"""The hash chain: each entry is sealed with the hash of the one before it.

An entry's values stand in the chain by a salted digest of their own, so that the values of a
case that is disposed of can be forgotten, and every hash still holds.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

import orjson

SEALED = ("actor", "action", "subject", "client", "address", "request_id", "digest")


class Head(NamedTuple):
    """The last link, and its hash."""

    link: int
    hash: str


GENESIS = Head(0, "0" * 64)


def canonical(entry: Mapping[str, Any], link: int, previous: str) -> bytes:
    """One text for one entry: sorted keys, no blanks, the moment in UTC to the microsecond."""
    at: datetime = entry["at"]
    told = {name: entry[name] for name in SEALED}
    told["at"] = at.astimezone(UTC).isoformat(timespec="microseconds")
    return orjson.dumps(told | {"link": link, "previous": previous}, option=orjson.OPT_SORT_KEYS)


def after(head: Head, entry: Mapping[str, Any]) -> Head:
    """The head of the chain once this entry is its last."""
    link = head.link + 1
    return Head(link, sha256(canonical(entry, link, head.hash)).hexdigest())


def digest_of(changes: Mapping[str, Any], salt: str) -> str:
    """Salted: a forgotten name must not be found again by trying all names."""
    text = orjson.dumps(changes, option=orjson.OPT_SORT_KEYS)
    return sha256(salt.encode() + text).hexdigest()
