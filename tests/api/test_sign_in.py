"""Who gets in, how far, and what is said about those who do not."""

import logging
import re
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text, update

from adborth import clock
from adborth.access.models import SignInSession
from adborth.access.roles import Role
from adborth.access.service import create_user
from adborth.main import create_app
from adborth.settings import Settings
from tests.api.cases import CASES, CaseDriver, complaint

PASSWORD = "a long walk by the sea"
OUR_PAGES = {"X-Adborth-Request": "1"}


@pytest.fixture
def alice(client: TestClient) -> TestClient:
    """Alice has a password and has not signed in."""
    with client.app.state.database.writing() as session:
        create_user(session, "Alice", "Alice", PASSWORD, frozenset({Role.COMPLAINTS_OFFICER}))
    return client


@pytest.fixture
def browser(alice: TestClient) -> TestClient:
    """Alice's browser: over HTTPS, so that it sends her cookie back."""
    browser = TestClient(alice.app, base_url="https://testserver/api/v1")
    assert sign_in(browser).status_code == 201
    return browser


def sign_in(client: TestClient, username: str = "alice", password: str = PASSWORD, **more):
    body = {"username": username, "password": password}
    return client.post("/session", json=body, **more)


def problem(answer, status: int) -> str:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    code: str = answer.json()["code"]
    return code


def test_the_right_password_opens_a_session_for_browser_and_script(alice):
    answer = sign_in(alice, " ALICE ")

    opened = answer.json()
    assert answer.status_code == 201
    assert opened["user"]["username"] == "alice"
    assert opened["user"]["roles"] == ["complaints_officer"]
    bearer = {"Authorization": f"Bearer {opened['token']}"}
    assert alice.get("/session", headers=bearer).json()["user"] == opened["user"]


def without_number(answer):
    """A problem but for the number of its request."""
    return answer.json() | {"instance": ""}


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(alice):
    wrong, unknown = sign_in(alice, password="guess"), sign_in(alice, "nobody")

    assert problem(wrong, 401) == "sign-in-refused"
    assert without_number(wrong) == without_number(unknown)
    assert "set-cookie" not in wrong.headers
    assert wrong.headers["www-authenticate"] == "Bearer"


def test_a_name_that_no_database_can_hold_is_refused_as_input(alice):
    assert problem(sign_in(alice, "ali\x00ce"), 422) == "invalid"


def test_the_cookie_is_out_of_reach_of_scripts_and_of_plain_http(alice):
    flags = sign_in(alice).headers["set-cookie"].lower()

    assert "httponly" in flags
    assert "samesite=lax" in flags
    assert "secure" in flags
    assert "path=/" in flags
    assert "domain" not in flags


def test_without_https_a_setting_leaves_the_cookie_open_to_plain_http(alice, database_url):
    options = Settings(database_url=database_url, secure_cookies=False)
    with TestClient(create_app(options), base_url="http://testserver/api/v1") as plain:
        assert "secure" not in sign_in(plain).headers["set-cookie"].lower()
        assert plain.get("/session").status_code == 200


def test_a_session_ends_when_its_time_is_over(browser):
    past = clock.now() - timedelta(seconds=1)
    with browser.app.state.database.writing() as session:
        session.execute(update(SignInSession).values(expires_at=past))

    assert problem(browser.get("/session"), 401) == "sign-in-needed"
    assert problem(browser.get(CASES), 401) == "sign-in-needed"


def test_a_new_sign_in_clears_expired_sessions_away(browser):
    past = clock.now() - timedelta(seconds=1)
    with browser.app.state.database.writing() as session:
        session.execute(update(SignInSession).values(expires_at=past))

    sign_in(browser)

    with browser.app.state.database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM sign_in_sessions")) == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_change_by_cookie_needs_the_header_of_our_pages(browser, method):
    address = {"POST": CASES, "DELETE": "/session"}.get(method, f"{CASES}/SSF-2627-0001")
    address += "/people" if method == "PUT" else ""

    assert problem(browser.request(method, address, json={}), 403) == "cross-site-request"
    assert browser.get("/session").status_code == 200


def test_our_pages_can_change_things_by_cookie(browser):
    assert browser.post(CASES, json=complaint(), headers=OUR_PAGES).status_code == 201


def test_a_bearer_token_needs_no_header_of_our_pages(officer):
    assert officer.post(CASES, json=complaint()).status_code == 201


def test_signing_out_ends_the_session_for_cookie_and_token(alice, browser):
    token = browser.cookies["adborth_session"]
    bearer = {"Authorization": f"Bearer {token}"}
    assert alice.get("/session", headers=bearer).status_code == 200

    answer = browser.delete("/session", headers=OUR_PAGES)

    assert answer.status_code == 204
    assert "adborth_session" not in browser.cookies
    assert alice.get("/session", headers=bearer).status_code == 401
    cookie = {"Cookie": f"adborth_session={token}"}
    assert alice.get("/session", headers=cookie).status_code == 401


def test_signing_out_leaves_other_sessions_of_the_same_person(alice, browser):
    other = sign_in(alice).json()["token"]

    browser.delete("/session", headers=OUR_PAGES)

    assert alice.get("/session", headers={"Authorization": f"Bearer {other}"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer nonsense"},
        {"Authorization": "Basic YWxpY2U6cGFzc3dvcmQ="},
        {"Cookie": "adborth_session="},
        {"Cookie": "adborth_session=%00%ff; adborth_session=\xe9"},
        {"Authorization": "Bearer " + "x" * 7000},
    ],
)
def test_whoever_is_not_signed_in_gets_nowhere(client, headers):
    raw = {name: value.encode("latin-1") for name, value in headers.items()}
    for address in ("/session", CASES, "/lists", "/performance/year?year=2021-22"):
        answer = client.get(address, headers=raw)
        assert problem(answer, 401) == "sign-in-needed"


def test_an_administrator_sees_no_case(administrator, officer):
    case = CaseDriver.opened(officer)

    for address in (CASES, case.url, f"{case.url}/history", "/stage-2-watch"):
        assert problem(administrator.get(address), 403) == "permission-missing"
    assert problem(administrator.post(CASES, json=complaint()), 403) == "permission-missing"


def test_an_officer_changes_neither_lists_nor_calendar(officer):
    name = {"en": "Something", "cy": "Rhywbeth"}
    change = {"action": "proclaim", "on": "2027-05-10", "name": name}

    for address, body in (
        ("/lists/themes", {"name": name}),
        ("/calendar/changes", change),
        ("/calendar/changes/preview", change),
        ("/calendar/changes/1/undo", {}),
        ("/calendar/closures", {"on": "2027-12-29", "name": name}),
    ):
        assert problem(officer.post(address, json=body), 403) == "permission-missing"


def test_a_stranger_learns_no_more_from_a_case_that_exists_than_from_one_that_does_not(
    client, officer
):
    case = CaseDriver.opened(officer)

    there, nowhere = client.get(case.url), client.get(f"{CASES}/SSF-2627-9999")
    assert without_number(there) == without_number(nowhere)


def test_errors_repeat_nothing_that_was_sent(officer):
    secret = "Alice Example of 3 Sea View"
    sent = complaint(service=secret, received_on=secret, kind=secret, people=[{"name": secret}])

    answer = officer.post(CASES, json=sent)

    assert problem(answer, 422) == "invalid"
    assert secret not in answer.text


@pytest.fixture
def broken(officer):
    """A service that gives the same reference twice, which the database refuses."""
    CaseDriver.opened(officer)
    with officer.app.state.database.writing() as session:
        session.execute(text("UPDATE reference_counters SET last = 0"))
    return officer


def test_a_fault_leaves_nothing_personal_in_answer_or_log(broken, caplog):
    person = {"role": "complainant", "name": "Siân Secret"}

    with caplog.at_level(logging.DEBUG):
        answer = broken.post(CASES, json=complaint(people=[person], summary="A quiet summary."))

    assert problem(answer, 500) == "fault"
    assert re.search("fault (IntegrityError|UniqueViolation) at", caplog.text)
    for told in (caplog.text, answer.text):
        assert "Siân" not in told
        assert "quiet summary" not in told
        assert "SSF-" not in told
        assert "Traceback" not in told


def test_a_fault_is_a_problem_in_the_language_of_the_reader(broken):
    answer = broken.post(CASES, json=complaint(), headers={"Accept-Language": "cy"})

    assert problem(answer, 500) == "fault"
    assert answer.headers["content-language"] == "cy"
    assert answer.headers["cache-control"] == "no-store"


def test_answers_about_people_are_kept_in_no_cache(officer):
    case = CaseDriver.opened(officer)

    for address in (case.url, CASES, "/session", f"{CASES}/SSF-2627-9999"):
        headers = officer.get(address).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
