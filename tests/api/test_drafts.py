"""What somebody is writing is kept for them alone, until it is sent or a week old."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from adborth import clock
from adborth.drafts import service
from tests.api.audits import of_request
from tests.api.cases import complaint
from tests.api.conftest import SignInAs
from tests.api.test_compliments import PRAISE

FIELDS = {"kind": "complaint", "summary": "Nobody has call", "people.0.name": "Gŵyneth Example"}
DRAFT = "/drafts/3f0c8f3e-5d0b-4a52"


def save(client: TestClient, address: str = DRAFT, **fields: str) -> Any:
    return client.put(address, json={"fields": FIELDS | fields})


def kept(client: TestClient) -> list[dict[str, str]]:
    return [draft["fields"] for draft in client.get("/drafts").json()["items"]]


def test_a_draft_is_read_back_as_it_was_typed_last(officer: TestClient) -> None:
    assert save(officer).status_code == 200
    save(officer, summary="Nobody has called back.")
    assert kept(officer) == [FIELDS | {"summary": "Nobody has called back."}]


def test_nobody_sees_or_ends_that_of_somebody_else(
    officer: TestClient, colleague: TestClient
) -> None:
    save(officer)
    assert kept(colleague) == []
    assert colleague.delete(DRAFT).status_code == 404
    save(colleague, summary="Another")
    assert kept(officer) == [FIELDS]


def test_a_draft_that_was_sent_is_forgotten(officer: TestClient) -> None:
    save(officer)
    assert officer.delete(DRAFT).status_code == 204
    assert kept(officer) == []
    assert officer.delete(DRAFT).json()["code"] == "draft-not-found"


@pytest.mark.parametrize(("address", "body"), [("/cases", complaint()), ("/compliments", PRAISE)])
def test_what_is_sent_under_its_name_is_no_draft_any_more(
    officer: TestClient, address: str, body: Any
) -> None:
    save(officer)
    sent = {"Idempotency-Key": DRAFT.removeprefix("/drafts/")}
    assert officer.post(address, json=body, headers=sent).status_code == 201
    assert kept(officer) == []
    late = save(officer)
    assert (late.status_code, late.json()["code"]) == (409, "draft-sent")


def test_the_audit_says_who_wrote_and_never_what(officer: TestClient) -> None:
    draft = DRAFT.removeprefix("/")
    assert of_request(officer.app, save(officer)) == [("alice", "draft.save", draft)]
    seen = officer.get("/drafts")
    assert of_request(officer.app, seen) == [("alice", "view.list", "drafts")]
    assert of_request(officer.app, officer.delete(DRAFT)) == [("alice", "draft.forget", draft)]


@pytest.fixture
def a_week_later(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def later() -> None:
        monkeypatch.setattr(service, "now", lambda: clock.now() + timedelta(days=7, seconds=1))

    return later


def test_after_a_week_it_is_neither_shown_nor_kept(
    officer: TestClient, colleague: TestClient, a_week_later: Callable[[], None]
) -> None:
    save(officer)
    a_week_later()
    assert kept(officer) == []
    save(colleague)
    assert officer.delete(DRAFT).status_code == 404


def test_so_many_unfinished_ones_are_refused_and_none_is_lost(
    officer: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST", 2)
    for name in ("first-one", "second-one"):
        save(officer, f"/drafts/{name}")
    refused = save(officer, "/drafts/third-one")
    assert (refused.status_code, refused.json()["code"]) == (409, "too-many-drafts")
    assert save(officer, "/drafts/first-one").status_code == 200
    assert len(kept(officer)) == 2


@pytest.mark.parametrize(
    ("address", "fields", "wrong"),
    [
        (DRAFT, {"summary": "x" * 20_001}, "fields.summary"),
        (DRAFT, {"summary": "a\x00b"}, "fields.summary"),
        (DRAFT, {"summary": 3}, "fields.summary"),
        (DRAFT, {f"field{n}": "" for n in range(201)}, "fields"),
        ("/drafts/short", {}, "draft"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    officer: TestClient, address: str, fields: dict[str, Any], wrong: str
) -> None:
    answer = officer.put(address, json={"fields": fields})
    assert answer.status_code == 422
    assert [one["field"] for one in answer.json()["errors"]] == [wrong]


def test_who_logs_nothing_has_no_drafts(administrator: TestClient, sign_in_as: SignInAs) -> None:
    assert administrator.get("/drafts").status_code == 403
    assert save(administrator).status_code == 403
