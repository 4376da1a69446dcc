"""What a change would lead to: two details of a case, compared."""

from collections.abc import Iterator
from typing import Any

from adborth.cases.outcomes import outcome_of
from adborth.cases.vocabulary import Finding

Json = dict[str, Any]
STANDING = (
    "kind",
    "state",
    "next_due_on",
    "next_clock",
    "overdue",
    "working_days_left",
    "restricted",
    "allowed_actions",
)


def consequences(before: Json, after: Json) -> Json:
    """Of two details as `details.detail_of` gives them. Nothing in it is about anybody."""
    return {
        "before": _standing(before),
        "after": _standing(after),
        "clocks": list(_changed_clocks(before["clocks"], after["clocks"])),
    }


def _standing(detail: Json) -> Json:
    return {**{name: detail[name] for name in STANDING}, "outcomes": _outcomes(detail)}


def _outcomes(detail: Json) -> Json:
    """Of each stage with a finding that counts, whether it has been answered or not."""
    findings: dict[str, list[Finding]] = {}
    for element in detail["elements"]:
        for stage, finding in element["findings"].items():
            findings.setdefault(stage, []).append(Finding(finding))
    found = {stage: outcome_of(made) for stage, made in findings.items()}
    return {stage: outcome for stage, outcome in found.items() if outcome is not None}


def _changed_clocks(before: list[Json], after: list[Json]) -> Iterator[Json]:
    """In the order in which they are due."""
    was = {clock["clock"]: clock for clock in before}
    becomes = {clock["clock"]: clock for clock in after}
    for kind in [*becomes, *(kind for kind in was if kind not in becomes)]:
        old, new = was.get(kind), becomes.get(kind)
        if old is None or new is None or _told(old) != _told(new):
            yield {"clock": kind, "before": old, "after": new}


def _told(clock: Json) -> Json:
    """Without the explanation, which follows from the rest."""
    return {name: value for name, value in clock.items() if name != "explanation"}
