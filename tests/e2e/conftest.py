from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

import pytest
from playwright.sync_api import Browser, StorageState, sync_playwright

from tests.browser import FLAGS
from tests.e2e.service import PAGES, Service, running
from tests.e2e.visitor import Language, Visitor

DESKTOP, PHONE = 1280, 360
HEIGHT = 900


class Visits(Protocol):
    def __call__(
        self, language: Language = "en", width: int = DESKTOP, *, as_somebody: bool = True
    ) -> AbstractContextManager[Visitor]: ...


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", *FLAGS]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def service(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    assert (PAGES / "index.html").exists(), "the front end is not built: npm run build"
    with running(tmp_path_factory.mktemp("service")) as service:
        yield service


@pytest.fixture(scope="session")
def signed_in(browser: Browser, service: Service) -> StorageState:
    """What a browser keeps of somebody who has signed in."""
    context = browser.new_context()
    visitor = Visitor.arriving(context, service, "en")
    visitor.open("/sign-in")
    visitor.sign_in()
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def visit(browser: Browser, service: Service, signed_in: StorageState) -> Visits:
    @contextmanager
    def visiting(
        language: Language = "en", width: int = DESKTOP, *, as_somebody: bool = True
    ) -> Iterator[Visitor]:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            storage_state=signed_in if as_somebody else None,
        )
        visitor = Visitor.arriving(context, service, language)
        try:
            yield visitor
        finally:
            context.close()
        assert visitor.errors == []

    return visiting
