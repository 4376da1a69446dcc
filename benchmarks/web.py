"""How fast the API answers: against a bare FastAPI endpoint, deep pages, large stores.

    python -m benchmarks.web            SQLite, then PostgreSQL
    python -m benchmarks.web sqlite     one of them only

One worker, 100,000 cases, 16 connections.
"""

import sys
from dataclasses import dataclass
from datetime import timedelta

import orjson

from adborth.clock import today
from benchmarks.load import Load, generator, request
from benchmarks.rounds import Contender, Verdict, finish, race, show_times
from benchmarks.servers import floor, serving
from benchmarks.store import TOKEN, fill, grow, postgresql_stores, sqlite_stores

FEW, MANY, MOST = 10_000, 100_000, 1_000_000
ROUNDS = 5
FLOORS, READS, OPENS, WRITERS = 3_000, 600, 300, 64
FILTERED = "/api/v1/cases?service=adults&state=closed&sort=-received_on"
ALL = "/api/v1/cases?sort=-received_on"
STORES = {"sqlite": sqlite_stores, "postgresql": postgresql_stores}


@dataclass(frozen=True)
class Asker:
    """Asks one server, and looks at what it answers."""

    load: Load
    port: int

    def get(self, path: str) -> dict[str, object]:
        (body,) = self.load(self.port, [request(path, TOKEN)]).bodies
        answer: dict[str, object] = orjson.loads(body)
        return answer

    def contender(self, name: str, paths: list[str]) -> Contender:
        """The same paths again and again; a path that is alone always answers the same."""
        requests = [request(path, TOKEN) for path in paths] * (READS // len(paths))

        def run() -> None:
            bodies = self.load(self.port, requests).bodies
            assert len(set(bodies)) == len(set(paths))

        return Contender(name, run, len(requests))

    def opener(self) -> Contender:
        return Contender("opening a case", lambda: self.open_cases(OPENS), OPENS)

    def open_cases(self, number: int, connections: int = 16) -> None:
        bodies = self.load(self.port, [opening()] * number, 201, connections).bodies
        assert len({orjson.loads(body)["reference"] for body in bodies}) == number


def opening() -> bytes:
    body = {
        "kind": "complaint",
        "service": "adults",
        "theme": "communication",
        "channel": "email",
        "received_on": (today() - timedelta(3)).isoformat(),
        "summary": "Nobody has called back since May.",
        "people": [{"role": "complainant", "name": "Alice Example"}],
        "elements": [
            {"theme": "communication", "description": "Calls were not returned."},
            {"theme": "staff-issues", "description": "The tone of a letter."},
        ],
    }
    return request("/api/v1/cases", TOKEN, "POST", orjson.dumps(body))


def floor_of(load: Load, port: int) -> Contender:
    requests = [request("/small")] * FLOORS
    return Contender("bare endpoint", lambda: load(port, requests), FLOORS)


def against_the_floor(bare: Contender, ours: Asker) -> list[Verdict]:
    check_filtered(ours)
    references = [item["reference"] for item in ours.get(f"{ALL}&limit=200")["items"]]
    cases = [f"/api/v1/cases/{reference}" for reference in references]
    times = race(
        [
            bare,
            ours.contender("a filtered and sorted page", [FILTERED]),
            ours.contender("a case with all its parts", cases),
            ours.opener(),
        ],
        ROUNDS,
    )
    show_times("One request, 16 connections, 100,000 cases", times)
    least, page, case, opened = times.values()
    return [
        Verdict("a filtered page / bare endpoint", page / least, at_most=7),
        Verdict("a whole case / bare endpoint", case / least, at_most=5),
        Verdict("opening a case / bare endpoint", opened / least, at_most=13),
    ]


def check_filtered(ours: Asker) -> None:
    items = ours.get(FILTERED)["items"]
    days = [item["received_on"] for item in items]
    assert len(items) == 50
    assert days == sorted(days, reverse=True)
    assert {(item["service"]["code"], item["state"]) for item in items} == {("adults", "closed")}


def deep_pages(ours: Asker) -> list[Verdict]:
    late = page_at(ours, 1_000)
    times = race([ours.contender("page 1", [ALL]), ours.contender("page 1,000", [late])], ROUNDS)
    show_times("How deep a page is", times)
    first, last = times.values()
    return [Verdict("page 1,000 / page 1", last / first, at_most=1.4)]


def page_at(ours: Asker, number: int) -> str:
    """A cursor names the row before, so that larger pages lead to the same one."""
    path, wide = ALL, 200
    for _ in range((number - 1) * 50 // wide):
        cursor = ours.get(f"{path}&limit={wide}")["next"]
        path = f"{ALL}&cursor={cursor}"
    for _ in range((number - 1) * 50 % wide // 50):
        path = f"{ALL}&cursor={ours.get(path)['next']}"
    return path


def many_writers(ours: Asker) -> None:
    """Each writer opens some cases: none is refused, and every reference is another."""
    ours.open_cases(8 * WRITERS, WRITERS)
    print(f"  {WRITERS} writers at once: none refused, no reference lost or doubled")


def large_stores(load: Load, small: str, large: str) -> list[Verdict]:
    grow(large, MOST)
    with serving(small) as few, serving(large) as most:
        contenders = [
            Asker(load, port).contender(name, [path])
            for name, port, path in (
                ("ten thousand cases, filtered", few, FILTERED),
                ("a million cases, filtered", most, FILTERED),
                ("ten thousand cases", few, ALL),
                ("a million cases", most, ALL),
            )
        ]
        times = race(contenders, ROUNDS)
    show_times("How large the store is", times)
    few_filtered, most_filtered, few_all, most_all = times.values()
    return [
        Verdict(
            "a filtered page of a million / of 10,000", most_filtered / few_filtered, at_most=1.4
        ),
        Verdict("a page of a million / of 10,000", most_all / few_all, at_most=1.4),
    ]


def on(database: str) -> list[Verdict]:
    print(f"\n{database}")
    with STORES[database]() as (small, large), generator() as load, floor() as least:
        fill(small, FEW)
        fill(large, MANY)
        with serving(large) as port:
            ours = Asker(load, port)
            verdicts = against_the_floor(floor_of(load, least), ours) + deep_pages(ours)
            many_writers(ours)
        return verdicts + large_stores(load, small, large)


def main() -> None:
    finish([verdict for database in sys.argv[1:] or STORES for verdict in on(database)])


if __name__ == "__main__":
    main()
