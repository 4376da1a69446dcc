"""Entity tags: a change names the version it is based on, so that nobody overwrites another."""

import re
from typing import Annotated

from fastapi import Depends, Header

from adborth.errors import Invalid, PreconditionMissing, Stale

# A server in between that compresses answers marks their tags as weak: W/"3".
TAG = re.compile(r'(?:W/)?"(\d{1,9})"')


class IfMatchMissing(PreconditionMissing): ...


class VersionStale(Stale): ...


def etag(version: int) -> str:
    return f'"{version}"'


IfMatchHeader = Annotated[
    str | None, Header(description='The `ETag` of what the change is based on, such as `"3"`.')
]
IfNoneMatch = Annotated[
    str | None,
    Header(alias="If-None-Match", description="The `ETag` of the answer that is known already."),
]


async def expected_version(if_match: IfMatchHeader = None) -> int:
    if if_match is None:
        raise IfMatchMissing
    return _version(if_match)


async def expected_version_if_any(if_match: IfMatchHeader = None) -> int | None:
    return None if if_match is None else _version(if_match)


def _version(tag: str) -> int:
    found = TAG.fullmatch(tag.strip())
    if found is None:
        raise Invalid.one("If-Match", "if-match")
    return int(found[1])


IfMatch = Annotated[int, Depends(expected_version)]
# For what may not exist yet: making it is based on nothing.
IfMatchUnlessNew = Annotated[int | None, Depends(expected_version_if_any)]


def check(version: int, expected: int) -> None:
    """Raises VersionStale where somebody was faster."""
    if version != expected:
        raise VersionStale


def check_unless_new(version: int | None, expected: int | None) -> None:
    """Raises IfMatchMissing for a blind change, VersionStale where somebody was faster."""
    if expected is None and version is not None:
        raise IfMatchMissing
    if version != expected:
        raise VersionStale


def is_known(tag: str, known: str | None) -> bool:
    """Whether an If-None-Match holds the tag."""
    asked = [one.strip().removeprefix("W/") for one in (known or "").split(",")]
    return tag in asked or asked == ["*"]
