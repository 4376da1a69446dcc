"""How the web client feels with 100,000 cases: its weight, its requests, its answers.

    python -m benchmarks.browser

In real Chromium, on the built front end, served by one worker from SQLite. An answer is there
when everything that a click asked for has come and been drawn; beside it stands the time that the
service itself took, of the same requests.
"""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

from benchmarks.rounds import Verdict, finish
from benchmarks.servers import serving
from benchmarks.store import TOKEN, fill, sqlite_stores
from tests.browser import FLAGS, find_chromium

CASES, ROUNDS = 100_000, 12
FRONTEND = Path(__file__).parents[1] / "frontend" / "dist"
MOST_SCRIPT_BYTES, MOST_REQUESTS, MOST_SECONDS = 150_000, 9, 0.2
PAGES = ("/cases", "/cases/new", "/performance", "/compliments", "/calendar", "/imports")
# As nginx compresses in production.
LEVEL = 6
SIGNED_IN = "localStorage.setItem('adborth.signed-in', '1')"
MEASURE = """
() => {
  const asked = window.fetch
  let open = 0, made = 0, service = 0
  window.fetch = async (...all) => {
    open += 1; made += 1
    const from = performance.now()
    try { return await asked(...all) } finally {
      service = Math.max(service, performance.now() - from); open -= 1
    }
  }
  const drawn = () => new Promise((done) =>
    requestAnimationFrame(() => setTimeout(done, 0)))
  window.answered = async (act) => {
    made = 0; service = 0
    const from = performance.now()
    act()
    do {
      await drawn()
      if (performance.now() - from > 10000) throw new Error('nothing was asked for, or answered')
    } while (made === 0 || open > 0)
    await drawn()
    return [performance.now() - from, service]
  }
}
"""


@dataclass(frozen=True)
class Answer:
    """Seconds from a click until the answer is drawn, and those of the service in it."""

    whole: float
    service: float


@contextmanager
def visiting(browser: Browser) -> Iterator[BrowserContext]:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, extra_http_headers=headers, locale="en-GB"
    )
    context.add_init_script(f"{SIGNED_IN}; ({MEASURE})()")
    yield context
    context.close()


def first_load(browser: Browser, url: str, path: str) -> tuple[int, int]:
    """How many requests a page makes in a browser that has never seen it, beside the icon of the
    tab, and the bytes of its script as they are sent compressed."""
    answers: list[Response] = []
    with visiting(browser) as context:
        page = context.new_page()
        page.on("response", lambda answer: answers.append(answer))
        page.goto(f"{url}{path}")
        page.wait_for_load_state("networkidle")
        page.locator("h1").wait_for()
        needed = [one for one in answers if not one.url.endswith("/favicon.svg")]
        scripts = [one.body() for one in answers if one.request.resource_type == "script"]
    return len(needed), sum(len(gzip.compress(script, LEVEL)) for script in scripts)


def answers(browser: Browser, url: str) -> dict[str, list[Answer]]:
    """Of what somebody does all day, again and again."""
    found: dict[str, list[Answer]] = {}
    with visiting(browser) as context:
        page = context.new_page()
        page.goto(f"{url}/account")
        page.locator("h1").wait_for()
        for number in range(ROUNDS + 1):
            for name, answer in _a_round(page, number):
                # The first round also loads what the pages are made of.
                if number:
                    found.setdefault(name, []).append(answer)
    return found


def _a_round(page: Page, number: int) -> Iterator[tuple[str, Answer]]:
    yield "the list of cases", click(page, "nav a[href='/cases']")
    for name, value in (("service", "adults"), ("theme", "communication")):
        page.locator(f"main select[name={name}]").select_option(value)
    yield "the list, filtered", click(page, "form:has([name=theme]) [type=submit]")
    yield "its next page", click(page, ".app-pages a:last-child")
    row = f"tbody tr:nth-child({number + 1}) a[href^='/cases/']"
    yield "one case", click(page, row)
    yield "the compliments", click(page, "nav a[href='/compliments']")
    yield "the calendar", click(page, "nav a[href='/calendar']")
    yield "the year's figures", click(page, "nav a[href='/performance']")


def click(page: Page, selector: str) -> Answer:
    target = page.locator(selector).first
    target.wait_for()
    whole, service = target.evaluate("(found) => window.answered(() => found.click())")
    return Answer(whole / 1000, service / 1000)


def p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20, method="inclusive")[-1]


def measure(browser: Browser, url: str) -> list[Verdict]:
    loads = {path: first_load(browser, url, path) for path in PAGES}
    print(f"\n{'First load':40}{'requests':>12}{'script':>12}")
    for path, (requests, script) in loads.items():
        print(f"  {path:38}{requests:>12}{script / 1000:>9.0f} kB")
    found = answers(browser, url)
    print(f"\n{'From click to answer, 100,000 cases':38}{'median':>9}{'95th':>9}{'service':>10}")
    for name, told in found.items():
        whole = [one.whole for one in told]
        service = median(one.service for one in told)
        times = (median(whole), p95(whole), service)
        print(f"  {name:36}{''.join(f'{time * 1000:>6.0f} ms' for time in times)}")
    every = [one for told in found.values() for one in told]
    latest = p95([one.whole for one in every])
    beside = p95([one.service for one in every])
    return [
        Verdict(
            "script of the first load / 150 kB", loads["/cases"][1] / MOST_SCRIPT_BYTES, None, 1
        ),
        Verdict(
            "requests of a page / 9",
            max(requests for requests, _ in loads.values()) / MOST_REQUESTS,
            at_most=1,
        ),
        Verdict("95th of click to answer / 200 ms", latest / MOST_SECONDS, at_most=1),
        Verdict("95th of click to answer / of the service alone", latest / beside),
    ]


def main() -> None:
    with sqlite_stores() as (store, _):
        fill(store, CASES)
        with serving(store, FRONTEND) as port, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_chromium(), args=["--no-sandbox", *FLAGS]
            )
            verdicts = measure(browser, f"http://127.0.0.1:{port}")
            browser.close()
    finish(verdicts)


if __name__ == "__main__":
    main()
