"""What asking who is there and what they may costs, apart from the audit: in the same run.

    python -m benchmarks.authorisation            SQLite, then PostgreSQL
    python -m benchmarks.authorisation sqlite     one of them only

Neither service writes what was seen. The one without authorisation is one that this file starts:
it believes that everybody is the complaints officer whom it met first.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fastapi import FastAPI

from adborth.access.work import Work
from benchmarks.audit import AGAIN, CASES, reader, unaudited
from benchmarks.load import generator
from benchmarks.rounds import Verdict, finish, race, show_times
from benchmarks.servers import serving_app
from benchmarks.store import fill
from benchmarks.web import ALL, STORES, Asker

AT_MOST = 1.25


def unasked() -> FastAPI:
    """Of a process that serves the benchmark and then ends: it changes every `Work`."""
    asking = Work.row_of

    def believing(self: Work, asked: Any) -> Any:
        known = next(iter(self._remembered.values()), None)
        if known is None:
            return asking(self, asked)
        self.actor = known.actor
        return self.database.row_of(*asked(known.actor))

    Work.row_of = believing  # type: ignore[method-assign]
    return unaudited()


@contextmanager
def both(url: str) -> Iterator[tuple[int, int]]:
    with (
        serving_app("benchmarks.authorisation:unasked", url) as trusting,
        serving_app("benchmarks.audit:unaudited", url) as asking,
    ):
        yield trusting, asking


def on(database: str) -> list[Verdict]:
    print(f"\n{database}")
    with STORES[database]() as (url, _), generator() as load:
        fill(url, CASES)
        with both(url) as ports:
            trusting, asking = (Asker(load, port) for port in ports)
            items = trusting.get(f"{ALL}&limit=200")["items"]
            paths = [f"/api/v1/cases/{item['reference']}" for item in items]
            times = race([reader("nobody asked", trusting, paths), reader("asked", asking, paths)])
    show_times(f"Reading a case {AGAIN} times, 16 connections", times)
    without, with_it = times.values()
    return [Verdict(f"{database}: authorised / not authorised", with_it / without, at_most=AT_MOST)]


def main() -> None:
    finish([verdict for database in sys.argv[1:] or STORES for verdict in on(database)])


if __name__ == "__main__":
    main()
