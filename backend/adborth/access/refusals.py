"""What somebody asked for and must not have, for the audit.

Of the same refusal the first in a day is kept, the tenth, the hundredth and so on, each with how
many there were so far: somebody who tries on and on is seen, and cannot fill the store.
"""

from datetime import date
from threading import Lock

from adborth.clock import today
from adborth.errors import Forbidden
from adborth.trail import Mark

REFUSED = "refused"
# Whoever cannot be told is one and the same, however many they are.
UNKNOWN = "system:unknown"
Key = tuple[str, str, str]


class Refusals:
    """Those of this process since midnight."""

    def __init__(self) -> None:
        self._day = date.min
        self._times: dict[Key, int] = {}
        self._lock = Lock()

    def marked(self, asker: str | None, operation: str, refused: Forbidden) -> Mark | None:
        """None for one of those that are only counted."""
        asker = asker or UNKNOWN
        times = self._counted((asker, operation, refused.code))
        if not _is_power_of_ten(times):
            return None
        return Mark(asker, REFUSED, operation[:60], {"code": refused.code, "times": times})

    def _counted(self, key: Key) -> int:
        with self._lock:
            if (day := today()) != self._day:
                self._day, self._times = day, {}
            self._times[key] = self._times.get(key, 0) + 1
            return self._times[key]


def _is_power_of_ten(times: int) -> bool:
    return str(times).rstrip("0") == "1"
