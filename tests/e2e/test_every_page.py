"""Every page, in both languages, on a desk and on a phone: readable, reachable, without errors."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest

from tests.e2e.conftest import DESKTOP, PHONE, Visits
from tests.e2e.visitor import Language, Visitor

Window = Callable[[int, str | None], Visitor]

PAGES = (
    "/",
    "/?whose=mine",
    "/cases",
    "/cases?clock=receipt&started_from=2021-04-01&started_to=2022-03-31&days_min=1&days_max=2",
    "/cases?state=informal&kind=complaint",
    "/cases/SSF-2122-0001",
    "/cases/SSF-2122-0003",
    "/cases/SSF-9999-9999",
    "/cases/new",
    "/performance?year=2021-22",
    "/performance?year=2021-22&service=adults",
    "/performance/return?from=2021-07-01&to=2021-09-30&population=132000",
    "/compliments",
    "/compliments/SSC-2122-0001",
    "/workload?year=2021-22",
    "/calendar",
    "/imports",
    "/account",
    "/accessibility",
    "/shortcuts",
    "/reset",
    "/sign-in?problem=no-role-for-groups",
    "/broken-glass",
    "/disposals",
    "/subject-access",
    "/nowhere",
)
OTHERS_PAGES = (
    ("admin", "/lists"),
    ("admin", "/lists/teams"),
    ("admin", "/lists/themes/communication"),
    ("admin", "/letter-texts/acknowledgement"),
    ("admin", "/procedures"),
    ("receipts", "/"),
    ("manager", "/"),
    ("admin", "/users"),
    ("admin", "/users/new"),
    ("admin", "/users/2"),
    ("admin", "/api-clients"),
    ("admin", "/api-clients/new"),
    ("quality", "/audit"),
    ("quality", "/audit?action=user.add&from=2020-01-01"),
)

EVERY_PAGE = (
    *(("officer", path) for path in PAGES),
    *OTHERS_PAGES,
    (None, "/cases"),  # Which leads to the page for signing in.
)


@pytest.fixture(scope="module")
def window(visit: Visits) -> Iterator[Window]:
    """Kept for the next page: a new one takes longer than all there is to look at."""
    with ExitStack() as until_the_end:

        @cache
        def kept(width: int, who: str | None) -> Visitor:
            return until_the_end.enter_context(visit("en", width, who=who))

        yield kept


@pytest.mark.parametrize(("who", "path"), EVERY_PAGE)
@pytest.mark.parametrize(("width", "first", "then"), [(DESKTOP, "en", "cy"), (PHONE, "cy", "en")])
def test_a_page_has_no_barrier_in_either_language(
    window: Window, who: str | None, path: str, width: int, first: Language, then: Language
) -> None:
    visitor = window(width, who)
    visitor.errors.clear()
    visitor.language = first
    visitor.open(path)
    visitor.check()
    visitor.switch_to(then)
    visitor.check()


def test_what_unfolds_on_a_phone_has_no_barrier(visit: Visits) -> None:
    with visit("cy", PHONE) as visitor:
        visitor.open("/cases/SSF-2122-0003")
        for summary in visitor.page.locator("details summary").all():
            summary.click()
        page = visitor.page
        named = [one.get_attribute("data-action") for one in page.locator("[data-action]").all()]
        assert len(named) > 3
        for name in named:
            page.locator(f"[data-action={name}]").click()
            page.locator(".app-follows[aria-busy=false]").wait_for()
            visitor.check()
            page.keyboard.press("Escape")
