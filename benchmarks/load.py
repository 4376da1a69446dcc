"""A load generator: so many requests over so many connections, from a process of its own."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from time import perf_counter
from typing import Any

import uvloop

CONNECTIONS = 16
END_OF_HEAD = b"\r\n\r\n"
LENGTH = b"content-length: "


@dataclass(frozen=True)
class Answers:
    """`bodies` are in the order in which they came."""

    seconds: float
    mean_latency: float
    bodies: list[bytes]

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
    waiting, bodies, latencies = iter(requests), list[bytes](), list[float]()
    clients = []
    for _ in range(min(connections, len(requests))):
        ended: asyncio.Future[None] = loop.create_future()
        client = Client(waiting, start, bodies, latencies, ended)
        await loop.create_connection(lambda client=client: client, "127.0.0.1", port)
        clients.append(client)
    started = perf_counter()
    for client in clients:
        client.ask()
    await asyncio.gather(*(client.ended for client in clients))
    seconds = perf_counter() - started
    for client in clients:
        client.transport.close()
    return Answers(seconds, sum(latencies) / len(latencies), bodies)


@dataclass
class Client(asyncio.Protocol):
    """One connection, which asks again as soon as it has its answer."""

    waiting: Iterator[bytes]
    start: bytes
    bodies: list[bytes]
    latencies: list[float]
    ended: "asyncio.Future[None]"

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def ask(self) -> None:
        self.received = b""
        request = next(self.waiting, None)
        if request is None:
            self.ended.set_result(None)
            return
        self.asked_at = perf_counter()
        self.transport.write(request)

    def data_received(self, data: bytes) -> None:
        self.received += data
        head, found, body = self.received.partition(END_OF_HEAD)
        if not found or len(body) < _length(head):
            return
        self.latencies.append(perf_counter() - self.asked_at)
        if not head.startswith(self.start):
            self.ended.set_exception(AssertionError(f"{head!r} {body!r}"))
            return
        self.bodies.append(body)
        self.ask()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.ended.done():
            self.ended.set_exception(AssertionError("the service hung up"))


def _length(head: bytes) -> int:
    _, _, rest = head.lower().partition(LENGTH)
    return int(rest.partition(b"\r\n")[0])


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
