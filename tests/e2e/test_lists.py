"""An administrator keeps what can be chosen, what letters say, and the council's own targets."""

from playwright.sync_api import expect

from tests.e2e.conftest import PHONE, Visits


def test_a_theme_is_added_retired_and_brought_back(visit: Visits) -> None:
    with visit(who="admin") as visitor:
        visitor.open("/lists/themes")
        page = visitor.page
        communication = page.locator("tbody tr", has_text="Communication").first
        expect(communication.locator("td").nth(3)).not_to_contain_text("0 ")
        page.locator("[id='field-name.en']").fill("Waiting times")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.locator("[id='field-name.cy-error']")).to_be_visible()
        visitor.check()
        page.locator("[id='field-name.cy']").fill("Amseroedd aros")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.locator(".app-notice")).to_contain_text("Waiting times has been added")

        page.get_by_role("link", name="Waiting times").click()
        page.get_by_role("button", name="Retire").click()
        expect(page.locator("main")).to_contain_text("Retired on")
        visitor.switch_to("cy")
        visitor.check()
        page.get_by_role("button", name="Adfer").click()
        expect(page.locator(".app-notice")).to_contain_text("Amseroedd aros")


def test_a_letter_text_and_a_target_are_changed_on_a_phone(visit: Visits) -> None:
    with visit("cy", PHONE, who="admin") as visitor:
        visitor.open("/letter-texts/receipt")
        page = visitor.page
        page.locator("#field-cy").fill("Diolch. Cyfeirnod: {reference}")
        page.get_by_role("button", name="Cadw fel fersiwn newydd").click()
        expect(page.locator("#field-cy-error")).to_contain_text("{officer}")
        visitor.check()
        page.locator("#field-en").fill("Thank you. Reference: {reference}")
        page.get_by_role("button", name="Cadw fel fersiwn newydd").click()
        expect(page.locator("#versions")).to_be_visible()

        visitor.open("/procedures")
        page.locator("#field-valid_from").fill("1/4/2027")
        page.locator("[id='field-targets.2.length']").fill("12")
        page.locator("form [type=submit]").click()
        expect(page.locator("[role=status] tbody")).to_contain_text("12 diwrnod gwaith")
        page.get_by_role("button", name="Gosod y targedau hyn").click()
        expect(page.locator("#field-version")).to_be_visible()
        page.locator("#field-version").select_option("2014-08-01.1")
        page.get_by_role("button", name="Tynnu\u2019r targedau hyn yn \u00f4l").click()
        expect(page.locator("#field-version")).not_to_be_visible()
        visitor.check()
