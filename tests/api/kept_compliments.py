"""Compliments that have been kept for long enough."""

from typing import Any

from fastapi.testclient import TestClient

PRAISE = {
    "service": "adults",
    "received_on": "2021-05-04",
    "from_whom": "Alice Example",
    "language": "welsh",
    "text": "Diolch i Dora am ei charedigrwydd.",
}


def praised(officer: TestClient, **changes: Any) -> str:
    """The address of one that has been due for disposal since May 2024."""
    answer = officer.post("/compliments", json=PRAISE | changes)
    assert answer.status_code == 201, answer.text
    return f"/compliments/{answer.json()['reference']}"


def published(officer: TestClient, colleague: TestClient, **changes: Any) -> str:
    """Shared with Dora, and its redacted copy checked."""
    address = praised(officer, **changes)
    shared = {"shared_on": "2021-05-10", "shared_with": "Dora, Reablement"}
    copy = {"text": "Diolch i'r gweithiwr o Fangor."}
    for somebody, method, part, body in (
        (officer, "POST", "shares", shared),
        (officer, "PUT", "redaction", copy),
        (colleague, "POST", "redaction/check", None),
    ):
        headers = {"If-Match": officer.get(address).headers["ETag"]}
        answer = somebody.request(method, f"{address}/{part}", json=body, headers=headers)
        assert answer.status_code == 200, answer.text
    return address


def reference_of(address: str) -> str:
    return address.rpartition("/")[2]
