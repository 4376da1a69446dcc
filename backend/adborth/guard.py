"""What every request passes: a limit to its body, and a fault that tells no tales."""

import logging
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from adborth.errors import TooLarge
from adborth.i18n.catalogue import Language, preferred
from adborth.operations.logs import places
from adborth.problems import fault, render

# More than any of our schemas allows.
MOST_BYTES = 8 * 1024 * 1024
log = logging.getLogger(__name__)


class AnswerBrokenOff(Exception):
    """A fault after the answer had begun: all that is left is to end the connection."""


class Guard:
    """`own_limits` are the paths that limit their bodies themselves."""

    def __init__(self, app: ASGIApp, own_limits: frozenset[str]) -> None:
        self.app = app
        self.own_limits = own_limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        visit = Visit(scope, receive, send, limited=scope["path"] not in self.own_limits)
        if visit.announces_too_much():
            await visit.refuse()
            return
        try:
            await self.app(scope, visit.receive, visit.send)
        except Exception as error:
            log.error("fault %s at %s", type(error).__name__, places(error.__traceback__)[-1])
            if visit.answered:
                raise AnswerBrokenOff from None
            await visit.answer(fault(visit.language))


class Visit:
    """One request and its answer."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, *, limited: bool) -> None:
        self.scope = scope
        self.headers = Headers(scope=scope)
        self.limited = limited
        self.answered = False
        self._receive = receive
        self._send = send
        self._came = 0
        self._refused = False

    @property
    def language(self) -> Language:
        return preferred(self.headers.get("accept-language", ""))

    def announces_too_much(self) -> bool:
        length = self.headers.get("content-length", "")
        # A number that long is too much, whatever it is.
        return self.limited and (len(length) > 15 or _number(length) > MOST_BYTES)

    async def receive(self) -> Message:
        message = await self._receive()
        self._came += len(message.get("body", b""))
        if self.limited and self._came > MOST_BYTES:
            self._refused = True
            return {"type": "http.disconnect"}
        return message

    async def send(self, message: Message) -> None:
        if self._refused:
            if not self.answered:
                await self.refuse()
            return
        await self._send_guarded(message)

    async def _send_guarded(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.answered = True
        await self._send(message)

    async def refuse(self) -> None:
        await self.answer(render(TooLarge(), self.language))

    async def answer(self, response: Any) -> None:
        await response(self.scope, self._receive, self._send_guarded)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
