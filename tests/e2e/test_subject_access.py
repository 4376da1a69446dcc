"""Everything about one person: what is sent is one file, what stays here another."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, Visits


def saved(page: Page, button: str) -> tuple[str, Any]:
    with page.expect_download() as saving:
        page.get_by_role("button", name=button).click()
    file = saving.value
    return file.suggested_filename, json.loads(file.path().read_text("utf-8"))


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_part_of_a_contact_is_refused_and_two_files_are_made(visit: Visits, width: int) -> None:
    with visit(width=width) as visitor:
        visitor.open("/subject-access")
        page = visitor.page
        page.get_by_label("Name, as it stands in the cases").fill("Mrs Zoe Nobody")
        contact = page.locator("#field-contact")
        contact.fill("mail.example")
        page.get_by_role("button", name="Make the files").click()
        expect(page.locator(".govuk-error-summary")).to_be_focused()
        expect(page.locator(".govuk-error-message")).to_contain_text("neither an e-mail address")
        visitor.check()

        contact.fill("zoe@mail.example")
        page.get_by_role("button", name="Make the files").click()
        expect(page.locator("main [role=status]").last).to_contain_text("The files are made.")
        visitor.check()
        name, sent = saved(page, "Download what is to be sent")
        assert (name, sent) == ("subject-access-to-send.json", {"cases": [], "compliments": []})
        visitor.switch_to("cy")
        visitor.check()
        name, kept = saved(page, "Lawrlwytho\u2019r hyn sy\u2019n aros yma")
        assert (name, kept["withheld"]) == ("subject-access-in-house.json", 0)
