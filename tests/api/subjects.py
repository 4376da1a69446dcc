"""What somebody gets who asks for everything about one person."""

from typing import Any

from fastapi.testclient import TestClient

Json = dict[str, Any]


def asked(somebody: TestClient, name: str, language: str = "en", **more: Any) -> Json:
    headers = {"Accept-Language": language}
    answer = somebody.post("/subject-access", json={"name": name, **more}, headers=headers)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


def cases(export: Json) -> list[Json]:
    found: list[Json] = export["to_send"]["cases"]
    return found


def references(export: Json) -> dict[str, list[str]]:
    return {one["reference"]: one["found_by"] for one in cases(export)}


def third_parties(export: Json) -> list[Json]:
    """Of the one case or compliment that names others."""
    [found] = export["in_house"]["third_parties"]
    people: list[Json] = found["people"]
    return people


def withheld(export: Json) -> int:
    found: int = export["in_house"]["withheld"]
    return found


def recorded(found: Json) -> list[tuple[str, str]]:
    return [(one["field"], one["value"]) for one in found["recorded"]]
