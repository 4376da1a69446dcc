"""JSON answers made straight from plain rows; the schema beside the route documents them."""

from typing import Any

import orjson
from fastapi import Response

from adborth.db.versions import etag


def json_answer(
    body: Any, *, status: int = 200, version: int | None = None, location: str | None = None
) -> Response:
    headers = {}
    if version is not None:
        headers["ETag"] = etag(version)
    if location is not None:
        headers["Location"] = location
    return Response(orjson.dumps(body), status, headers, "application/json")
