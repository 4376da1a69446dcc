"""The contract: what stands in the repository, and that it says all that it must."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from tests.sources import contract

FILE = Path(__file__).parents[2] / "openapi.yaml"
PROBLEM = {"schema": {"$ref": "#/components/schemas/Problem"}}
# Its errors are those of its own standard (RFC 6749, 5.2).
TOKEN = "POST /api/v1/oauth/token"


def operations() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method.upper()} {path}", operation)
        for path, methods in contract()["paths"].items()
        for method, operation in methods.items()
    ]


def inside(part: Any, place: str = "#") -> Iterator[tuple[str, Any]]:
    """Every part of a document with its place."""
    yield place, part
    if isinstance(part, dict | list):
        for key, value in part.items() if isinstance(part, dict) else enumerate(part):
            yield from inside(value, f"{place}/{key}")


def references() -> dict[str, str]:
    return {
        place: part["$ref"]
        for place, part in inside(contract())
        if isinstance(part, dict) and isinstance(part.get("$ref"), str)
    }


def resolved(reference: str) -> Any:
    found: Any = contract()
    for step in reference.removeprefix("#/").split("/"):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def test_the_file_says_what_the_service_says():
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    assert written == contract(), "run `make openapi`"


def test_every_reference_leads_somewhere():
    assert [place for place, target in references().items() if resolved(target) is None] == []


def test_no_schema_is_there_for_nothing():
    used = {reference.rpartition("/")[2] for reference in references().values()}
    assert contract()["components"]["schemas"].keys() - used == set()


def test_operations_have_names_of_their_own_that_code_can_use():
    names = [operation.get("operationId", place) for place, operation in operations()]

    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert [name for name in names if not re.fullmatch(r"[a-z]+([A-Z0-9][a-z0-9]*)*", name)] == []


@pytest.mark.parametrize("needed", ["summary", "tags", "operationId"])
def test_every_operation_has(needed):
    assert [place for place, operation in operations() if not operation.get(needed)] == []


def test_every_body_has_an_example():
    bare = []
    for place, operation in operations():
        body = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if body is not None:
            schema = body["schema"]
            schema = resolved(schema["$ref"]) if "$ref" in schema else schema
            if not (schema.get("examples") or body.get("examples") or body.get("example")):
                bare.append(place)
    assert bare == []


def test_every_example_of_a_schema_satisfies_it():
    wrong = []
    for name, schema in contract()["components"]["schemas"].items():
        whole = {**schema, "components": contract()["components"]}
        validator = jsonschema_rs.validator_for(whole)
        wrong += [name for example in schema.get("examples", []) if not validator.is_valid(example)]
    assert wrong == []


def test_every_error_is_a_problem():
    wrong = [
        f"{place} {status}"
        for place, operation in operations()
        for status, answer in operation["responses"].items()
        if not status.startswith(("2", "30"))
        and (place, status) not in {(TOKEN, "400"), (TOKEN, "401")}
        and answer.get("content") != {"application/problem+json": PROBLEM}
    ]
    assert wrong == []


def test_every_answer_says_what_it_holds():
    silent = [
        f"{place} {status}"
        for place, operation in operations()
        for status, answer in operation["responses"].items()
        if status.startswith("2") and (status == "204") == ("content" in answer)
    ]
    assert silent == []


def test_what_takes_a_body_says_how_that_can_be_refused():
    missing = [
        place
        for place, operation in operations()
        if "requestBody" in operation
        and place != TOKEN
        and not {"400", "413", "422"} <= operation["responses"].keys()
    ]
    assert missing == []


def test_what_needs_a_version_says_so():
    """`If-Match` and the two answers to a change without it, or too late, come together."""
    wrong = []
    for place, operation in operations():
        headers = {p["name"] for p in operation.get("parameters", []) if p["in"] == "header"}
        answers = {"412", "428"} & operation["responses"].keys()
        if (("If-Match" in headers or "if-match" in headers), len(answers)) not in {
            (True, 2),
            (False, 0),
        }:
            wrong.append(place)
    assert wrong == []


def test_every_operation_says_how_to_sign_in():
    schemes = contract()["components"].get("securitySchemes", {})

    assert {scheme["type"] for scheme in schemes.values()} == {"http", "oauth2", "apiKey"}
    assert contract()["security"] == [{name: []} for name in schemes]
    without = {place for place, operation in operations() if operation.get("security") == []}
    assert without == {
        "POST /api/v1/session",
        "POST /api/v1/password-resets",
        TOKEN,
        "GET /api/v1/sign-in",
        "GET /api/v1/sign-in/oidc",
        "GET /api/v1/sign-in/oidc/callback",
        "GET /api/v1/calendars/{token}.ics",
        "GET /health/live",
        "GET /health/ready",
    }


def test_descriptions_hold_no_address_of_a_machine():
    told = FILE.read_text(encoding="utf-8")
    assert re.findall(r"https?://(?!files\.example)[^\s'\"]+", told) == []
