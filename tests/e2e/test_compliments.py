"""A compliment reaches the team that was praised, and the public once two people have read it."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE, Visits

COPY = "The care worker was kind to my mother."


@pytest.mark.parametrize(("width", "number"), [(DESKTOP, 2), (PHONE, 3)])
def test_a_copy_is_published_by_two_people(visit: Visits, width: int, number: int) -> None:
    path = f"/compliments/SSC-2122-{number:04}"
    with visit(width=width) as visitor:
        visitor.open(path)
        page = visitor.page
        page.locator("summary", has_text="Record that it was shared").click()
        page.get_by_label("Shared with", exact=True).fill("Care & Support South")
        page.get_by_role("button", name="Record that it was shared").click()
        expect(page.locator("[aria-labelledby=shares]")).to_contain_text("Recorded by officer")

        page.locator("summary", has_text="Write the redacted copy").click()
        page.get_by_label("The redacted copy").fill(COPY)
        page.get_by_role("button", name="Save the copy").click()
        publication = page.locator("[aria-labelledby=publication]")
        expect(publication).to_contain_text("It is published once a second person has checked it.")
        expect(publication.get_by_role("button", name="publish the copy")).to_have_count(0)
        visitor.check()

    with visit("cy", width, who="receipts") as visitor:
        visitor.open("/compliments?to_check=true")
        page = visitor.page
        page.get_by_role("link", name=path.rpartition("/")[2]).first.click()
        page.wait_for_url(re.compile(path))
        page.get_by_role("button", name="cyhoeddi").click()
        publication = page.locator("[aria-labelledby=publication]")
        expect(publication).to_contain_text("receipts")
        expect(page.locator("#publication")).to_be_focused()
        visitor.check()
        visitor.open("/compliments?published=true")
        expect(page.locator("main")).to_contain_text(COPY)
        visitor.check()
