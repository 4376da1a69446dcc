"""What somebody tries who means harm and has an account."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from adborth.main import create_app
from adborth.settings import Settings
from tests.api.cases import CASES, CaseDriver, complaint

QUOTES = "' OR 1=1 --"
NUL = "%00"


def cursor(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def problem(answer, *statuses: int) -> str:
    assert answer.status_code in statuses, answer.text[:200]
    assert answer.headers["content-type"] == "application/problem+json"
    code: str = answer.json()["code"]
    return code


def test_a_filter_finds_what_it_names_and_nothing_else(officer):
    CaseDriver.opened(officer)
    for name in ("service", "team", "theme", "channel", "q"):
        for text in [QUOTES, "%", "_", "\\", "adults' --", "ŵ"]:
            answer = officer.get(CASES, params={name: text})

            # What is no entry of a list is refused, what begins no reference finds nothing.
            assert answer.status_code == (200 if name == "q" else 422)
            assert answer.json().get("items", []) == []


def test_a_filter_that_no_database_can_compare_is_refused(officer):
    for name in ("service", "team", "theme", "channel", "q"):
        assert problem(officer.get(f"{CASES}?{name}=a{NUL}b"), 422) == "invalid"


MEANINGLESS = [
    "received_from=0",
    "received_from=20260801",
    "received_from=2026-08-01T00:00",
    "limit=0",
    "limit=201",
    "limit=1e9",
    "limit=" + "9" * 5000,
    "batch=" + "9" * 19,
    "overdue=maybe",
    "sort=id",
    "sort=received_on;DROP",
    "kind=",
    "unknown=1",
    "days_min=" + "9" * 30,
    "cursor=" + "x" * 501,
]


def test_a_query_that_means_nothing_is_refused(officer):
    for query in MEANINGLESS:
        assert problem(officer.get(f"{CASES}?{query}"), 422) == "invalid"


TAMPERED = [
    "x",
    "é",
    "[]",
    '["2026-08-01"]',
    '["2026-08-01", 1, 2]',
    '["2026-08-01", "1"]',
    "{}",
    "1",
    '["2026-08-01", 1e400]',
    '["2026-08-01", 99999999999999999999]',
    '["2026-08-01", -1]',
    '["0; DROP TABLE cases", 1]',
    "[null, null]",
    '[["2026-08-01"], 1]',
    '["\\u0000", 1]',
]


def test_a_cursor_that_was_tampered_with_is_refused(officer):
    for tampered in TAMPERED:
        for address in [CASES, "/compliments", "/imports"]:
            for sent in (tampered, cursor(tampered)):
                assert problem(officer.get(address, params={"cursor": sent}), 422) == "invalid"


def test_a_cursor_of_references_is_held_to_text(officer):
    for tampered in ['["a\\u0000"]', "[1]", '["\\ud800"]']:
        asked = {"sort": "reference", "cursor": cursor(tampered)}
        assert problem(officer.get(CASES, params=asked), 422) == "invalid"


NO_REFERENCES = [
    "SSF-2627-" + "9" * 5000,
    "ssf-2627-0001",
    "..%2F..%2Fetc%2Fpasswd",
    f"SSF-2627-0001{NUL}",
    "SSF-2627-0001%0d%0aX-Evil:%201",
    "%F0%9D%94%84",
    "SSF-2627-0001'--",
]


def test_a_reference_that_is_none_is_refused(officer):
    for reference in NO_REFERENCES:
        answer = officer.get(f"{CASES}/{reference}")

        assert problem(answer, 404, 422) in {"invalid", "no-such-address"}
        assert "x-evil" not in answer.headers


def test_a_code_that_is_none_is_refused(administrator, officer):
    for code in [f"a{NUL}b", "A", "x" * 61, "-", QUOTES, "%E2%80%99"]:
        referrals = officer.put(f"/active-referrals/2026-03-31/{code}", json={"referrals": 1})

        assert problem(administrator.get(f"/lists/themes/{code}"), 422) == "invalid"
        assert problem(referrals, 422) == "invalid"


NO_TAGS = ["3", '"x"', 'W/"7"', "*", '"1", "2"', '"' + "9" * 5000 + '"', ""]


def test_a_version_that_is_none_is_refused(officer):
    for tag in NO_TAGS:
        case = CaseDriver.opened(officer)

        answer = officer.post(
            f"{case.url}/receipt", json={"receipted_on": "2026-06-02"}, headers={"If-Match": tag}
        )

        assert problem(answer, 412, 422, 428) in {"invalid", "version-stale", "if-match-missing"}
        assert case.now["receipted_on"] is None


UNASKED = [
    {"received_on": 0},
    {"received_on": 20260801},
    {"received_on": "1785542400"},
    {"received_on": "2026-08-01T12:00:00Z"},
    {"received_on": True},
    {"received_on": "0001-01-01"},
    {"received_on": "9999-12-31"},
    {"kind": ["complaint"]},
    {"summary": {"$ne": ""}},
    {"summary": "a\x00b"},
    {"summary": "x" * 20_001},
    {"people": {"0": {"role": "complainant", "name": "Alice"}}},
    {"people": [{"role": "complainant", "name": "Alice"}] * 21},
    {"file_url": "javascript:alert(1)"},
    {"file_url": "data:text/html,<script>"},
    {"id": 1},
    {"version": 7},
    {"state": "closed"},
    {"logged_by": "charlie"},
    {"elements": [{"number": 10**30, "theme": "communication", "description": "x"}]},
]


def test_a_case_takes_nothing_that_it_does_not_ask_for(officer):
    for changes in UNASKED:
        answer = officer.post(CASES, json=complaint(**changes))

        assert problem(answer, 422) in {
            "invalid",
            "outside-calendar",
            "input-wrong",
            "out-of-order",
        }
        assert officer.get(CASES).json()["items"] == []


def test_what_looks_like_a_script_or_a_query_is_kept_as_it_was_written(officer):
    text = f"<script>alert('{QUOTES}')</script> {{{{7*7}}}} ŵŷ \u202e"

    case = CaseDriver.opened(officer, summary=text)

    assert case.now["summary"] == text


def test_two_people_who_change_one_case_cannot_overwrite_each_other(officer, colleague):
    case = CaseDriver.opened(officer)
    tag = {"If-Match": officer.get(case.url).headers["ETag"]}

    first = officer.patch(case.url, json={"summary": "Alice's words."}, headers=tag)
    second = colleague.patch(case.url, json={"summary": "Bob's words."}, headers=tag)

    assert first.status_code == 200
    assert problem(second, 412) == "version-stale"
    assert case.now["summary"] == "Alice's words."


@pytest.fixture
def pages(sqlite_url: str, tmp_path: Path) -> Iterator[TestClient]:
    """A front end beside a file that is none of anybody's business."""
    (tmp_path / "secret.txt").write_text("none of your business")
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("the page")
    (folder / "assets" / "app.js").write_text("the script")
    (folder / "assets" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    with TestClient(create_app(Settings(database_url=sqlite_url, frontend_dir=folder))) as visitor:
        yield visitor


WAYS_OUT = [
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%5csecret.txt",
    "/assets/../../secret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
    "//etc/passwd",
    "/%2fetc%2fpasswd",
    "/link.txt",
    "/assets/link.txt",
    "/%00",
    "/secret.txt%00.html",
    "/assets/%00",
    "/" + "x" * 5000,
    "/assets/" + "x" * 5000,
    "/%ff%fe",
    "/assets/%ff",
    "/assets",
    "/assets/",
]


def test_no_address_leads_out_of_the_front_end(pages):
    for path in WAYS_OUT:
        answer = pages.get(path)

        assert answer.status_code in {200, 404}
        assert "business" not in answer.text
        assert "root:" not in answer.text


def test_the_pages_come_with_what_keeps_foreign_scripts_out(pages):
    for path in ("/", "/cases/SSF-2627-0001"):
        headers = pages.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
    assert pages.get("/assets/app.js").headers["x-content-type-options"] == "nosniff"


WAYS_OUT_TOO = ["/api/v1/nothing", "/api/nothing", "/health/x", "/problems/x"]


def test_an_unknown_address_of_the_api_is_a_problem_and_not_a_page(pages):
    for path in WAYS_OUT_TOO:
        assert problem(pages.get(path), 404) == "no-such-address"
