"""JSON answers made straight from plain rows; the schema beside the route documents them."""

from hashlib import blake2b
from typing import Any

import orjson
from fastapi import Response

from adborth.db.versions import etag, is_known

UNCHANGED: dict[int | str, dict[str, Any]] = {
    304: {"description": "Nothing has changed since the answer whose `ETag` was sent"}
}


def json_answer(
    body: Any, *, status: int = 200, version: int | None = None, location: str | None = None
) -> Response:
    headers = {}
    if version is not None:
        headers["ETag"] = etag(version)
    if location is not None:
        headers["Location"] = location
    return Response(orjson.dumps(body), status, headers, "application/json")


def tag_of(content: bytes) -> str:
    """An entity tag of what is answered, not a version that a change could be based on."""
    return f'"{blake2b(content, digest_size=12).hexdigest()}"'


def json_answer_unless_known(body: Any, known: str | None) -> Response:
    """For what many ask for again and again: nothing but 304 to those who have it already."""
    content = orjson.dumps(body)
    headers = {"ETag": tag_of(content)}
    if is_known(headers["ETag"], known):
        return Response(None, 304, headers)
    return Response(content, 200, headers, "application/json")
