"""The outcome of a stage follows from its findings; nobody types it."""

from collections.abc import Iterable

from adborth.cases.vocabulary import Finding, Outcome

DECIDED = frozenset({Finding.UPHELD, Finding.NOT_UPHELD})


def outcome_of(findings: Iterable[Finding]) -> Outcome | None:
    """All decided elements upheld, some, or none. Withdrawn and undecided ones do not count."""
    decided = DECIDED.intersection(findings)
    if not decided:
        return None
    if decided == DECIDED:
        return Outcome.PARTIALLY_UPHELD
    return Outcome.UPHELD if Finding.UPHELD in decided else Outcome.NOT_UPHELD
