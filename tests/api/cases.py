"""Cases as a test takes them through their stages: plain words in, answers out."""

from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

CASES = "/cases"
CHECKLIST = {
    "language": "bilingual",
    "explains_procedure": True,
    "offers_help_or_advocacy": True,
    "explains_formal_investigation": True,
}


def complaint(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "complaint",
        "service": "adults",
        "theme": "communication",
        "channel": "email",
        "received_on": "2026-06-01",
        "summary": "Nobody has called back since May.",
        "people": [{"role": "complainant", "name": "Alice Example"}],
        "elements": [
            {"theme": "communication", "description": "Calls were not returned."},
            {"theme": "staff-issues", "description": "The tone of a letter."},
        ],
        **changes,
    }


@dataclass
class CaseDriver:
    """Does to one case what the API allows, always on its latest version."""

    client: TestClient
    reference: str

    @classmethod
    def opened(cls, client: TestClient, **changes: Any) -> "CaseDriver":
        answer = client.post(CASES, json=complaint(**changes))
        assert answer.status_code == 201, answer.text
        return cls(client, answer.json()["reference"])

    @property
    def url(self) -> str:
        return f"{CASES}/{self.reference}"

    @property
    def now(self) -> dict[str, Any]:
        found: dict[str, Any] = self.client.get(self.url).json()
        return found

    def clock(self, kind: str) -> dict[str, Any]:
        return next(clock for clock in self.now["clocks"] if clock["clock"] == kind)

    def stage(self, kind: str) -> dict[str, Any]:
        return next(stage for stage in self.now["stages"] if stage["stage"] == kind)

    def try_to(self, path: str, method: str = "POST", **body: Any) -> Response:
        tag = self.client.get(self.url).headers["ETag"]
        url = f"{self.url}/{path}".rstrip("/")
        return self.client.request(method, url, json=body, headers={"If-Match": tag})

    def preview(self, path: str, method: str = "POST", **body: Any) -> Response:
        """What would follow."""
        return self.try_to(f"{path}?preview=true", method, **body)

    def do(self, path: str, method: str = "POST", **body: Any) -> dict[str, Any]:
        answer = self.try_to(path, method, **body)
        assert answer.status_code == 200, answer.text
        done: dict[str, Any] = answer.json()
        return done

    def acknowledge(self, on: str, stage: str = "stage_1") -> dict[str, Any]:
        return self.do(f"stages/{stage}/acknowledgement", acknowledged_on=on, **CHECKLIST)

    def decide(self, *findings: str, stage: str = "stage_1") -> dict[str, Any]:
        made = [{"element": n, "finding": finding} for n, finding in enumerate(findings, 1)]
        return self.do(f"stages/{stage}/findings", findings=made)

    def respond(self, on: str, stage: str = "stage_1") -> dict[str, Any]:
        return self.do(f"stages/{stage}/response", responded_on=on)
