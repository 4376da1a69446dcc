"""A contact is logged in twenty keys beyond its text, and what was begun is never lost."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Visits
from tests.e2e.visitor import Visitor

MOST_KEYS = 20
PERSON = "Gwenllian Example"


class Keyboard:
    """Counts every key but those of the text itself; a key that is held counts too."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.count += len(key.split("+"))

    def type(self, text: str) -> None:
        self.page.keyboard.insert_text(text)


def at_the_heading(visitor: Visitor) -> Keyboard:
    """As after coming from another page."""
    visitor.open("/cases/new")
    visitor.heading().focus()
    return Keyboard(visitor.page)


def throw_away_drafts(visitor: Visitor) -> None:
    drafts, ours = f"{visitor.service.url}/api/v1/drafts", {"X-Adborth-Request": "1"}
    for draft in visitor.page.request.get(drafts).json()["items"]:
        assert visitor.page.request.delete(f"{drafts}/{draft['id']}", headers=ours).ok


def log(keyboard: Keyboard, text: str) -> None:
    """A complaint of today by telephone: each choice by its letter, the date as it stands."""
    keyboard.press("Tab", "Tab", "a", "Tab", "Tab", "c", "Tab", "t", "Tab", "Tab")
    keyboard.type(PERSON)
    keyboard.press("Tab", "Tab", "w", "Tab", "Tab", "Tab")
    keyboard.type(text)


def test_a_contact_takes_twenty_keys_and_the_next_of_the_same_person_is_noticed(
    visit: Visits,
) -> None:
    """For somebody without an unfinished contact, which would be offered first."""
    with visit() as visitor:
        page = visitor.page
        throw_away_drafts(visitor)
        keyboard = at_the_heading(visitor)
        log(keyboard, "Nobody has called back.")
        expect(page.locator("[aria-labelledby=expected]")).to_contain_text(
            "Stage 1 acknowledgement"
        )
        keyboard.press("Control+Shift+Enter")
        first = page.locator("[aria-labelledby=logged] a")
        expect(first).to_have_count(1)
        assert keyboard.count <= MOST_KEYS
        expect(page.locator("#field-service")).to_have_value("adults")
        expect(page.locator("#field-channel")).to_have_value("telephone")
        expect(page.locator("[name=kind]").first).to_be_focused()

        page.locator("[id='field-people.0.name']").fill(PERSON)
        duplicates = page.get_by_role("region", name="Perhaps it is here already")
        expect(duplicates).to_contain_text(first.inner_text())
        visitor.check()

        first.click()
        expect(visitor.heading()).to_contain_text(re.compile("SSF-"))
        expect(page.locator("main")).to_contain_text(PERSON)
        expect(page.locator("main")).to_contain_text("Welsh")


def test_a_draft_outlives_its_tab_and_its_session(visit: Visits) -> None:
    with visit("cy", PHONE, who="receipts") as visitor:
        visitor.open("/cases/new")
        page = visitor.page
        page.locator("#field-summary").fill("Hanner brawddeg")
        expect(page.locator("form .govuk-hint").last).to_contain_text("Wedi\u2019i gadw fel drafft")
        page.context.clear_cookies()
        page.close()

        visitor.page = visitor.page.context.new_page()
        visitor.open("/sign-in")
        visitor.sign_in("receipts")
        visitor.open("/cases/new")
        unfinished = visitor.page.locator("[aria-labelledby=unfinished]")
        expect(unfinished).to_contain_text("Hanner brawddeg")
        visitor.check()
        unfinished.get_by_role("button", name="Mynd ymlaen ag ef").last.click()
        expect(visitor.page.locator("#field-summary")).to_have_value("Hanner brawddeg")
        expect(visitor.page.locator("[name=kind]").first).to_be_focused()
