"""The work of a route that a calendar elsewhere fetches: see `feeds.py`."""

from contextlib import suppress
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Connection

from adborth.access.feeds import Feed, feed_asker, feed_from, mark_as_fetched
from adborth.access.work import Work
from adborth.errors import Unavailable


class FeedWork(Work):
    """Every refusal is "not found": whoever guesses is not told what exists."""

    feed: Feed

    def _admit(self, connection: Connection) -> None:
        rows = connection.execute(self.asker.who, self.asker.values).mappings().all()
        self._let_in(self.asker.actor(rows))
        self.feed = feed_from(rows)

    def _mark_as_used(self) -> None:
        if self.actor.unseen:
            with suppress(Unavailable), self.database.writing() as session:
                mark_as_fetched(session, self.token)


def feed_reader(request: Request) -> FeedWork:
    state, token = request.app.state, request.path_params["token"]
    work = FeedWork(state.database, token, feed_asker(token), None)
    work.allowances = state.allowances
    request.scope["adborth.work"] = work  # whose it is, for the log
    return work


feed_reader.audited = True  # type: ignore[attr-defined]  # as for `may`
FetchFeed = Annotated[FeedWork, Depends(feed_reader)]
