"""Entity tags: a change names the version it is based on, so that nobody overwrites another."""

import re
from typing import Annotated

from fastapi import Depends, Header

from adborth.errors import Invalid, PreconditionMissing, Stale

TAG = re.compile(r'"(\d{1,9})"')


class IfMatchMissing(PreconditionMissing): ...


class VersionStale(Stale): ...


def etag(version: int) -> str:
    return f'"{version}"'


async def expected_version(
    if_match: Annotated[
        str | None,
        Header(description='The `ETag` of what the change is based on, such as `"3"`.'),
    ] = None,
) -> int:
    if if_match is None:
        raise IfMatchMissing
    found = TAG.fullmatch(if_match.strip())
    if found is None:
        raise Invalid.one("If-Match", "if-match")
    return int(found[1])


IfMatch = Annotated[int, Depends(expected_version)]


def check(version: int, expected: int) -> None:
    """Raises VersionStale where somebody was faster."""
    if version != expected:
        raise VersionStale
