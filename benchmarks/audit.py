"""What the audit of views costs: reading a case with it, and without it, in the same run.

    python -m benchmarks.audit            SQLite, then PostgreSQL
    python -m benchmarks.audit sqlite     one of them only

The service without it is one that this file starts: what was seen is forgotten at once.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import FastAPI

from adborth.db.promises import Kept
from adborth.main import create_app
from benchmarks.load import generator, request
from benchmarks.rounds import Contender, Verdict, finish, race, show_times
from benchmarks.servers import serving, serving_app
from benchmarks.store import TOKEN, fill
from benchmarks.web import ALL, STORES, Asker

CASES, AGAIN = 10_000, 15
AT_MOST = 1.25


def unaudited() -> FastAPI:
    app = create_app()

    def forget(done: list[Kept]) -> list[Kept]:
        for one in done:
            one.leaves.written = True
        return done

    app.state.database.desk.put_down = forget
    return app


@contextmanager
def both(url: str) -> Iterator[tuple[int, int]]:
    with serving(url) as audited, serving_app("benchmarks.audit:unaudited", url) as bare:
        yield audited, bare


def reader(name: str, asker: Asker, paths: list[str]) -> Contender:
    requests = [request(path, TOKEN) for path in paths] * AGAIN

    def run() -> None:
        assert len(set(asker.load(asker.port, requests).bodies)) == len(paths)

    return Contender(name, run, len(requests))


def on(database: str) -> list[Verdict]:
    print(f"\n{database}")
    with STORES[database]() as (url, _), generator() as load:
        fill(url, CASES)
        with both(url) as ports:
            audited, bare = (Asker(load, port) for port in ports)
            items = audited.get(f"{ALL}&limit=200")["items"]
            paths = [f"/api/v1/cases/{item['reference']}" for item in items]
            times = race([reader("not audited", bare, paths), reader("audited", audited, paths)])
    show_times("Reading a case, 16 connections", times)
    without, with_it = times.values()
    return [Verdict(f"{database}: audited / not audited", with_it / without, at_most=AT_MOST)]


def main() -> None:
    finish([verdict for database in sys.argv[1:] or STORES for verdict in on(database)])


if __name__ == "__main__":
    main()
