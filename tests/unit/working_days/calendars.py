"""The calendar that a new service starts with, made once."""

from adborth.working_days.calendar import Calendar
from adborth.working_days.holiday_source import CONFIRMED_TO, SEED_TO, SPAN_FROM, bank_holidays

SEEDED = Calendar(
    SPAN_FROM, SEED_TO, CONFIRMED_TO, bank_holidays(SPAN_FROM.year, SEED_TO.year), revision=1
)
