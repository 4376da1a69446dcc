"""Who may sign in, who may see a case, and who saw it: from one person to the next."""

from playwright.sync_api import expect

from tests.e2e.conftest import PHONE, Visits

CASE = "SSF-2122-0004"


def test_somebody_is_added_and_given_a_link_that_is_shown_once(visit: Visits) -> None:
    with visit(who="admin") as visitor:
        visitor.open("/users/new")
        page = visitor.page
        page.locator("main form button").click()
        expect(page.locator(".govuk-error-summary")).to_be_focused()
        page.get_by_label("User name").fill("charlie.e2e")
        page.get_by_label("Display name").fill("Charlie Example")
        page.get_by_label("Responding manager").check()
        page.locator("input[name=teams]").first.check()
        page.locator("main form button").click()
        expect(page.locator(".app-secret")).to_be_focused()
        expect(page.locator(".app-secret code")).to_contain_text("/reset#")
        visitor.check()
        page.get_by_role("link", name="Open the page of Charlie Example").click()
        expect(visitor.heading()).to_contain_text("Charlie Example")
        expect(page.locator(".app-secret")).to_have_count(0)


def test_nobody_takes_their_own_administration_away(visit: Visits) -> None:
    with visit(who="admin") as visitor:
        visitor.open("/users/1")
        page = visitor.page
        page.get_by_label("Active: may sign in").uncheck()
        page.get_by_role("button", name="Save the changes").click()
        expect(page.locator(".govuk-error-summary")).to_contain_text("another administrator")
        expect(page.get_by_label("Active: may sign in")).not_to_be_checked()


def test_a_secret_of_a_machine_is_shown_once(visit: Visits) -> None:
    with visit("cy", PHONE, who="admin") as visitor:
        visitor.open("/api-clients/new")
        page = visitor.page
        page.locator("#field-name").fill("Committee dashboard")
        page.locator("input[value='metrics:read']").check()
        page.locator("main form button").click()
        expect(page.locator(".app-secret code")).not_to_be_empty()
        visitor.check()
        page.locator("main a", has_text="Committee dashboard").click()
        expect(visitor.heading()).to_contain_text("Committee dashboard")
        visitor.check()


def test_a_restricted_case_is_opened_in_an_emergency_and_looked_at(visit: Visits) -> None:
    with visit(who="officer") as visitor:
        visitor.open(f"/cases/{CASE}")
        page = visitor.page
        page.get_by_role("button", name="Restrict the case").click()
        page.locator("#access-restrict textarea").fill("A relative works here.")
        page.locator("#access-restrict button").click()
        expect(page.locator(".app-tag-row")).to_contain_text("Restricted")
        visitor.check()
    with visit("cy", PHONE, who="care") as visitor:
        visitor.open(f"/cases/{CASE}")
        page = visitor.page
        page.locator("details summary").click()
        visitor.check()
        page.locator("details textarea").fill("At reception.")
        page.locator("details button").click()
        expect(page.locator(".app-tag-row")).to_contain_text("Cyfyngedig")
    with visit(who="officer") as visitor:
        visitor.open("/broken-glass")
        page = visitor.page
        expect(page.locator("main")).to_contain_text("At reception.")
        page.get_by_role("button", name="I have looked at it").click()
        expect(page.locator("main")).to_contain_text("Looked at by officer")


def test_the_audit_is_narrowed_in_the_address(visit: Visits) -> None:
    with visit(who="quality") as visitor:
        visitor.open("/audit")
        page = visitor.page
        page.locator("#field-action").select_option("user.add")
        page.locator("main form button").click()
        page.wait_for_url("**/audit?action=user.add")
        expect(page.locator("tbody tr").first).to_contain_text("User added")


def test_only_those_who_may_see_the_way_there(visit: Visits) -> None:
    with visit(who="receipts") as visitor:
        visitor.open("/cases")
        for path in ("/users", "/api-clients", "/audit", "/broken-glass"):
            expect(visitor.page.locator(f"header ~ div a[href='{path}']")).to_have_count(0)


def test_whoever_sees_no_cases_begins_where_their_work_is(visit: Visits) -> None:
    with visit(who="admin") as visitor:
        visitor.open("/")
        visitor.page.wait_for_url("**/users*")
        visitor.check()
