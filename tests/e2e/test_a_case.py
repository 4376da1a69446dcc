"""A complaint from its first day to the response, as an officer does it at the screen."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import Visits
from tests.e2e.visitor import Visitor


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


def act(visitor: Visitor, action: str, *days: tuple[str, str], boxes: tuple[str, ...] = ()) -> None:
    page = visitor.page
    page.get_by_role("button", name=action, exact=True).click()
    for field, day in days:
        page.locator(f"#field-{field}").fill(day)
    for box in boxes:
        page.locator(f"#field-{box}").check()
    page.get_by_role("button", name="Save").click()
    page.locator(".app-actions__form").wait_for(state="detached")


def test_a_complaint_is_received_acknowledged_and_answered(visit: Visits) -> None:
    with visit() as visitor:
        reference = open_a_case(visitor)
        page = visitor.page
        act(visitor, "Record the receipt", ("receipted_on", "1/6/26"))
        contents = ("procedure", "formal_investigation")
        boxes = ("offers_help_or_advocacy", *(f"explains_{what}" for what in contents))
        act(visitor, "Acknowledge", ("acknowledged_on", "3/6/26"), boxes=boxes)
        expect(page.locator(".app-clocks")).to_contain_text("Due 3 June 2026")
        expect(page.locator(".app-clocks")).to_contain_text("Due 17 June 2026")

        page.get_by_role("button", name="Record findings").click()
        for number, finding in ((1, "upheld"), (2, "not_upheld")):
            page.locator(f"#field-finding-{number}").select_option(finding)
        page.get_by_role("button", name="Save").click()
        page.locator(".app-actions__form").wait_for(state="detached")
        act(visitor, "Record the response", ("responded_on", "19/6/26"))

        expect(page.locator(".app-tag-row")).to_contain_text("Stage 1 answered")
        expect(page.locator("#elements ~ *").first).to_contain_text("Partially upheld")
        history = page.locator(".app-history")
        expect(history).to_contain_text("Case opened")
        expect(history).to_contain_text("Response sent")
        visitor.check()

        visitor.open(f"/cases?q={reference}")
        expect(page.locator("tbody tr")).to_have_count(1)


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
        act(colleague, "Record the receipt", ("receipted_on", "1/6/26"))

        page = visitor.page
        page.get_by_role("button", name="Acknowledge", exact=True).click()
        page.locator("#field-acknowledged_on").fill("3/6/26")
        for what in ("explains_procedure", "offers_help_or_advocacy"):
            page.locator(f"#field-{what}").check()
        page.locator("#field-explains_formal_investigation").check()
        page.get_by_role("button", name="Save").click()
        page.get_by_role("button", name="See what is new").click()
        expect(page.locator(".app-facts").first).to_contain_text("1 June 2026")
        expect(page.locator("#field-acknowledged_on")).to_have_value("3/6/26")
        page.get_by_role("button", name="Save").click()
        page.locator(".app-actions__form").wait_for(state="detached")
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
