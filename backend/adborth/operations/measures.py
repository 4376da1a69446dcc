"""What Prometheus reads of this process. Each process tells of itself; who scrapes adds them up."""

from math import inf
from time import monotonic

from prometheus_client import (
    CollectorRegistry,
    Gauge,
    GCCollector,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from sqlalchemy import Engine, QueuePool

# The same numbers for a minute, however often they are read.
COUNTED_SECONDS = 60
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Measures:
    def __init__(self, engine: Engine) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        GCCollector(registry=self.registry)
        self._requests = Histogram(
            "adborth_request_seconds",
            "How long requests took, by the template of their route",
            ["method", "route", "status"],
            buckets=SECONDS,
            registry=self.registry,
        )
        # Finding one by its labels takes longer than counting in it.
        self._known: dict[tuple[str, str, int], Histogram] = {}
        used = Gauge(
            "adborth_database_connections_used",
            "Connections to the database that are at work now",
            registry=self.registry,
        )
        used.set_function(lambda: _used(engine))
        self._cases = self._gauge("adborth_cases_open", "Cases in which something is due")
        self._clocks = self._gauge(
            "adborth_clocks_overdue", "Running clocks of the procedure that are past their day"
        )
        self._counted_at = -inf

    def _gauge(self, name: str, meaning: str) -> Gauge:
        return Gauge(name, meaning, registry=self.registry)

    def wants_counts(self) -> bool:
        return monotonic() - self._counted_at > COUNTED_SECONDS

    def counted(self, cases: float, clocks: float) -> None:
        """The same in every process: take the largest, not the sum. NaN while nobody knows."""
        self._counted_at = monotonic()
        self._cases.set(cases)
        self._clocks.set(clocks)

    def note(self, method: str, route: str, status: int, seconds: float) -> None:
        key = (method, route, status)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._requests.labels(*key)
        found.observe(seconds)

    def told(self) -> bytes:
        return generate_latest(self.registry)


def _used(engine: Engine) -> int:
    pool = engine.pool
    return pool.checkedout() if isinstance(pool, QueuePool) else 0
