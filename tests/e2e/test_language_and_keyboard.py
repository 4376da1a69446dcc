"""Two languages and no mouse."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import PHONE, Visits


def test_switching_the_language_keeps_the_page_and_what_was_typed(visit: Visits) -> None:
    with visit() as visitor:
        visitor.open("/cases/new")
        page = visitor.page
        page.locator("#field-summary").fill("Nobody has called back.")
        page.locator("#field-service").select_option("adults")
        page.get_by_role("button", name="Cymraeg").click()
        expect(visitor.heading()).to_have_text("Cofnodi cyswllt")
        expect(page).to_have_title(re.compile("Cofnodi cyswllt"))
        expect(page.locator("#field-summary")).to_have_value("Nobody has called back.")
        expect(page.locator("#field-service")).to_have_value("adults")

        page.goto(f"{visitor.service.url}/calendar")
        expect(visitor.heading()).to_have_text("Calendr")


def test_signing_in_leads_back_and_signing_out_ends_it(visit: Visits) -> None:
    with visit(who=None) as visitor:
        visitor.open("/cases?state=stage_1")
        assert "/sign-in" in visitor.page.url
        visitor.sign_in()
        assert "state=stage_1" in visitor.page.url
        visitor.page.get_by_role("button", name="Sign out").click()
        expect(visitor.heading()).to_have_text("Sign in")
        visitor.page.goto(f"{visitor.service.url}/cases")
        expect(visitor.heading()).to_have_text("Sign in")


def test_a_wrong_password_is_refused_in_the_language_of_the_page(visit: Visits) -> None:
    with visit("cy", who=None) as visitor:
        visitor.open("/sign-in")
        visitor.page.locator("#field-username").fill("admin")
        visitor.page.locator("#field-password").fill("wrong")
        visitor.page.locator("main form [type=submit]").click()
        expect(visitor.page.locator(".govuk-error-summary")).to_be_focused()
        expect(visitor.page.locator(".govuk-error-summary")).to_have_attribute("lang", "cy")
        visitor.check()


def test_the_keyboard_alone_reaches_the_content(visit: Visits) -> None:
    with visit() as visitor:
        visitor.open("/cases")
        page = visitor.page
        page.keyboard.press("Tab")
        expect(page.locator(".govuk-skip-link")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#main")).to_be_focused()


def test_a_new_page_has_the_focus_on_its_heading(visit: Visits) -> None:
    with visit() as visitor:
        visitor.open("/cases")
        visitor.page.get_by_role("link", name="Calendar").click()
        expect(visitor.heading()).to_have_text("Calendar")
        expect(visitor.heading()).to_be_focused()


def test_the_menu_of_a_phone_opens_and_closes(visit: Visits) -> None:
    with visit(width=PHONE) as visitor:
        visitor.open("/cases")
        menu = visitor.page.get_by_role("button", name="Menu")
        expect(visitor.page.get_by_role("link", name="Calendar")).to_be_hidden()
        menu.click()
        expect(menu).to_have_attribute("aria-expanded", "true")
        visitor.check()
        visitor.page.get_by_role("link", name="Calendar").click()
        expect(visitor.heading()).to_have_text("Calendar")
        expect(menu).to_have_attribute("aria-expanded", "false")


def test_the_day_is_worked_through_without_a_mouse(visit: Visits) -> None:
    with visit() as visitor:
        visitor.open("/cases")
        page = visitor.page
        page.keyboard.press("g")
        page.keyboard.press("t")
        expect(visitor.heading()).to_contain_text("Today")
        row = page.locator("[data-row]").first
        row.wait_for()
        page.keyboard.press("j")
        expect(row).to_be_focused()
        reference = row.inner_text()
        page.keyboard.press("a")
        page.wait_for_url(re.compile(rf"/cases/{reference}\?action=\w+"))
        expect(page.locator(".app-actions form :focus")).to_be_visible()


def test_keys_lead_to_their_list_and_to_the_search(visit: Visits) -> None:
    with visit() as visitor:
        visitor.open("/today")
        page = visitor.page
        page.keyboard.press("?")
        expect(visitor.heading()).to_have_text("Keyboard shortcuts")
        page.keyboard.press("/")
        expect(page.locator("main input[type=search]")).to_be_focused()
        page.keyboard.type("gtn?")
        assert "/cases" in page.url
