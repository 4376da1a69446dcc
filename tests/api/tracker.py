"""Trackers as a test makes them: a few rows, as CSV or as a workbook."""

import csv
import time
from io import BytesIO, StringIO
from typing import Any

from fastapi.testclient import TestClient
from openpyxl import Workbook

IMPORTS = "/imports"
ENQUIRY = {
    "Ref": "SS/2122/0001",
    "Type": "Enquiry",
    "Date received": "01/04/2021",
    "Received via": "Email",
    "Language": "Welsh",
    "Service area": "Adults",
    "Theme": "Staff Issues",
    "Complainant": "Alice Example",
    "Relationship": "Carer",
    "Summary": "Nobody has called back.",
    "Date enquiry closed": "07/04/2021",
}
COMPLAINT = {
    **ENQUIRY,
    "Ref": "SS/2122/0002",
    "Type": "Complaint",
    "Stage 1 start": "07/04/2021",
    "Date acknowledged": "08/04/2021",
    "Stage 1 response sent": "04/05/2021",
    "Stage 1 outcome": "Upheld",
}
HEADINGS = list(COMPLAINT)
ELEMENT = {
    "Ref": "SS/2122/0002",
    "Stage": 1,
    "Element": 1,
    "Theme": "Communication",
    "Description": "Calls were not returned.",
    "Finding": "Upheld",
}


def tracker(*rows: dict[str, Any]) -> str:
    text = StringIO()
    writer = csv.DictWriter(text, HEADINGS)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def workbook(**sheets: list[dict[str, Any]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        headings = list({heading: None for row in rows for heading in row})
        sheet.append(headings)
        for row in rows:
            sheet.append([row.get(heading) for heading in headings])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def upload(
    client: TestClient, content: str | bytes, name: str = "tracker.csv", **query: Any
) -> dict[str, Any]:
    """Checked, however long it takes."""
    answer = client.post(IMPORTS, files={"file": (name, content)}, params=query)
    assert answer.status_code == 201, answer.text
    return settled(client, answer.json()["id"])


def settled(client: TestClient, number: int) -> dict[str, Any]:
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        found: dict[str, Any] = client.get(f"{IMPORTS}/{number}").json()
        if found["state"] not in ("checking", "writing", "taking_back"):
            return found
        time.sleep(0.05)
    raise AssertionError(f"import {number} does not come to an end")


def apply(client: TestClient, number: int, **query: Any) -> dict[str, Any]:
    answer = client.post(f"{IMPORTS}/{number}/apply", params=query)
    assert answer.status_code == 202, answer.text
    return settled(client, number)


def take_back(client: TestClient, number: int) -> dict[str, Any]:
    answer = client.post(f"{IMPORTS}/{number}/take-back")
    assert answer.status_code == 202, answer.text
    return settled(client, number)


def written(client: TestClient, content: str | bytes, name: str = "tracker.csv") -> dict[str, Any]:
    found = upload(client, content, name)
    assert found["counts"]["problems"] == 0, problems(client, found["id"])
    done = apply(client, found["id"])
    assert done["state"] == "written", done
    return done


def problems(client: TestClient, number: int, **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"{IMPORTS}/{number}/problems", params=query).json()[
        "items"
    ]
    return found
