"""What each figure is: its table, what puts something into it, and the bands of its days.

Cohort tables follow what came in during the period, wherever it stands now; period tables
hold what was done during it. Each table says which of the two it is.
"""

from dataclasses import dataclass
from enum import StrEnum

from adborth.procedures.timetable import ClockKind

NOT_DONE = "not_done"
EARLIER_YEARS = 4


class PeriodKind(StrEnum):
    COHORT = "cohort"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Band:
    """Working days from `first` to `last`; None is open: below the first day, above the last."""

    key: str
    first: int | None
    last: int | None

    def holds(self, days: int) -> bool:
        above = self.first is None or days >= self.first
        return above and (self.last is None or days <= self.last)


# A negative number (the dates of an imported history are mixed up) counts as the same day.
SAME_DAY = Band("same_day", None, 0)
SHORT = (SAME_DAY, Band("1-2", 1, 2), Band("3-5", 3, 5), Band("6-10", 6, 10))
COARSE_BANDS = (*SHORT, Band("11+", 11, None))
FINE_BANDS = (
    *SHORT,
    Band("11-15", 11, 15),
    Band("16-20", 16, 20),
    Band("21-30", 21, 30),
    Band("31-40", 31, 40),
    Band("41+", 41, None),
)


class Table(StrEnum):
    """In the order of the annual report; each is an address under /performance."""

    EMAILS = "emails"
    CONTACTS = "contacts"
    CONTACTS_BY_YEAR = "contacts-by-year"
    CONTACTS_BY_SERVICE = "contacts-by-service"
    REFERRALS = "stage-1-per-1000-referrals"
    OUTCOMES = "outcomes"
    OUTCOMES_STAGE_1 = "outcomes-stage-1"
    OUTCOMES_STAGE_2 = "outcomes-stage-2"
    THEMES = "themes"
    THEMES_BY_MONTH = "themes-by-month"
    RECEIPT = "receipt"
    ACKNOWLEDGEMENT = "acknowledgement"
    INFORMAL = "informal"
    STAGE_1 = "stage-1"
    STAGE_2 = "stage-2"
    ON_TIME = "on-time"
    COMPLIMENTS = "compliments"
    STAGES = "stages"
    OMBUDSMAN = "ombudsman"
    QUARTERLY_RETURN = "quarterly-return"


PERIOD_KINDS = {
    Table.EMAILS: PeriodKind.PERIOD,
    Table.CONTACTS: PeriodKind.COHORT,
    Table.CONTACTS_BY_YEAR: PeriodKind.COHORT,
    Table.CONTACTS_BY_SERVICE: PeriodKind.COHORT,
    Table.REFERRALS: PeriodKind.COHORT,
    Table.OUTCOMES: PeriodKind.PERIOD,
    Table.OUTCOMES_STAGE_1: PeriodKind.PERIOD,
    Table.OUTCOMES_STAGE_2: PeriodKind.PERIOD,
    Table.THEMES: PeriodKind.COHORT,
    Table.THEMES_BY_MONTH: PeriodKind.COHORT,
    Table.RECEIPT: PeriodKind.COHORT,
    Table.ACKNOWLEDGEMENT: PeriodKind.COHORT,
    Table.INFORMAL: PeriodKind.PERIOD,
    Table.STAGE_1: PeriodKind.PERIOD,
    Table.STAGE_2: PeriodKind.PERIOD,
    Table.ON_TIME: PeriodKind.PERIOD,
    Table.COMPLIMENTS: PeriodKind.PERIOD,
    Table.STAGES: PeriodKind.PERIOD,
    Table.OMBUDSMAN: PeriodKind.PERIOD,
    Table.QUARTERLY_RETURN: PeriodKind.PERIOD,
}
# The return is the Ombudsman's, for quarters: it is no part of the annual report.
OF_THE_YEAR = tuple(table for table in Table if table is not Table.QUARTERLY_RETURN)
EARLIER_YEARS_OF = {
    Table.EMAILS: 2,
    Table.CONTACTS_BY_YEAR: EARLIER_YEARS,
    Table.REFERRALS: 2,
    Table.COMPLIMENTS: 3,
}
NOT_BY_SERVICE = frozenset({Table.EMAILS})
NOT_BY_TEAM = frozenset({Table.EMAILS, Table.REFERRALS})
TIMES: dict[Table, ClockKind] = {
    Table.INFORMAL: ClockKind.ENQUIRY_RESOLUTION,
    Table.STAGE_1: ClockKind.STAGE_1_RESPONSE,
    Table.STAGE_2: ClockKind.STAGE_2_RESPONSE,
}
