"""A wire to a database server that a test can cut and mend."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

from sqlalchemy import make_url


class Wire:
    def __init__(self, database_url: str) -> None:
        url = make_url(database_url)
        self._folder = str(url.query.get("host") or "")
        self._address = (url.host or "", url.port or 5432)
        self._sockets: list[socket.socket] = []
        self._port = 0
        self.mend()
        self.url = url.set(host="127.0.0.1", port=self._port, query={}).render_as_string(False)

    def mend(self) -> None:
        listener = socket.create_server(("127.0.0.1", self._port))
        self._port = listener.getsockname()[1]
        self._sockets.append(listener)
        Thread(target=self._accept, args=(listener,), daemon=True).start()

    def cut(self) -> None:
        for one in self._sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self._sockets.clear()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = self._far_end()
                self._sockets += [near, far]
                Thread(target=_carry, args=(near, far), daemon=True).start()
                Thread(target=_carry, args=(far, near), daemon=True).start()

    def _far_end(self) -> socket.socket:
        if not self._folder:
            return socket.create_connection(self._address)
        far = socket.socket(socket.AF_UNIX)
        far.connect(f"{self._folder}/.s.PGSQL.{self._address[1]}")
        return far


def _carry(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)


@contextmanager
def wire_to(database_url: str) -> Iterator[Wire]:
    wire = Wire(database_url)
    try:
        yield wire
    finally:
        wire.cut()
