"""What an import has to say about a file: where, what stood there, and what is wrong with it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

LONGEST_FOUND = 200


class Severity(StrEnum):
    """A problem keeps its row out; a warning does not."""

    PROBLEM = "problem"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Remark:
    """The message `import-<code>` says why, its `.mend` how to put it right.

    `column` is the heading as it stands in the file. `found` may be personal: it is for the
    person who imports, never for a log.
    """

    severity: Severity
    sheet: str
    row: int | None
    column: str | None
    found: str | None
    code: str
    params: dict[str, Any] = field(default_factory=dict)


def shown(value: object) -> str:
    """A value as it can be shown beside a problem."""
    text = str(value)
    return text if len(text) <= LONGEST_FOUND else f"{text[: LONGEST_FOUND - 1]}…"
