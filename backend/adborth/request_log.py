"""One line and one measurement a request, and what every answer carries.

A line tells who asked (a kind and a number), which route, and how it ended: never the address
with its values, the query, a header or a body, since each of them may hold a name.
"""

import logging
from time import perf_counter
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from adborth.operations import headers, request_id
from adborth.operations.logs import FIELDS
from adborth.operations.measures import Measures

OF_THE_API = ("/api/", "/health/", "/problems/", "/openapi.json", "/metrics")
NO_ROUTE = "none"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# A stranger may invent any number of them, of any words.
OTHER_METHOD = "other"
# Whoever asked has gone before there was an answer.
NO_ANSWER = 499
log = logging.getLogger("adborth.requests")


class RequestLog:
    def __init__(self, app: ASGIApp, measures: Measures, https: bool) -> None:
        self.app = app
        self.measures = measures
        always = headers.HTTPS_ONLY if https else {}
        self.of_pages = headers.raw({**headers.PAGES, **always})
        self.of_api = headers.raw({**headers.API, **always})
        self.of_answers = headers.raw({**headers.API, **headers.KEEP_NOTHING, **always})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = perf_counter()
        number = request_id.begin(_header(scope, b"x-request-id"))
        added = ((b"x-request-id", number.encode()), *self._added(scope["path"]))
        status = NO_ANSWER

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), *added]
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        finally:
            self._note(scope, status, perf_counter() - started)

    def _added(self, path: str) -> headers.Raw:
        if not path.startswith(OF_THE_API):
            return self.of_pages
        return self.of_answers if path.startswith("/api/") else self.of_api

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in METHODS else OTHER_METHOD
        route = route_of(scope)
        self.measures.note(method, route, status, seconds)
        level = logging.ERROR if status >= 500 else logging.INFO
        if log.isEnabledFor(level):
            fields = {
                "method": method,
                "route": route,
                "status": status,
                "milliseconds": round(seconds * 1000, 2),
                **_asker(scope),
            }
            # Made by hand: the logger would look for the line of code that it comes from.
            record = logging.LogRecord(log.name, level, __file__, 0, "request", None, None)
            setattr(record, FIELDS, fields)
            log.handle(record)


def route_of(scope: Scope) -> str:
    """The template, as `/api/v1/cases/{reference}`."""
    return getattr(scope.get("route"), "path", NO_ROUTE)


def _asker(scope: Scope) -> dict[str, Any]:
    actor = getattr(scope.get("adborth.work"), "actor", None)
    return {"actor": "nobody"} if actor is None else {"actor": actor.kind, "actor_id": actor.id}


def _header(scope: Scope, wanted: bytes) -> bytes | None:
    for name, value in scope["headers"]:
        if name == wanted:
            return bytes(value)
    return None
