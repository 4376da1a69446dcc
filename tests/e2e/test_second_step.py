"""The second step at the door: an authenticator set up, used, and lost."""

from collections.abc import Iterator
from contextlib import contextmanager

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.service import Service, running_strictly
from tests.e2e.visitor import Visitor

KEY = "only the end-to-end tests know 0123 of it"


@pytest.fixture(scope="module")
def strict(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running_strictly(tmp_path_factory.mktemp("strict"), secret_key=KEY) as service:
        yield service


@contextmanager
def at_the_door(browser: Browser, service: Service) -> Iterator[Visitor]:
    context = browser.new_context()
    visitor = Visitor.arriving(context, service, "en")
    visitor.open("/calendar")
    visitor.page.locator("#field-username").fill("admin")
    visitor.page.locator("#field-password").fill(service.administrators_password)
    visitor.page.get_by_role("button", name="Sign in").click()
    yield visitor
    context.close()
    assert visitor.errors == []


def give_code(page: Page, code: str, button: str) -> None:
    page.locator("#field-code").fill(code)
    page.get_by_role("button", name=button).click()


def set_up(visitor: Visitor) -> list[str]:
    """The recovery codes."""
    page = visitor.page
    page.locator(".app-qr").wait_for()
    visitor.check()
    secret = page.locator("p .app-code").inner_text().replace(" ", "")
    give_code(page, "000000", "Confirm the code")
    expect(page.locator("#field-code-error")).to_be_visible()
    give_code(page, pyotp.TOTP(secret).now(), "Confirm the code")
    expect(visitor.heading()).to_have_text("Keep your recovery codes")
    visitor.check()
    return page.locator(".app-codes li").all_inner_texts()


def test_nobody_with_half_a_sign_in_goes_anywhere_else(browser: Browser, strict: Service) -> None:
    with at_the_door(browser, strict) as visitor:
        set_up_heading = "Set up a second step for signing in"
        expect(visitor.heading()).to_have_text(set_up_heading)
        visitor.page.goto(f"{strict.url}/account")
        expect(visitor.heading()).to_have_text(set_up_heading)

        codes = set_up(visitor)
        visitor.page.get_by_role("button", name="I have kept them").click()
        expect(visitor.heading()).to_have_text("My account")
        visitor.page.get_by_role("button", name="Sign out", exact=True).click()

    with at_the_door(browser, strict) as visitor:
        expect(visitor.heading()).to_have_text("Enter your code")
        visitor.check()
        give_code(visitor.page, codes[0], "Continue")
        expect(visitor.heading()).to_have_text("Calendar")
        visitor.open("/account")
        expect(visitor.page.locator("main")).to_contain_text("9 recovery codes left")
        visitor.check()
