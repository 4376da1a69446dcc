"""Whose figures are asked for, and as they stood when."""

from dataclasses import dataclass
from typing import Any

from adborth.lists.repository import Entry
from adborth.performance.period import Period, Span


@dataclass(frozen=True, slots=True)
class Scope:
    """Everybody's figures, or those of one service or one team. `earlier` is how many years
    before this one are told beside it, at most."""

    period: Period
    service: Entry | None = None
    team: Entry | None = None
    earlier: int = 0

    @property
    def read(self) -> Span:
        return self.period.read

    @property
    def narrowing(self) -> tuple[bool, bool]:
        return self.service is not None, self.team is not None

    @property
    def chosen(self) -> dict[str, Any]:
        """The parameters of the narrowing."""
        found = {}
        if self.service is not None:
            found["service"] = self.service.id
        if self.team is not None:
            found["team"] = self.team.id
        return found

    @property
    def days(self) -> dict[str, Any]:
        return {"first": self.read.first, "last": self.read.last, **self.chosen}

    def earlier_periods(self, most: int) -> list[Period]:
        return self.period.earlier(min(most, self.earlier))
