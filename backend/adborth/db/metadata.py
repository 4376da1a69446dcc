"""Every table of the service, for migrations and for the tests that compare them."""

from typing import Any

from adborth.access import models as access
from adborth.audit import models as audit
from adborth.cases import models as cases
from adborth.compliments import models as compliments
from adborth.db.base import Base
from adborth.drafts import models as drafts
from adborth.imports import models as imports
from adborth.letter_texts import models as letter_texts
from adborth.lists import models as lists
from adborth.openid import models as openid
from adborth.performance import models as performance
from adborth.procedures import models as procedures
from adborth.retention import models as retention
from adborth.saved_views import models as saved_views
from adborth.working_days import models as working_days
from adborth.workload import models as workload

metadata = Base.metadata
ROOMS = (
    access,
    audit,
    working_days,
    drafts,
    lists,
    letter_texts,
    procedures,
    cases,
    compliments,
    saved_views,
    workload,
    performance,
    imports,
    openid,
    retention,
)


def is_ours(_thing: Any, name: str | None, *_: Any) -> bool:
    """What each database searches cases by is its own."""
    return not (name or "").startswith(("case_words_", "ix_case_words_"))
