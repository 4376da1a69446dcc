"""What may be done with a compliment, by its copy and by whoever asks. Pure."""

from enum import StrEnum


class ComplimentAction(StrEnum):
    CORRECT = "correct"
    SHARE = "share"
    REDACT = "redact"
    CHECK = "check"
    WITHDRAW_REDACTION = "withdraw_redaction"


A = ComplimentAction


def allowed_actions(
    asker: str,
    may_write: bool,
    redacted_by: str | None,
    checked_by: str | None,
    disposed: bool = False,
) -> list[ComplimentAction]:
    """A copy is checked once, by somebody other than who made it. Nothing of a disposed one."""
    if disposed or not may_write:
        return []
    actions = [A.CORRECT, A.SHARE, A.REDACT]
    if redacted_by is None:
        return actions
    if checked_by is None and redacted_by != asker:
        actions.append(A.CHECK)
    return [*actions, A.WITHDRAW_REDACTION]
