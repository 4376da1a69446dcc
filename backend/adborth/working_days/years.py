"""Financial years: 1 April to 31 March."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from adborth.working_days.errors import YearLabelWrong

APRIL = 4
LABEL = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear:
    """Known and stored by the calendar year in which it starts: 2021 is "2021-22"."""

    start: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year if day.month >= APRIL else day.year - 1)

    @classmethod
    def parse(cls, label: str) -> Self:
        """Raises YearLabelWrong unless the label is of the form "2021-22"."""
        found = LABEL.fullmatch(label)
        if found is None or not 0 < int(found[1]) < date.max.year:
            raise YearLabelWrong(label=label[:20])
        year = cls(int(found[1]))
        if year.label != label:
            raise YearLabelWrong(label=label[:20])
        return year

    @property
    def label(self) -> str:
        return f"{self.start:04d}-{(self.start + 1) % 100:02d}"

    @property
    def first_day(self) -> date:
        return date(self.start, APRIL, 1)

    @property
    def last_day(self) -> date:
        return date(self.start + 1, APRIL - 1, 31)

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        return self.label
