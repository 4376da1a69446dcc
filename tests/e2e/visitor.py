"""A person at a browser, who minds every error and every barrier."""

from dataclasses import dataclass, field
from functools import cache
from time import monotonic
from typing import Any, Literal

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request

from tests.e2e.service import ROOT, Service

Language = Literal["en", "cy"]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
DRAWN = "new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))"
SETTLED_SECONDS = 30
# What has passed is thousands of places on a page with tables, and nobody looks at them.
VIOLATIONS = "axe.run({resultTypes: ['violations']}).then((found) => found.violations)"
# What the browser itself says about an answer that is no success; the page says it better.
ANSWERS = "Failed to load resource: the server responded with a status of 4"


@cache
def axe_source() -> str:
    return AXE.read_text("utf-8")


@dataclass
class Visitor:
    page: Page
    service: Service
    language: Language = "en"
    errors: list[str] = field(default_factory=list)
    asked: int = 0
    answered: int = 0

    @classmethod
    def arriving(cls, context: BrowserContext, service: Service, language: Language) -> "Visitor":
        visitor = cls(context.new_page(), service, language)
        visitor.page.on("console", visitor._hear)
        visitor.page.on("pageerror", lambda error: visitor.errors.append(str(error)))
        visitor.page.on("request", visitor._ask)
        visitor.page.on("requestfinished", visitor._hear_back)
        visitor.page.on("requestfailed", visitor._hear_back)
        return visitor

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(ANSWERS):
            self.errors.append(message.text)

    def _ask(self, _request: Request) -> None:
        self.asked += 1

    def _hear_back(self, _request: Request) -> None:
        self.answered += 1

    def settle(self) -> None:
        """Until the page has drawn twice without asking for anything or waiting for an answer."""
        give_up = monotonic() + SETTLED_SECONDS
        quiet = 0
        while quiet < 2:
            assert monotonic() < give_up, "the page does not come to rest"
            before = self.asked
            self.page.evaluate(DRAWN)
            quiet = quiet + 1 if self.answered == self.asked == before else 0

    def open(self, path: str) -> None:
        joint = "&" if "?" in path else "?"
        self.page.goto(f"{self.service.url}{path}{joint}lang={self.language}")
        self.settle()
        self.heading().wait_for()

    def switch_to(self, language: Language) -> None:
        name = {"en": "English", "cy": "Cymraeg"}[language]
        self.page.get_by_role("button", name=name).click()
        self.language = language
        self.settle()

    def unfold(self, heading: str) -> Locator:
        section = self.page.locator(f"section[aria-labelledby={heading}]")
        section.locator("summary").click()
        self.settle()
        return section

    def sign_in(self, username: str = "officer") -> None:
        self.page.locator("#field-username").fill(username)
        self.page.locator("#field-password").fill(self.service.password_of(username))
        self.page.locator("main form [type=submit]").click()
        self.page.wait_for_url(lambda url: "/sign-in" not in url)
        self.settle()

    def heading(self) -> Locator:
        return self.page.locator("h1")

    def check(self) -> None:
        """No barrier that axe knows of, nothing wider than the screen, no error so far."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(axe_source())
        assert _told(self.page.evaluate(VIOLATIONS)) == []
        assert self.page.evaluate("document.documentElement.lang") == self.language
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert self.page.evaluate(wide) <= 0, "the page is wider than the screen"
        assert self.errors == []


def _told(violations: list[dict[str, Any]]) -> list[str]:
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:200] for node in one['nodes'][:3]]}"
        for one in violations
    ]
