import pytest

from adborth.cases.outcomes import outcome_of
from adborth.cases.vocabulary import Finding, Outcome

UPHELD, NOT_UPHELD = Finding.UPHELD, Finding.NOT_UPHELD
NO_FINDING, WITHDRAWN = Finding.NO_FINDING, Finding.WITHDRAWN


@pytest.mark.parametrize(
    ("findings", "outcome"),
    [
        ([], None),
        ([NO_FINDING, WITHDRAWN], None),
        ([UPHELD], Outcome.UPHELD),
        ([UPHELD, WITHDRAWN], Outcome.UPHELD),
        ([UPHELD, NO_FINDING, UPHELD], Outcome.UPHELD),
        ([NOT_UPHELD], Outcome.NOT_UPHELD),
        ([NOT_UPHELD, NO_FINDING], Outcome.NOT_UPHELD),
        ([UPHELD, NOT_UPHELD], Outcome.PARTIALLY_UPHELD),
        ([NOT_UPHELD, NOT_UPHELD, UPHELD, WITHDRAWN], Outcome.PARTIALLY_UPHELD),
    ],
)
def test_the_outcome_follows_from_the_decided_elements(
    findings: list[Finding], outcome: Outcome | None
) -> None:
    assert outcome_of(findings) is outcome
