"""A complaint from its first day to its last, as an officer does it at the screen."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE, Visits
from tests.e2e.visitor import Language, Visitor


def open_a_case(visitor: Visitor, points: str = "No call\nNo letter") -> str:
    """The reference of a new complaint, received on 1 June 2026."""
    page = visitor.page
    visitor.open("/cases/new")
    page.locator("#field-received_on").fill("1/6/26")
    page.locator("#field-service").select_option("adults")
    page.locator("#field-theme").select_option("communication")
    page.locator("#field-channel").select_option("email")
    page.locator("#field-summary").fill("Nobody has called back since March.")
    page.locator("#field-elements").fill(points)
    page.locator("[id='field-people.0.name']").fill("Alice Example")
    page.locator("main form [type=submit][type=submit], main form button:not([type])").last.click()
    page.wait_for_url(re.compile(r"/cases/[A-Z]+-\d+-\d+"))
    return visitor.heading().inner_text().split()[-1]


def do(visitor: Visitor, action: str, *keys: str) -> None:
    """An action by the keyboard alone: `=…` is typed over what stands in a field."""
    visitor.page.locator(f"[data-action={action}]").press("Enter")
    visitor.page.locator(".app-case-form").wait_for()
    press(visitor, *keys)
    save(visitor)


def press(visitor: Visitor, *keys: str) -> None:
    keyboard = visitor.page.keyboard
    for key in keys:
        if key.startswith("="):
            keyboard.press("Control+A")
            keyboard.type(key[1:])
        else:
            keyboard.press(key)


def save(visitor: Visitor) -> None:
    visitor.page.keyboard.press("Control+Enter")
    expect(visitor.page.locator(".app-done")).to_be_focused()


CHECKLIST = ("Tab", *("Tab", "Space") * 3)
JOURNEYS: tuple[tuple[Language, int, dict[str, str]], ...] = (
    (
        "en",
        DESKTOP,
        {
            "day": "1 June 26",
            "due": "Wednesday 17 June 2026",
            "outcome": "The outcome of Stage 1 is then: Partially upheld.",
            "started": "Stage 2 has started",
            "closed": "Closed",
        },
    ),
    (
        "cy",
        PHONE,
        {
            "day": "1 o Fehefin 26",
            "due": "dydd Mercher 17 Mehefin 2026",
            "outcome": "Canlyniad Cam 1 wedyn: Cadarnhawyd yn rhannol.",
            "started": "Mae Cam 2 wedi dechrau",
            "closed": "Wedi cau",
        },
    ),
)


@pytest.mark.parametrize(("language", "width", "words"), JOURNEYS, ids=("desk", "phone"))
def test_a_complaint_from_its_first_day_to_its_last_without_a_mouse(
    visit: Visits, language: Language, width: int, words: dict[str, str]
) -> None:
    with visit(language, width) as visitor:
        open_a_case(visitor)
        page = visitor.page
        follows = page.locator(".app-follows")
        do(visitor, "record_receipt", f"={words['day']}")

        page.locator("[data-action=acknowledge]").press("Enter")
        press(visitor, "=3/6/26", *CHECKLIST)
        expect(follows).to_contain_text(words["due"])
        visitor.check()
        save(visitor)

        page.locator("[data-action=change_elements]").press("Enter")
        page.locator(".app-case-form .govuk-button--secondary").press("Enter")
        press(visitor, "=No visit")
        save(visitor)

        page.locator("[data-action=record_findings]").press("Enter")
        press(visitor, *("ArrowDown", "Tab", "ArrowDown", "ArrowDown", "Tab", "ArrowDown"))
        expect(follows).to_contain_text(words["outcome"])
        save(visitor)
        do(visitor, "respond", "=19/6/26")

        do(visitor, "request_stage_2", "=22/6/26")
        do(visitor, "acknowledge", "=23/6/26", *CHECKLIST)
        do(visitor, "send_record", "=24/6/26")
        do(visitor, "agree_record", "=25/6/26")
        expect(page.locator(".app-done")).to_contain_text(words["started"])
        do(visitor, "respond", "=10/7/26")
        do(visitor, "close", "=13/7/26")
        expect(page.locator(".app-case-header")).to_contain_text(words["closed"])
        expect(page.locator(".app-history__item")).to_have_count(12)
        visitor.check()


def test_a_due_date_says_why(visit: Visits) -> None:
    with visit("cy") as visitor:
        visitor.open("/cases/SSF-2122-0003")
        why = visitor.page.locator(".app-clocks details").first
        why.locator("summary").click()
        expect(why).to_contain_text("Rheol")
        expect(why).to_contain_text("Ffynhonnell")


def test_a_case_that_a_colleague_changed_is_shown_anew_and_keeps_what_was_typed(
    visit: Visits,
) -> None:
    with visit() as visitor, visit() as colleague:
        reference = open_a_case(visitor)
        colleague.open(f"/cases/{reference}")
        do(colleague, "record_receipt", "=1/6/26")

        page = visitor.page
        page.locator("[data-action=acknowledge]").press("Enter")
        told = page.locator(".app-case-form .govuk-error-summary")
        expect(told).to_contain_text("recorded the receipt")
        press(visitor, "=3/6/26", *CHECKLIST)
        expect(page.locator(".app-facts").first).to_contain_text("1 June 2026")
        expect(page.locator("#field-acknowledged_on")).to_have_value("3/6/26")
        visitor.check()
        save(visitor)
        expect(page.locator(".app-clocks")).to_contain_text("Done 3 June 2026")


def test_what_is_missing_is_said_beside_its_field(visit: Visits) -> None:
    with visit("cy") as visitor:
        visitor.open("/cases/new")
        page = visitor.page
        page.locator("#field-received_on").fill("31/2/26")
        page.locator("main form [type=submit]").last.click()
        summary = page.locator(".govuk-error-summary")
        expect(summary).to_be_focused()
        expect(page.locator("#field-received_on-error")).to_be_visible()
        summary.locator("a[href='#field-received_on']").click()
        expect(page.locator("#field-received_on")).to_be_focused()
        visitor.check()
