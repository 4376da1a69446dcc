"""Days that the calendar has no data for, which nobody may be locked out by."""

import pytest

from tests.api.cases import CASES, CaseDriver, complaint

FAR = "2999-12-31"


def extension(day: str) -> dict[str, str]:
    return {
        "clock": "stage_1_response",
        "new_due_on": day,
        "reason": "More time.",
        "agreed_by": "Alice",
        "agreed_how": "telephone",
        "agreed_on": "2026-11-17",
    }


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("stages/stage_1/extensions", extension(FAR)),
        (
            "stages/stage_1/pauses",
            {"ground": "police", "from_on": "2026-11-17", "review_on": FAR},
        ),
    ],
)
def test_an_agreed_day_past_the_calendar_is_refused_or_can_still_be_read(officer, path, body):
    case = CaseDriver.opened(officer, received_on="2026-11-16")

    answer = case.try_to(path, **body)

    assert answer.status_code in {200, 422}, answer.text
    for address in (case.url, CASES, f"{CASES}?sort=next_due_on", "/stage-2-watch"):
        assert officer.get(address).status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", FAR])
def test_a_day_that_the_calendar_lacks_is_named_by_its_field(officer, day):
    answer = officer.post(CASES, json=complaint(received_on=day))

    assert answer.status_code == 422
    assert "received_on" in {wrong["field"] for wrong in answer.json()["errors"]}
