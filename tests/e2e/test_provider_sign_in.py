"""Somebody signs in by the button of the council's own provider: a real one, on this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.api.openid_provider import OpenIdProvider, openid_provider
from tests.api.test_oidc import OFFICER, ROLES
from tests.e2e.service import Service, free_port, running_strictly
from tests.e2e.visitor import Visitor

KEY = "only the end-to-end tests know 4567 of it"


@pytest.fixture(scope="module")
def provider() -> Iterator[OpenIdProvider]:
    with openid_provider() as running:
        yield running


@pytest.fixture(scope="module")
def council(
    chromium: str, provider: OpenIdProvider, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    folder: Path = tmp_path_factory.mktemp("council")
    roles = folder / "roles.toml"
    roles.write_text(ROLES)
    port = free_port()
    with running_strictly(
        folder,
        port=port,
        secret_key=KEY,
        oidc_issuer=provider.issuer,
        oidc_client_id="adborth",
        oidc_client_secret="a secret of the test",
        oidc_redirect_url=f"http://127.0.0.1:{port}/api/v1/sign-in/oidc/callback",
        oidc_roles_file=str(roles),
        oidc_name="Council ID",
    ) as service:
        yield service


def at_the_provider(browser: Browser, council: Service, page: str) -> Visitor:
    """Asked who they are, after they pressed the button on the way to a page."""
    context = browser.new_context()
    # The provider's own page would fetch its style from elsewhere.
    context.route("**/*.min.css", lambda route: route.fulfill(body="", content_type="text/css"))
    visitor = Visitor.arriving(context, council, "en")
    visitor.open(page)
    visitor.check()
    visitor.page.get_by_role("button", name="Sign in with Council ID").click()
    visitor.page.locator("input[name=sub]").wait_for()
    return visitor


def test_the_button_leads_through_the_provider_to_where_one_was_going(
    browser: Browser, council: Service, provider: OpenIdProvider
) -> None:
    provider.know("alice-1", groups=["feedback-team"], **OFFICER)
    visitor = at_the_provider(browser, council, "/compliments")
    page = visitor.page
    assert page.url.startswith(provider.issuer)
    page.locator("input[name=sub]").fill("alice-1")
    page.get_by_role("button", name="Authorize").click()

    expect(visitor.heading()).to_have_text("Compliments")
    assert page.url.startswith(council.url)
    assert "code=" not in page.url
    visitor.open("/account")
    expect(page.locator("main")).to_contain_text("Alice")
    expect(page.locator("main")).to_contain_text("Complaints officer")
    visitor.check()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("button", name="Sign in with Council ID")).to_be_visible()
    page.context.close()
    assert visitor.errors == []


def test_whoever_has_no_role_comes_back_to_a_page_that_says_why(
    browser: Browser, council: Service, provider: OpenIdProvider
) -> None:
    provider.know("walter-1", groups=["all-staff"], preferred_username="walter", name="Walter")
    visitor = at_the_provider(browser, council, "/compliments")
    page = visitor.page
    page.locator("input[name=sub]").fill("walter-1")
    page.get_by_role("button", name="Authorize").click()

    told = page.locator(".govuk-error-summary")
    expect(told).to_contain_text("none of your groups has a role here")
    assert page.url.startswith(f"{council.url}/sign-in")
    expect(page.get_by_role("button", name="Sign in with Council ID")).to_be_visible()
    visitor.check()
    visitor.switch_to("cy")
    visitor.check()
    page.context.close()
    assert visitor.errors == []
