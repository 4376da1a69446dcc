"""The trail of a request: from where it came, and what the audit is to know of it."""

import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

# Browsers name one another: the first of these that is named is the one that is meant.
BROWSERS = ("Edg", "OPR", "Vivaldi", "SamsungBrowser", "Firefox", "Chrome", "Safari")
PRODUCT = re.compile(r"[A-Za-z0-9._+-]{1,40}/[A-Za-z0-9._+-]{1,18}")


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody did that changes nothing: above all, saw. `what` holds no personal data."""

    actor: str
    action: str
    subject: str
    what: Mapping[str, Any] | None = None


class NothingRecorded(RuntimeError):
    """A route was about to show people's data, or to change something, without a trace."""


@dataclass(slots=True)
class Trail:
    client: str | None = None
    address: str | None = None
    request_id: str = ""
    marks: list[Mark] = field(default_factory=list)
    changes: int = 0
    # Whether the marks are in the audit, or on their way there before the answer leaves.
    written: bool = False

    def to_write(self) -> "Trail | None":
        """Itself, where there is anything that the audit is to know."""
        return self if self.marks else None


# At the command line and in an import's own process there is no request.
_trail: ContextVar[Trail | None] = ContextVar("trail", default=None)


def trail() -> Trail:
    return _trail.get() or Trail()


def begin(user_agent: str | None, address: str | None, request_id: str) -> Trail:
    """The trail of the request that is answered from now on in this context."""
    begun = Trail(product_of(user_agent), address, request_id)
    _trail.set(begun)
    return begun


def follow(followed: Trail, endpoint: Callable[..., Any], given: Mapping[str, Any]) -> Any:
    """The endpoint's answer, in a thread that serves many trails in turn; perhaps once more."""
    followed.marks.clear()
    followed.changes = 0
    before = _trail.set(followed)
    try:
        return endpoint(**given)
    finally:
        _trail.reset(before)


def leave(mark: Mark) -> None:
    trail().marks.append(mark)


def changed() -> None:
    """An entry about a change goes with its transaction."""
    trail().changes += 1


def refuse_without_trace() -> None:
    """Before the commit of what a route changes. Raises NothingRecorded."""
    left = trail()
    if not left.changes and not left.marks:
        raise NothingRecorded


@lru_cache(maxsize=1_000)
def product_of(user_agent: str | None) -> str | None:
    """`Firefox/128.0` of a whole user agent: enough to know a client again, and no more."""
    products = PRODUCT.findall(user_agent or "")
    named = {product.partition("/")[0]: product for product in reversed(products)}
    return next((named[browser] for browser in BROWSERS if browser in named), None) or next(
        iter(products), None
    )
