"""The browser of the end-to-end tests: the Chromium of the machine."""

import os
import shutil

import pytest

# The first is Chromium without its windows, with which the tests take a quarter less time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
# Without these a browser looks for its maker's servers at every start.
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def find_chromium() -> str | None:
    named = os.environ.get("ADBORTH_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is. `ADBORTH_REQUIRE_BROWSER` makes its absence a failure."""
    if found := find_chromium():
        return found
    reason = "No Chromium: install it, or say where it is in ADBORTH_CHROMIUM."
    if os.environ.get("ADBORTH_REQUIRE_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)
