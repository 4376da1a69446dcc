"""What falls due, as the events of a calendar that may lie anywhere in the world.

An event is a number of cases, the kind of deadline and the address of their list, which asks
whoever follows it to sign in. No reference and no name: who keeps the calendar, and with whom it
is shared, is out of this service's sight. So a restricted case can count here as it does on the
page of today, for those who know of it.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from adborth.access.feeds import Feed
from adborth.calendar_feeds.icalendar import Event
from adborth.cases.due_days import Due, Span, in_order, link_to
from adborth.i18n.catalogue import translate

API = "/api/v1/"


def events_of(due: Due, span: Span, feed: Feed, base_url: str) -> Iterator[Event]:
    """Those of the days of `span`; what is late stands on the first of them, which is today."""

    def event(key: str, on: date, message: str, count: int, api: str, **params: str) -> Event:
        summary = translate(feed.language, message, {"count": count, **params})
        return Event(f"{key}@{feed.id}.adborth", on, summary, page_of(api, base_url))

    if due.overdue:
        yesterday = span.before - timedelta(1)
        link = link_to(None, yesterday, feed.whose)
        yield event("overdue", span.first, "feed-overdue", due.overdue, link)
    for on, counts in sorted(due.by_day.items()):
        for clock in in_order(counts):
            name = translate(feed.language, f"clock-{clock}")
            link = link_to(on, on, feed.whose, clock)
            yield event(f"{on}-{clock}", on, "feed-due", counts[clock], link, name=name)


def page_of(api_address: str, base_url: str) -> str:
    """The page that shows what an address of the API lists."""
    return base_url + api_address.removeprefix(API)
