"""A session that ends, or is about to, takes nothing away from whoever is writing."""

import json

from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import Visits
from tests.e2e.visitor import Visitor

TYPED = "Nobody has called back."


def write(visitor: Visitor) -> None:
    visitor.open("/cases/new")
    visitor.page.locator("#field-summary").fill(TYPED)


def sign_in_here(visitor: Visitor, username: str) -> None:
    visitor.page.locator("#field-username").fill(username)
    visitor.page.locator("#field-password").fill(visitor.service.password_of(username))
    visitor.page.get_by_role("button", name="Sign in", exact=True).click()


def send(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def test_what_was_typed_is_there_after_signing_in_again(visit: Visits) -> None:
    with visit(who="care") as visitor:
        write(visitor)
        visitor.page.context.clear_cookies()
        send(visitor.page)
        expect(visitor.page.get_by_role("heading", name="Sign in again")).to_be_focused()
        expect(visitor.page.locator("#field-summary")).to_be_hidden()
        visitor.check()

        sign_in_here(visitor, "care")
        expect(visitor.page.locator("#field-summary")).to_have_value(TYPED)
        expect(visitor.page.locator(".govuk-error-summary")).to_be_focused()
        expect(visitor.page.locator(".govuk-error-summary")).to_contain_text("still here")


def test_somebody_else_finds_nothing_of_it(visit: Visits) -> None:
    with visit(who="care") as visitor:
        write(visitor)
        visitor.page.context.clear_cookies()
        send(visitor.page)
        sign_in_here(visitor, "director")
        expect(visitor.page.locator(".app-header__user")).to_contain_text("Ffion Example")
        expect(visitor.page.locator("#field-summary")).to_have_count(0)
        visitor.page.go_back()
        expect(visitor.page.locator("main")).not_to_contain_text(TYPED)


def test_a_warning_comes_before_the_end_and_puts_it_off(visit: Visits) -> None:
    with visit(who="care") as visitor:
        write(visitor)
        page = visitor.page
        page.route("**/api/v1/session", almost_over)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(page.get_by_role("dialog")).to_contain_text("In about 3 minutes")
        expect(page.get_by_role("button", name="Stay signed in")).to_be_focused()
        visitor.check()

        page.unroute("**/api/v1/session")
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(page.locator("#field-summary")).to_have_value(TYPED)


def almost_over(route: Route) -> None:
    state = route.fetch().json() | {"idle_seconds_left": 180}
    route.fulfill(status=200, content_type="application/json", body=json.dumps(state))


def test_signing_out_in_one_tab_empties_the_other(visit: Visits) -> None:
    with visit(who="receipts") as visitor:
        visitor.open("/cases/new")
        sign_in_anew(visitor)
        write(visitor)
        other = visitor.page.context.new_page()
        other.goto(f"{visitor.service.url}/account?lang=en")
        other.get_by_role("button", name="Sign out", exact=True).click()
        expect(visitor.page.get_by_role("heading", name="Sign in")).to_be_visible()
        expect(visitor.page.locator("#field-summary")).to_have_count(0)


def sign_in_anew(visitor: Visitor) -> None:
    """The session that other tests share is not ended."""
    visitor.page.context.clear_cookies()
    visitor.open("/sign-in")
    sign_in_here(visitor, "receipts")
    visitor.page.wait_for_url(lambda url: "/sign-in" not in url)
