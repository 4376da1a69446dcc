"""A holiday proclaimed late, working days counted, and a tracker read in."""

from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.conftest import PHONE, Visits

TRACKER = "Ref,Type,Date received,Service area,Theme\nSS/1,Complaint,31/02/2022,Adults,Financial\n"

OWN = "Period,E-bost\n01/04/2019,120\n01/05/2019,nifer\n"


def test_working_days_are_counted_with_their_reasons(visit: Visits) -> None:
    with visit() as visitor:
        visitor.open("/calendar?year=2026")
        page = visitor.page
        page.locator("#field-from").fill("1/8/26")
        page.locator("#field-days").fill("2")
        page.get_by_role("button", name="Count").click()
        answer = page.locator(".govuk-inset-text")
        expect(answer).to_contain_text("Due 4 August 2026")
        page.locator("#field-received_on").fill("1/8/26")
        arrives = page.get_by_role("region", name="If it arrives on this day")
        expect(arrives.locator("tbody tr").first).to_contain_text("4 August 2026")
        visitor.check()


def test_the_calendar_asks_for_few_things_before_anybody_unfolds_more(visit: Visits) -> None:
    with visit() as visitor:
        asked: list[str] = []
        visitor.page.on("request", lambda request: asked.append(request.url))
        visitor.open("/calendar")
        assert len([url for url in asked if not url.endswith("/favicon.svg")]) < 10


def test_a_holiday_is_previewed_proclaimed_and_taken_back(visit: Visits) -> None:
    with visit(who="admin") as visitor:
        visitor.open("/calendar?year=2027")
        page = visitor.page
        page.locator("#field-on").fill("12/5/27")
        page.locator("[id='field-name.en']").fill("One-off holiday")
        page.locator("[id='field-name.cy']").fill("Dydd yr Urdd")
        page.get_by_role("button", name="Show what would move").click()
        page.get_by_role("button", name="Change the calendar").click()
        expect(page.locator(".app-notice")).to_be_visible()
        expect(page.locator("tbody").first).to_contain_text("12 May 2027")
        visitor.check()

        visitor.unfold("revisions").get_by_role("button", name="Take back").first.click()
        page.get_by_role("button", name="Take the change back").click()
        expect(page.locator("tbody").first).not_to_contain_text("12 May 2027")


def test_a_file_with_a_mistake_says_where_and_how_to_mend_it(visit: Visits, tmp_path: Path) -> None:
    file = tmp_path / "tracker.csv"
    file.write_text(TRACKER, "utf-8")
    with visit("cy") as visitor:
        visitor.open("/imports")
        page = visitor.page
        page.locator("#field-file").set_input_files(file)
        page.locator("main form [type=submit]").click()
        expect(page.locator("tbody tr").first).to_contain_text("31/02/2022", timeout=30_000)
        expect(visitor.heading()).to_contain_text("tracker.csv")
        visitor.check()


def test_own_columns_are_matched_written_and_taken_back(visit: Visits, tmp_path: Path) -> None:
    file = tmp_path / "post.csv"
    file.write_text(OWN, "utf-8")
    with visit("cy", PHONE) as visitor:
        visitor.open("/imports")
        page = visitor.page
        page.locator("#field-file").set_input_files(file)
        page.locator("main form [type=submit]").click()
        kind = page.locator("#field-match-1-kind")
        expect(kind).to_be_visible(timeout=30_000)
        kind.select_option("mailbox")
        page.locator("#field-match-1-0").select_option("month")
        page.locator("#field-match-1-1").select_option("emails")
        visitor.check()
        page.locator("section[aria-labelledby=match] [type=submit]").click()
        expect(page.locator("tbody tr").first).to_contain_text("nifer", timeout=30_000)

        page.get_by_role("button", name="Mewnforio").click()
        back = page.get_by_role("button", name="Dadwneud y mewnforiad")
        expect(back).to_be_visible(timeout=30_000)
        visitor.check()
        back.click()
        expect(back).not_to_be_visible(timeout=30_000)
