"""Every figure leads to the cases behind it: the list of cases narrowed to exactly those."""

from adborth.performance.definitions import NOT_DONE, Band
from adborth.performance.period import Span
from adborth.performance.scope import Scope
from adborth.procedures.timetable import ClockKind

CASES = "/api/v1/cases?"
COMPLIMENTS = "/api/v1/compliments?"


class Links:
    """Codes, dates and words of ours need no quoting."""

    def __init__(self, scope: Scope) -> None:
        self._service = f"&service={scope.service.code}" if scope.service else ""
        self._team = f"&team={scope.team.code}" if scope.team else ""
        self._as_at = f"&as_at={scope.period.as_at}"

    def received(self, span: Span, *, service: str | None = None, **filters: str) -> str:
        days = f"received_from={span.first}&received_to={span.last}"
        return f"{CASES}{days}{self._narrowing(service)}{_filters(filters)}"

    def started(self, clock: ClockKind, span: Span, service: str | None = None) -> str:
        days = f"clock={clock}&started_from={span.first}&started_to={span.last}"
        return f"{CASES}{days}{self._narrowing(service)}{self._as_at}"

    def finished(self, clock: str, span: Span, service: str | None = None, **filters: str) -> str:
        days = f"clock={clock}&finished_from={span.first}&finished_to={span.last}"
        return f"{CASES}{days}{self._narrowing(service)}{_filters(filters)}"

    def entered(self, stage: str, span: Span, service: str | None = None) -> str:
        days = f"stage={stage}&entered_from={span.first}&entered_to={span.last}"
        return f"{CASES}{days}{self._narrowing(service)}"

    def ombudsman(self, what: str, span: Span, service: str | None = None) -> str:
        """`what` the Ombudsman did from the first to the last day, or is open on the last."""
        days = f"ombudsman={what}&ombudsman_from={span.first}&ombudsman_to={span.last}"
        return f"{CASES}{days}{self._narrowing(service)}"

    def compliments(self, span: Span, service: str | None = None) -> str:
        days = f"received_from={span.first}&received_to={span.last}"
        return f"{COMPLIMENTS}{days}{self._narrowing(service)}"

    def _narrowing(self, service: str | None) -> str:
        return f"{f'&service={service}' if service else self._service}{self._team}"


def within(link: str, band: Band) -> str:
    least = "" if band.first is None else f"&days_min={band.first}"
    most = "" if band.last is None else f"&days_max={band.last}"
    return f"{link}{least}{most}"


def not_done(link: str, why: str | None = None) -> str:
    return f"{link}&done=false" if why is None else f"{link}&{NOT_DONE}={why}"


def _filters(filters: dict[str, str]) -> str:
    return "".join(f"&{name}={value}" for name, value in filters.items())
