"""A load generator: so many requests over so many connections, from a process of its own."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from time import perf_counter
from typing import Any

import uvloop

CONNECTIONS = 16
END_OF_HEAD = b"\r\n\r\n"
LENGTH = b"content-length: "
ROOM = 64 * 1024
Ended = asyncio.Future[None]


@dataclass(frozen=True)
class Answers:
    """`bodies` are in the order in which they came.

    They are no part of its `repr`, which `asyncio.run` makes of whatever it returns: writing them
    out took longer than sending them.
    """

    seconds: float
    mean_latency: float
    bodies: list[bytes] = field(repr=False)

    @property
    def per_second(self) -> float:
        return len(self.bodies) / self.seconds

    def check(self, connections: int) -> None:
        """Little's law: who measures something else than the requests breaks it."""
        at_work = self.per_second * self.mean_latency
        assert 0.85 * connections < at_work < 1.05 * connections, f"{at_work:.1f} at work"


Load = Callable[..., Answers]


@contextmanager
def generator() -> Iterator[Load]:
    """`load(port, requests, status)` in another process, so that it takes no time of ours."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:

        def load(
            port: int, requests: Sequence[bytes], status: int = 200, connections: int = CONNECTIONS
        ) -> Answers:
            answers = process.submit(send, port, requests, status, connections).result()
            if len(requests) > connections:
                answers.check(connections)
            return answers

        yield load


def send(port: int, requests: Sequence[bytes], status: int, connections: int) -> Answers:
    """Raises AssertionError where an answer has another status."""
    return uvloop.run(_send(port, requests, b"HTTP/1.1 %d " % status, connections))


async def _send(port: int, requests: Sequence[bytes], start: bytes, connections: int) -> Answers:
    loop = asyncio.get_running_loop()
    waiting, heard = iter(requests), Heard()
    clients = []
    for _ in range(min(connections, len(requests))):
        client = Client(waiting, start, loop.create_future(), heard)
        await loop.create_connection(lambda client=client: client, "127.0.0.1", port)
        clients.append(client)
    started = perf_counter()
    for client in clients:
        client.ask()
    await asyncio.gather(*(client.ended for client in clients))
    seconds = perf_counter() - started
    for client in clients:
        client.transport.close()
    return Answers(seconds, sum(heard.latencies) / len(heard.latencies), heard.bodies)


class Client(asyncio.BufferedProtocol):
    """One connection, which asks again as soon as it has its answer.

    It reads into the same memory again and again: new memory for each large answer would take
    longer than the answer itself.
    """

    def __init__(self, waiting: Iterator[bytes], start: bytes, ended: Ended, heard: "Heard"):
        self.waiting, self.start, self.ended, self.heard = waiting, start, ended, heard
        self.memory = bytearray(ROOM)

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def ask(self) -> None:
        self.came, self.head, self.whole = 0, 0, len(self.memory)
        request = next(self.waiting, None)
        if request is None:
            self.ended.set_result(None)
            return
        self.asked_at = perf_counter()
        self.transport.write(request)

    def get_buffer(self, _hint: int) -> memoryview:
        if self.came == len(self.memory):
            self.memory = self.memory + bytearray(self.whole)
        return memoryview(self.memory)[self.came :]

    def buffer_updated(self, number: int) -> None:
        self.came += number
        if not self.head and not self._read_head():
            return
        if self.came < self.whole:
            return
        self.heard.latencies.append(perf_counter() - self.asked_at)
        body = bytes(memoryview(self.memory)[self.head : self.whole])
        if not self.memory.startswith(self.start):
            self.ended.set_exception(AssertionError(bytes(self.memory[: self.whole])))
            return
        self.heard.hear(body)
        self.ask()

    def _read_head(self) -> bool:
        end = self.memory.find(END_OF_HEAD, 0, self.came)
        if end < 0:
            return False
        self.head = end + len(END_OF_HEAD)
        _, _, length = bytes(self.memory[:end]).lower().partition(LENGTH)
        self.whole = self.head + int(length.partition(b"\r\n")[0])
        return True

    def connection_lost(self, error: Exception | None) -> None:
        if not self.ended.done():
            self.ended.set_exception(AssertionError("the service hung up"))


@dataclass
class Heard:
    """Equal bodies are kept once."""

    latencies: list[float] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    _known: dict[bytes, bytes] = field(default_factory=dict)

    def hear(self, body: bytes) -> None:
        self.bodies.append(self._known.setdefault(body, body))


def request(
    path: str, token: str = "", method: str = "GET", body: bytes = b"", extra: str = ""
) -> bytes:
    """A whole HTTP request, ready to be sent."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Accept: application/json"]
    if token:
        lines.append(f"Authorization: Bearer {token}")
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body
