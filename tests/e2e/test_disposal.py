"""Two people dispose of what was kept for long enough: one proposes, the other confirms."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, Visits

DISPOSALS = "/disposals"
LOOKED_AFTER = "Complaints about a child looked after"


def latest(page: Page) -> Locator:
    """The disposal that was proposed last."""
    return page.locator("[aria-labelledby=disposals] .app-deed").first


def propose_a_compliment(visit: Visits) -> str:
    """As the complaints officer; gives the reference."""
    with visit() as visitor:
        visitor.open(DISPOSALS)
        page = visitor.page
        compliment = page.locator("[aria-labelledby=queue] .govuk-checkboxes__item").filter(
            has_text="Compliment,"
        )
        label = compliment.last.locator("label")
        reference = label.inner_text().strip()
        label.click()
        page.get_by_role("button", name="Propose to dispose of them").click()
        expect(latest(page)).to_contain_text(reference)
        expect(latest(page)).to_contain_text("It waits for a second person.")
        expect(page.get_by_text("Confirm the disposal")).to_have_count(0)
        visitor.check()
    return reference


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_one_proposes_a_second_confirms_and_the_log_tells_of_it(visit: Visits, width: int) -> None:
    reference = propose_a_compliment(visit)
    with visit(width=width, who="quality") as visitor:
        visitor.open(DISPOSALS)
        page = visitor.page
        expect(latest(page)).to_contain_text(reference)
        latest(page).get_by_text("Confirm the disposal").first.click()
        visitor.check()
        latest(page).get_by_role("button", name="Confirm the disposal").click()
        expect(page.locator("#disposals")).to_be_focused()
        expect(latest(page)).to_contain_text("Confirmed")

        logged = page.locator("[aria-labelledby=disposal-log] tbody tr").first
        expect(logged).to_contain_text(reference)
        expect(logged).to_contain_text("Proposed by officer, confirmed by quality")
        visitor.check()
        visitor.switch_to("cy")
        expect(logged).to_contain_text("Cynigiwyd gan officer, cadarnhawyd gan quality")
        visitor.check()

        logged.get_by_role("link", name=reference).click()
        page.wait_for_url(re.compile(f"/compliments/{reference}"))
        expect(page.locator(".govuk-inset-text")).to_contain_text("Gwaredwyd y data personol")
        visitor.check()


def test_what_was_rejected_waits_again(visit: Visits) -> None:
    reference = propose_a_compliment(visit)
    with visit(who="quality") as visitor:
        visitor.open(DISPOSALS)
        page = visitor.page
        latest(page).get_by_text("Reject the disposal").first.click()
        latest(page).get_by_label("Reason").fill("An inquiry may need it.")
        latest(page).get_by_role("button", name="Reject the disposal").click()
        expect(latest(page)).to_contain_text("Rejected")
        expect(latest(page)).to_contain_text("An inquiry may need it.")
        visitor.open(DISPOSALS)
        queue = page.locator("[aria-labelledby=queue]")
        expect(queue.get_by_label(reference, exact=True)).to_be_visible()


@pytest.mark.parametrize(("width", "number"), [(DESKTOP, 3), (PHONE, 4)])
def test_a_case_is_kept_by_another_class(visit: Visits, width: int, number: int) -> None:
    with visit(width=width) as visitor:
        visitor.open(f"/cases/SSF-2122-{number:04}")
        page = visitor.page
        section = page.locator("[aria-labelledby=retention]")
        section.locator("summary", has_text="Keep it by another class").click()
        form = section.locator("form", has_text="Retention class")
        form.get_by_label("Retention class").select_option(label=f"{LOOKED_AFTER} (years: 75)")
        visitor.check()
        form.get_by_role("button", name="Keep it by another class").click()
        expect(form.locator(".govuk-error-message")).to_be_visible()
        form.get_by_label("Reason").fill("The child is looked after.")
        form.get_by_role("button", name="Keep it by another class").click()
        expect(page.locator("#retention")).to_be_focused()
        expect(section).to_contain_text("The child is looked after.")
        visitor.switch_to("cy")
        expect(section).to_contain_text("Pam y dosbarth hwn")
        visitor.check()
