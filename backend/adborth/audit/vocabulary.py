"""Which actions only look, and what is kept of a look at many things."""

from collections.abc import Sized
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

PAGING = frozenset({"limit", "cursor", "sort"})


class View(StrEnum):
    """What somebody did who changed nothing."""

    VIEW = "view"
    HISTORY = "view.history"
    LIST = "view.list"
    EXPORT = "view.export"
    FEED = "view.feed"


def seen_of(query: BaseModel, items: Sized) -> dict[str, Any]:
    """The names of the filters, never what was looked for: that may be somebody's name."""
    return {"filters": sorted(query.model_fields_set - PAGING), "shown": len(items)}
