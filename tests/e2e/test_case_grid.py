"""The list of cases as those have it who come from a spreadsheet."""

import csv
import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE, Visits


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_cases_are_searched_chosen_and_receipted(visit: Visits, width: int) -> None:
    with visit("en", width) as visitor:
        page = visitor.page
        visitor.open("/cases?kind=enquiry&sort=reference")
        name = "SSF-2122-0001"
        page.locator("#field-text").fill(name.lower())
        page.keyboard.press("Enter")
        expect(page.locator("[role=grid] tbody tr")).to_have_count(1)
        assert "2122" not in page.url
        visitor.check()

        page.reload()
        expect(page.locator("#field-text")).to_have_value(name.lower())
        page.get_by_role("button", name="Clear the search").click()
        expect(page.locator("[role=grid] tbody tr")).to_have_count(50)

        page.locator("[role=grid] tbody tr:nth-child(2) input").focus()
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
        expect(page.locator(".app-bulk__row")).to_contain_text("2 cases chosen")
        page.get_by_role("button", name="Record the receipt").click()
        page.locator("#field-receipted_on").fill("1/4/1999")
        page.get_by_role("button", name="Save for 2 cases").click()
        expect(page.locator(".app-bulk .govuk-error-summary")).to_contain_text("2 cases were left")
        visitor.check()

        page.get_by_text("Columns", exact=True).click()
        page.locator("input[name=columns][value=channel]").check()
        expect(page.locator("[role=grid] thead")).to_contain_text("How received")
        visitor.switch_to("cy")
        expect(page.locator(".app-bulk__row")).to_contain_text("2 achos")
        visitor.check()
        page.get_by_role("button", name="Dewis dim").click()
        page.get_by_role("button", name="Cau\u2019r rhestr hon").click()
        visitor.switch_to("en")

        page.locator("[role=grid] tbody tr:nth-child(2) a").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/cases/SSF-*")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_list_is_downloaded_as_it_is_shown(visit: Visits, width: int) -> None:
    with visit("cy", width) as visitor:
        page = visitor.page
        visitor.open("/cases?kind=enquiry&sort=reference&columns=reference,received_on,service")
        shown = page.locator("[role=grid] tbody tr")
        first = shown.first.locator("a").inner_text()
        with page.expect_download() as saving:
            page.get_by_role("button", name="Lawrlwytho CSV").click()
        expect(page.get_by_role("button", name="Lawrlwytho CSV")).to_be_enabled()
        visitor.check()
        assert saving.value.suggested_filename.startswith("achosion-")
        with saving.value.path().open(encoding="utf-8-sig", newline="") as file:
            headings, *rows = csv.reader(file)
        assert headings == ["Cyfeirnod", "Cyfeirnod y traciwr", "Gwasanaeth", "Derbyniwyd ar"]
        assert rows[0][0] == first
        assert len(rows) > shown.count()

        with page.expect_download() as saving:
            page.get_by_role("button", name="Lawrlwytho XLSX").click()
        [sheet] = load_workbook(BytesIO(saving.value.path().read_bytes())).worksheets
        assert [cell.value for cell in sheet[1]] == headings
        assert sheet.max_row == len(rows) + 1
        assert sheet["D2"].is_date


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_list_is_kept_under_a_name_and_come_back_to(visit: Visits, width: int) -> None:
    with visit("en", width) as visitor:
        page = visitor.page
        name = f"Enquiries at {width}"
        visitor.open("/cases?kind=enquiry&sort=reference&columns=reference,theme")
        views = page.locator(".app-views")
        views.locator("summary").focus()
        page.keyboard.press("Enter")
        page.locator("#field-view_name").fill(name)
        page.keyboard.press("Enter")
        expect(views.locator("li", has_text=name)).to_contain_text("Shown now")
        visitor.check()

        page.locator("#field-view_name").fill(name.upper())
        page.keyboard.press("Enter")
        expect(views.locator(".govuk-error-message")).to_contain_text("under this name")
        visitor.check()

        visitor.open("/cases")
        views.locator("summary").click()
        views.get_by_role("link", name=name).click()
        expect(views.locator("summary")).to_be_focused()
        page.wait_for_url("**/cases?*kind=enquiry*")
        expect(page.locator("[role=grid] thead th")).to_have_count(3)
        assert "columns=reference,theme" in page.url.replace("%2C", ",")

        visitor.switch_to("cy")
        views.locator("summary").click()
        views.get_by_role("button", name=re.compile(f"Ailenwi.*{name}")).click()
        page.keyboard.type(" eto")
        page.keyboard.press("Enter")
        expect(views.get_by_role("link", name=f"{name} eto")).to_be_visible()
        views.get_by_role("button", name=re.compile(f"Dileu.*{name} eto")).click()
        visitor.check()
        page.keyboard.press("Enter")
        expect(views.get_by_role("link", name=name)).to_have_count(0)
        visitor.check()
