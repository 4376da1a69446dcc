"""A calendar elsewhere subscribes to what falls due, and is turned away again."""

import httpx2
import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE, Visits


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_an_address_is_made_copied_fetched_and_deleted(visit: Visits, width: int) -> None:
    with visit("en", width) as visitor:
        visitor.open("/calendar")
        page = visitor.page
        feeds = visitor.unfold("feeds")
        before = feeds.locator("li").count()
        feeds.get_by_label("All").check()
        feeds.get_by_role("button", name="Make an address").click()
        address = feeds.locator("code").inner_text()
        expect(feeds.locator(".app-secret")).to_be_focused()
        expect(feeds.locator("li")).to_have_count(before + 1)
        visitor.check()

        answer = httpx2.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/calendar")
        assert "SUMMARY:" in answer.text

        visitor.switch_to("cy")
        expect(feeds.locator("li").last).to_contain_text("Heb ei nôl eto")
        page.reload()
        visitor.unfold("feeds")
        expect(feeds.locator("li").last).to_contain_text("Wedi\u2019i nôl ddiwethaf")
        expect(feeds.locator("code")).to_have_count(0)
        visitor.check()
        feeds.get_by_role("button", name="Dileu").last.click()
        expect(feeds.locator("li")).to_have_count(before)
        expect(feeds.locator("summary")).to_be_focused()
        assert httpx2.get(address).status_code == 404
