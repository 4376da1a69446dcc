"""Cases that have been kept for long enough, and what two people do to them."""

from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from tests.api.cases import CaseDriver


def closed(officer: TestClient, **changes: Any) -> CaseDriver:
    """Due for disposal since October 2024."""
    case = answered(officer, **changes)
    case.do("closure", closed_on="2014-10-01")
    return case


def answered(officer: TestClient, **changes: Any) -> CaseDriver:
    """Answered on 29 September 2014, and never closed."""
    case = CaseDriver.opened(
        officer,
        received_on="2014-09-01",
        file_url="https://files.example/1",
        people=[
            {
                "role": "complainant",
                "name": "Alice Example",
                "relationship": "Mother",
                "contact": "alice@example.org",
                "correspondence_language": "welsh",
            }
        ],
        **changes,
    )
    case.acknowledge("2014-09-03")
    case.do(
        "stages/stage_1/extensions",
        clock="stage_1_response",
        new_due_on="2014-10-10",
        reason="Dora was away.",
        agreed_by="Alice Example",
        agreed_how="telephone",
        agreed_on="2014-09-10",
    )
    case.decide("upheld", "not_upheld")
    case.respond("2014-09-29")
    return case


def change(somebody: TestClient, address: str, method: str = "POST", **body: Any) -> Response:
    """Based on what the retention of a contact, or a disposal, is now."""
    base = address.rsplit("/", 1)[0].removesuffix("/legal-hold")
    known = base if base.startswith("/disposals") else f"{base}/retention"
    headers = {"If-Match": somebody.get(known).headers.get("ETag", '"1"')}
    return somebody.request(method, address, json=body or None, headers=headers)


def propose(somebody: TestClient, *references: str) -> str:
    """The address of the disposal."""
    answer = somebody.post("/disposals", json={"references": references})
    assert answer.status_code == 201, answer.text
    return f"/disposals/{answer.json()['number']}"


def queue(somebody: TestClient, **query: Any) -> list[str]:
    answer = somebody.get("/disposal-queue", params=query)
    assert answer.status_code == 200, answer.text
    return [one["reference"] for one in answer.json()["items"]]


def refusal(answer: Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def name_subject(officer: TestClient, case: CaseDriver, username: str) -> None:
    headers = {"If-Match": officer.get(case.url).headers["ETag"]}
    body = {"subjects": [username]}
    officer.put(f"{case.url}/subjects", json=body, headers=headers).raise_for_status()


def dispose_of(officer: TestClient, colleague: TestClient, *references: str) -> None:
    answer = change(colleague, f"{propose(officer, *references)}/confirmation")
    assert answer.status_code == 200, answer.text
