"""Every test: whoever opens a service closes it."""

from collections.abc import Iterator
from threading import enumerate

import pytest

pytest_plugins = ["tests.browser", "tests.databases"]


@pytest.fixture(scope="session", autouse=True)
def nobody_stays_at_work() -> Iterator[None]:
    """A worker, or who seals the audit, that outlives its test goes on with a database's ghost.

    To find the test, let this fixture be of every function.
    """
    yield
    left = [thread.name for thread in enumerate() if thread.name.startswith(("sealer", "worker"))]
    assert left == []
