"""People sign in at the council's own OpenID provider: a real one, on this machine."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text, update

from adborth import clock
from adborth.access.models import User
from adborth.access.roles import Role
from adborth.main import create_app
from adborth.openid.models import PendingSignIn
from adborth.settings import Settings
from tests.api.openid_provider import OpenIdProvider, openid_provider

BEGIN, CALLBACK = "/sign-in/oidc", "/sign-in/oidc/callback"
HERE = "https://testserver/api/v1"
ROLES = """
claim = "groups"
[roles]
"feedback-team" = ["complaints_officer"]
"system-people" = ["administrator"]
"""
OFFICER = {"preferred_username": "Alice@Council.example", "name": "Alice"}

Browser = Callable[[OpenIdProvider], TestClient]


@pytest.fixture(scope="module")
def provider() -> Iterator[OpenIdProvider]:
    with openid_provider() as running:
        yield running


@pytest.fixture
def browser_for(database_url: str, tmp_path: Path) -> Iterator[Browser]:
    """A browser that does not follow redirects by itself."""
    roles = tmp_path / "roles.toml"
    roles.write_text(ROLES)
    opened: list[TestClient] = []

    def made(provider: OpenIdProvider) -> TestClient:
        settings = Settings(
            database_url=database_url,
            import_dir=tmp_path / "imports",
            oidc_issuer=provider.issuer,
            oidc_client_id="adborth",
            oidc_client_secret="a secret of the test",
            oidc_redirect_url=f"{HERE}{CALLBACK}",
            oidc_roles_file=roles,
            oidc_name="The council's provider",
        )
        browser = TestClient(create_app(settings), base_url=HERE, follow_redirects=False)
        opened.append(browser.__enter__())
        return browser

    yield made
    for browser in opened:
        browser.__exit__()


@pytest.fixture
def browser(browser_for: Browser, provider: OpenIdProvider) -> TestClient:
    provider.know("alice-1", groups=["feedback-team", "all-staff"], **OFFICER)
    return browser_for(provider)


def begin(browser: TestClient, **query: str) -> str:
    answer = browser.get(BEGIN, params=query)
    assert answer.status_code == 302, answer.text
    address: str = answer.headers["location"]
    return address


def come_back(browser: TestClient, back: str, **changes: str | None):
    given = {name: value for name, [value] in parse_qs(urlsplit(back).query).items()} | changes
    query = urlencode({name: value for name, value in given.items() if value is not None})
    return browser.get(f"{CALLBACK}?{query}")


def sign_in(browser: TestClient, provider: OpenIdProvider, subject: str = "alice-1", **query: str):
    return come_back(browser, provider.sign_in(begin(browser, **query), subject))


def problem(answer, status: int) -> str:
    assert answer.status_code == status, answer.text
    assert "adborth_session" not in answer.headers.get("set-cookie", "")
    code: str = answer.json()["code"]
    return code


def user_of(browser: TestClient):
    return browser.get("/session").json()["user"]


def test_whoever_the_provider_knows_is_signed_in_with_the_roles_of_their_groups(browser, provider):
    answer = sign_in(browser, provider, next="/cases?overdue=true")

    assert answer.status_code == 302, answer.text
    assert answer.headers["location"] == "/cases?overdue=true"
    flags = answer.headers["set-cookie"].lower()
    assert "httponly" in flags
    assert "secure" in flags
    user = user_of(browser)
    assert user["username"] == "alice@council.example"
    assert user["display_name"] == "Alice"
    assert user["roles"] == ["complaints_officer"]


def test_the_provider_is_asked_for_a_code_with_proof_key_state_and_nonce(browser, provider):
    address = begin(browser)

    asked = {name: value for name, [value] in parse_qs(urlsplit(address).query).items()}
    assert address.startswith(f"{provider.issuer}/")
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == f"{HERE}{CALLBACK}"
    assert asked["scope"].split()[0] == "openid"
    lengths = [len(asked[name]) for name in ("state", "nonce", "code_challenge")]
    assert min(lengths) >= 43


def test_the_cookie_of_a_sign_in_under_way_goes_to_its_own_addresses_only(browser):
    flags = browser.get(BEGIN).headers["set-cookie"].lower()

    for flag in ("httponly", "secure", "samesite=lax", f"path=/api/v1{BEGIN}", "max-age=600"):
        assert flag in flags


def test_another_state_is_refused_and_ends_the_sign_in(browser, provider):
    back = provider.sign_in(begin(browser), "alice-1")

    assert problem(come_back(browser, back, state="another"), 401) == "sign-in-not-begun"
    assert problem(come_back(browser, back), 401) == "sign-in-not-begun"


def test_another_browser_cannot_finish_a_sign_in(browser, browser_for, provider):
    back = provider.sign_in(begin(browser), "alice-1")
    assert problem(come_back(browser_for(provider), back), 401) == "sign-in-not-begun"


def test_a_sign_in_that_took_too_long_is_refused(browser, provider):
    back = provider.sign_in(begin(browser), "alice-1")
    with browser.app.state.database.writing() as session:
        past = clock.now() - timedelta(seconds=1)
        session.execute(update(PendingSignIn).values(expires_at=past))

    assert problem(come_back(browser, back), 401) == "sign-in-not-begun"


@pytest.mark.parametrize("column", ["nonce", "verifier"])
def test_another_nonce_or_proof_key_is_refused(browser, provider, column):
    back = provider.sign_in(begin(browser), "alice-1")
    with browser.app.state.database.writing() as session:
        session.execute(update(PendingSignIn).values({column: "another"}))

    assert problem(come_back(browser, back), 401) == "provider-refused"


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "made-up"},
        {"code": None},
        {"code": None, "error": "access_denied"},
        {"iss": "https://another-provider.example"},
    ],
    ids=str,
)
def test_what_the_provider_did_not_grant_is_refused(browser, provider, changes):
    back = provider.sign_in(begin(browser), "alice-1")
    assert problem(come_back(browser, back, **changes), 401) == "provider-refused"


def test_a_code_that_was_used_is_refused(browser, browser_for, provider):
    back = provider.sign_in(begin(browser), "alice-1")
    assert come_back(browser, back).status_code == 302
    assert problem(come_back(browser, back), 401) == "sign-in-not-begun"

    other = browser_for(provider)
    state = parse_qs(urlsplit(begin(other)).query)["state"][0]
    assert problem(come_back(other, back, state=state), 401) == "provider-refused"


def test_an_expired_id_token_is_refused_with_leeway_for_clocks(browser_for):
    for age, status in ((30, 302), (120, 401)):
        with openid_provider(tokens_last=-timedelta(seconds=age)) as late:
            late.know(f"alice-{age}", groups=["feedback-team"], preferred_username=f"alice-{age}")
            answer = sign_in(browser_for(late), late, f"alice-{age}")
        assert answer.status_code == status, answer.text


@pytest.mark.parametrize("groups", [["all-staff"], [], "system", None, {"feedback-team": 1}])
def test_without_a_group_that_has_a_role_nobody_comes_in(browser, provider, groups):
    provider.know("bob-1", groups=groups, preferred_username="bob")
    assert problem(sign_in(browser, provider, "bob-1"), 403) == "no-role-for-groups"
    with browser.app.state.database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM users")) == 0


def test_several_groups_give_all_their_roles(browser, provider):
    provider.know("cat-1", groups=["system-people", "feedback-team"], preferred_username="cat")
    sign_in(browser, provider, "cat-1")
    assert user_of(browser)["roles"] == sorted([Role.ADMINISTRATOR, Role.COMPLAINTS_OFFICER])


def test_a_change_at_the_provider_counts_from_the_next_sign_in(browser, provider, audit):
    provider.know("dana-1", groups=["feedback-team"], preferred_username="dana", name="Dana")
    sign_in(browser, provider, "dana-1")
    provider.know("dana-1", groups=["system-people"], preferred_username="dana2", name="Dana Lee")
    sign_in(browser, provider, "dana-1")

    user = user_of(browser)
    assert (user["username"], user["display_name"]) == ("dana", "Dana Lee")
    assert user["roles"] == ["administrator"]
    assert [action for action, _ in audit()] == [
        "user.add",
        "user.sign-in",
        "user.change",
        "user.sign-in",
    ]
    assert audit()[2][1] == {"roles": [["complaints_officer"], ["administrator"]]}


@pytest.fixture
def audit(browser: TestClient):
    def entries():
        with browser.app.state.database.reading() as connection:
            rows = connection.execute(
                text("SELECT action, changes FROM audit_entries WHERE subject LIKE 'user/%'")
            )
            found = [(row.action, row.changes) for row in rows]
        return [(action, loaded(changes)) for action, changes in found]

    return entries


def loaded(changes):
    return json.loads(changes) if isinstance(changes, str) else changes


def test_a_local_account_of_the_same_name_is_not_taken_over(browser, provider):
    with browser.app.state.database.writing() as session:
        session.add(User(username="erin", display_name="Erin", password_hash=""))
    provider.know("erin-1", groups=["system-people"], preferred_username="Erin")

    assert problem(sign_in(browser, provider, "erin-1"), 409) == "username-taken"


def test_nobody_signs_in_with_a_password_as_somebody_of_the_provider(browser, provider):
    sign_in(browser, provider)
    for password in ("", " ", "alice-1"):
        body = {"username": "alice@council.example", "password": password}
        assert browser.post("/session", json=body).status_code in (401, 422)


def test_somebody_of_the_provider_has_no_password_here_and_gets_none(browser, provider):
    sign_in(browser, provider)
    assert browser.get("/account").json()["has_password"] is False

    provider.know("keeper", groups=["system-people"], preferred_username="keeper")
    sign_in(browser, provider, "keeper")
    [alice] = [one for one in browser.get("/users").json()["items"] if one["id"] == 1]
    assert (alice["from_provider"], alice["has_password"]) == (True, False)

    answer = browser.post("/users/1/password-reset", headers={"X-Adborth-Request": "1"})
    assert problem(answer, 409) == "signs-in-at-provider"


def test_two_browsers_of_one_new_person_become_one_user(browser_for, provider):
    provider.know("nia-1", groups=["feedback-team"], preferred_username="nia")
    browsers = [browser_for(provider) for _ in range(4)]
    backs = [provider.sign_in(begin(browser), "nia-1") for browser in browsers]

    with ThreadPoolExecutor(len(browsers)) as crowd:
        answers = list(crowd.map(come_back, browsers, backs))

    assert [answer.status_code for answer in answers] == [302] * len(browsers)
    assert {user_of(browser)["username"] for browser in browsers} == {"nia"}
    with browsers[0].app.state.database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM users WHERE username = 'nia'")) == 1


def test_a_new_key_of_the_provider_is_fetched_when_it_is_met(browser, provider):
    sign_in(browser, provider)
    sign_in(browser, provider)
    fetched = provider.asked.count("/jwks")
    provider.change_key()

    assert sign_in(browser, provider).status_code == 302
    assert sign_in(browser, provider).status_code == 302
    assert provider.asked.count("/jwks") == fetched + 1


def test_a_provider_that_is_away_is_told_as_a_passing_fault(browser_for):
    with openid_provider() as gone:
        gone.know("alice-1", groups=["feedback-team"], **OFFICER)
        early, late = browser_for(gone), browser_for(gone)
        back = gone.sign_in(begin(early), "alice-1")

    assert problem(come_back(early, back), 503) == "provider-unavailable"
    assert problem(late.get(BEGIN), 503) == "provider-unavailable"


def test_a_provider_of_another_name_is_not_believed(browser_for, provider):
    wrong = OpenIdProvider(provider.app, issuer=f"{provider.issuer}/")
    answer = browser_for(wrong).get(BEGIN)
    assert problem(answer, 503) == "provider-unavailable"


@pytest.mark.parametrize(
    "place",
    ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "cases", "", "/%"],
)
def test_the_way_back_leads_to_our_own_pages_only(browser, place):
    answer = browser.get(BEGIN, params={"next": place})
    if place == "/%":
        assert answer.status_code == 422
    else:
        assert problem(answer, 422) == "invalid"


def test_to_a_person_a_refusal_is_a_page_of_ours(browser):
    answer = browser.get(CALLBACK, headers={"Accept": "text/html,*/*"})

    assert answer.status_code == 302
    assert answer.headers["location"] == "/sign-in?problem=sign-in-not-begun"


def test_the_ways_to_sign_in_are_told_to_everybody(browser, client):
    assert client.get("/sign-in").json() == {"local": True, "oidc": None}
    assert browser.get("/sign-in").json() == {
        "local": True,
        "oidc": {"name": "The council's provider", "href": "/api/v1/sign-in/oidc"},
    }


def test_without_a_provider_there_is_nothing_to_begin(client):
    assert problem(client.get(BEGIN, follow_redirects=False), 404) == "open-id-not-set-up"
    assert problem(client.get(CALLBACK, follow_redirects=False), 404) == "open-id-not-set-up"
