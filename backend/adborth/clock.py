"""The only reader of today and now."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    """The civil date in London, where every clock of the procedure is read."""
    return datetime.now(LONDON).date()
