"""The month in which things fall due, in Chromium: each count leads to its cases."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE, Visits

NUMBER = re.compile(r": (\d+)")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_month_has_no_barrier_and_leads_to_its_cases(visit: Visits, width: int) -> None:
    with visit("en", width) as visitor:
        visitor.open("/calendar?month=2022-04")
        page, month = visitor.page, visitor.page.locator(".app-month")
        visitor.check()
        count = month.locator(".app-month__due a").first
        told = NUMBER.search(count.inner_text())
        assert told
        count.click()
        expect(visitor.heading()).to_be_visible()
        expect(page.locator("tbody tr")).to_have_count(int(told[1]))
        page.go_back()
        expect(month.locator(".app-month__due a").first).to_be_visible()
        visitor.switch_to("cy")
        expect(month.get_by_role("heading")).to_contain_text("Terfynau")
        visitor.check()


def test_months_follow_one_another_by_keyboard(visit: Visits) -> None:
    with visit("cy") as visitor:
        visitor.open("/calendar?month=2026-12")
        page, month = visitor.page, visitor.page.locator(".app-month")
        month.get_by_role("link", name="Ionawr 2027").focus()
        page.keyboard.press("Enter")
        expect(month.get_by_role("heading")).to_have_text("Terfynau: Ionawr 2027")
        expect(page).to_have_url(re.compile("month=2027-01"))
        expect(month.locator("td", has_text="Dydd Calan")).to_contain_text("Gŵyl banc")
        # The eye stays where it was.
        expect(month.locator("nav a").nth(2)).to_be_focused()
        visitor.check()


def test_whoever_sees_no_case_has_the_calendar_without_the_month(visit: Visits) -> None:
    with visit(who="admin") as visitor:
        visitor.open("/calendar?month=2026-12")
        expect(visitor.page.locator("#holidays")).to_be_visible()
        expect(visitor.page.locator(".app-month")).to_have_count(0)
