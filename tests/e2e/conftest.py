from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
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
        self, language: Language = "en", width: int = DESKTOP, *, who: str | None = "officer"
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
def signed_in(browser: Browser, service: Service) -> Callable[[str], StorageState]:
    """What a browser keeps of somebody of the demonstration who has signed in."""

    @cache
    def state_of(username: str) -> StorageState:
        context = browser.new_context()
        visitor = Visitor.arriving(context, service, "en")
        visitor.open("/sign-in")
        visitor.sign_in(username)
        state = context.storage_state()
        context.close()
        return state

    return state_of


@pytest.fixture(scope="session")
def visit(browser: Browser, service: Service, signed_in: Callable[[str], StorageState]) -> Visits:
    @contextmanager
    def visiting(
        language: Language = "en", width: int = DESKTOP, *, who: str | None = "officer"
    ) -> Iterator[Visitor]:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            storage_state=signed_in(who) if who else None,
        )
        visitor = Visitor.arriving(context, service, language)
        try:
            yield visitor
        finally:
            context.close()
        assert visitor.errors == []

    return visiting
