"""Every page, in both languages, on a desk and on a phone: readable, reachable, without errors."""

import pytest

from tests.e2e.conftest import DESKTOP, PHONE, Visits
from tests.e2e.visitor import Language

PAGES = (
    "/cases",
    "/cases?clock=receipt&started_from=2021-04-01&started_to=2022-03-31&days_min=1&days_max=2",
    "/cases?state=informal&kind=complaint",
    "/cases/SSF-2122-0001",
    "/cases/SSF-2122-0003",
    "/cases/SSF-9999-9999",
    "/cases/new",
    "/performance",
    "/performance?year=2021-22&service=adults",
    "/compliments",
    "/calendar",
    "/imports",
    "/nowhere",
)

every_language = pytest.mark.parametrize("language", ["en", "cy"])
every_width = pytest.mark.parametrize("width", [DESKTOP, PHONE])


@every_language
@every_width
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_barrier(visit: Visits, path: str, language: Language, width: int) -> None:
    with visit(language, width) as visitor:
        visitor.open(path)
        visitor.heading().wait_for()
        visitor.check()


@every_language
@every_width
def test_signing_in_has_no_barrier(visit: Visits, language: Language, width: int) -> None:
    with visit(language, width, as_somebody=False) as visitor:
        visitor.open("/cases")
        visitor.heading().wait_for()
        visitor.check()


def test_no_page_scrolls_with_the_case_details_open(visit: Visits) -> None:
    with visit("cy", PHONE) as visitor:
        visitor.open("/cases/SSF-2122-0003")
        for why in visitor.page.locator("details summary").all():
            why.click()
        for action in visitor.page.locator(".app-actions__button").all():
            action.click()
            visitor.check()
