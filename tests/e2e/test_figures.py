"""Every figure leads to the cases behind it, and the year can be taken along."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import Visits


def test_a_figure_leads_to_just_the_cases_that_it_counts(visit: Visits) -> None:
    with visit() as visitor:
        visitor.open("/performance?year=2021-22")
        row = visitor.page.locator("section[aria-labelledby=table-receipt] tbody tr").nth(1)
        figure = row.locator("td a").last
        # What is out of sight is there, though not drawn.
        count = int(figure.text_content() or "")
        figure.click()
        visitor.page.wait_for_url(re.compile("/cases"))
        expect(visitor.page.locator(".app-tags__tag")).not_to_have_count(0)
        expect(visitor.page.locator("tbody tr")).to_have_count(count)
        visitor.check()


def test_a_filter_of_a_figure_can_be_taken_away_and_come_back(visit: Visits) -> None:
    with visit() as visitor:
        asked = "clock=receipt&started_from=2021-04-01&started_to=2022-03-31&days_min=1&days_max=2"
        visitor.open(f"/cases?{asked}")
        page = visitor.page
        page.get_by_role("link", name="1 to 2 working days").click()
        page.wait_for_url(lambda url: "days_min" not in url)
        page.go_back()
        expect(page.get_by_role("link", name="1 to 2 working days")).to_be_visible()


def test_pages_of_cases_go_on_and_back(visit: Visits) -> None:
    with visit() as visitor:
        visitor.open("/cases?sort=reference")
        page = visitor.page
        first = page.locator("tbody tr").first.text_content() or ""
        page.get_by_role("link", name="Next", exact=True).click()
        page.wait_for_url(re.compile("cursor="))
        expect(page.locator("tbody tr").first).not_to_have_text(first)
        page.get_by_role("button", name="Previous").click()
        page.wait_for_url(lambda url: "cursor" not in url)
        expect(page.locator("tbody tr").first).to_have_text(first)


def test_the_year_is_downloaded_in_the_language_of_the_page(visit: Visits) -> None:
    with visit("cy") as visitor:
        visitor.open("/performance?year=2021-22")
        with visitor.page.expect_download() as download:
            visitor.page.locator(".app-buttons button").first.click()
        assert download.value.suggested_filename.endswith(".csv")
        assert "Oedolion" in download.value.path().read_text("utf-8-sig")
