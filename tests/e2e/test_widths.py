"""What fits on a screen, and what scrolls by itself where it does not."""

import pytest

from tests.e2e.conftest import Visits
from tests.e2e.visitor import Language

# The page's policy lets no text be run as script, so that waiting is done in the page itself.
HAS_SCROLLED = """(box) => new Promise((has) => {
    const look = () => (box.scrollLeft > 0 ? has(true) : requestAnimationFrame(look))
    look()
})"""
LANGUAGES: tuple[Language, ...] = ("en", "cy")


@pytest.mark.parametrize("width", [1280, 1920])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_cases_shows_all_its_columns(
    visit: Visits, language: Language, width: int
) -> None:
    with visit(language, width) as visitor:
        visitor.open("/cases")
        box = visitor.page.locator(".app-scroll")
        assert box.evaluate("(box) => box.scrollWidth - box.clientWidth") == 0
        assert box.get_attribute("tabindex") is None
        visitor.check()


def test_a_list_that_scrolls_is_reached_by_keyboard(visit: Visits) -> None:
    with visit("cy", 1024) as visitor:
        visitor.open("/cases")
        box = visitor.page.get_by_role("region", name="Tabl: Achosion")
        box.focus()
        visitor.page.keyboard.press("ArrowRight")
        assert box.evaluate(HAS_SCROLLED)
        visitor.check()


def test_the_counts_of_work_fit_on_the_narrowest_phone(visit: Visits) -> None:
    with visit("cy", 320) as visitor:
        visitor.open("/workload?year=2021-22")
        visitor.check()
