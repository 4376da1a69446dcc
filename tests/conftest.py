"""Every test: whoever opens a service closes it."""

import os
from collections.abc import Iterator
from threading import enumerate

import pytest

# Tests wait for an import as people never do, and keep the processors busy meanwhile.
os.environ["ADBORTH_IMPORT_NICENESS"] = "0"

pytest_plugins = ["tests.browser", "tests.databases"]


@pytest.fixture(scope="session", autouse=True)
def nobody_stays_at_work() -> Iterator[None]:
    """A worker, or who seals the audit, that outlives its test goes on with a database's ghost.

    To find the test, let this fixture be of every function.
    """
    yield
    left = [thread.name for thread in enumerate() if thread.name.startswith(("sealer", "worker"))]
    assert left == []
