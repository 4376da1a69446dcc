"""Where bank holidays come from: the `holidays` package, with the names of the published list."""

from datetime import date

from holidays import country_holidays

from adborth.i18n.catalogue import Language, translate
from adborth.working_days.calendar import SATURDAY, HolidayNames

SPAN_FROM = date(2012, 1, 1)
SEED_TO = date(2034, 12, 31)
# The last day of the list on www.gov.uk/bank-holidays (www.gov.uk/gwyliau-banc) when this
# release was made. The years after it are worked out by the rules, not proclaimed.
CONFIRMED_TO = date(2028, 12, 31)
LAST_YEAR = 2099

MESSAGES = {
    "New Year's Day": "holiday-new-years-day",
    "Good Friday": "holiday-good-friday",
    "Easter Monday": "holiday-easter-monday",
    "May Day": "holiday-early-may",
    "Spring Bank Holiday": "holiday-spring",
    "Late Summer Bank Holiday": "holiday-summer",
    "Christmas Day": "holiday-christmas-day",
    "Boxing Day": "holiday-boxing-day",
    "Diamond Jubilee of Elizabeth II": "holiday-diamond-jubilee",
    "Platinum Jubilee of Elizabeth II": "holiday-platinum-jubilee",
    "State Funeral of Queen Elizabeth II": "holiday-state-funeral",
    "Coronation of Charles III": "holiday-coronation",
}
ONE_OFF = "holiday-one-off"
SUBSTITUTE = " (observed)"
VE_DAY = date(2020, 5, 8)


def bank_holidays(first_year: int, last_year: int) -> dict[date, HolidayNames]:
    """The bank holidays of Wales, as published: on weekdays, with their substitute days.

    Without the subdivision the package leaves out 34 of them.
    """
    years = range(first_year, last_year + 1)
    found = country_holidays("GB", subdiv="WLS", years=years)
    return {
        day: names_of(day, name) for day, name in sorted(found.items()) if day.weekday() < SATURDAY
    }


def names_of(day: date, name: str) -> HolidayNames:
    if day == VE_DAY:
        return _names("holiday-early-may-ve-day")
    if name.endswith(SUBSTITUTE):
        plain = names_of(day, name.removesuffix(SUBSTITUTE))
        return HolidayNames(
            en=translate(Language.EN, "holiday-substitute", {"name": plain.en}),
            cy=translate(Language.CY, "holiday-substitute", {"name": plain.cy}),
        )
    return _names(MESSAGES.get(name, ONE_OFF))


def _names(message: str) -> HolidayNames:
    return HolidayNames(en=translate(Language.EN, message), cy=translate(Language.CY, message))
