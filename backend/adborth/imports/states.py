"""Where an import stands, and what can be done with it: one table."""

from collections.abc import Mapping
from enum import StrEnum


class BatchState(StrEnum):
    CHECKING = "checking"
    CHECKED = "checked"
    WRITING = "writing"
    WRITTEN = "written"
    FAILED = "failed"
    TAKING_BACK = "taking_back"
    TAKEN_BACK = "taken_back"


# Somebody's process is at work on these; if it has died, they are to be recovered.
BUSY = frozenset({BatchState.CHECKING, BatchState.WRITING, BatchState.TAKING_BACK})
# Of these there is never more than one at a time.
ALONE = frozenset({BatchState.WRITING, BatchState.TAKING_BACK})


class BatchAction(StrEnum):
    APPLY = "apply"
    APPLY_SKIPPING_BAD_ROWS = "apply_skipping_bad_rows"
    TAKE_BACK = "take_back"
    DOWNLOAD_REJECTS = "download_rejects"
    MATCH_COLUMNS = "match_columns"


def allowed_actions(
    state: BatchState, counts: Mapping[str, int], has_files: bool, is_purged: bool = False
) -> list[BatchAction]:
    """What may be done now. The check's files are needed to apply it."""
    actions: list[BatchAction] = []
    if is_purged:
        return actions
    waiting = state is BatchState.CHECKED and has_files and not counts.get("blocking")
    if waiting and not counts.get("problems"):
        actions.append(BatchAction.APPLY)
    elif waiting and counts.get("new", 0) + counts.get("changed", 0):
        actions.append(BatchAction.APPLY_SKIPPING_BAD_ROWS)
    if state is BatchState.CHECKED and has_files:
        actions.append(BatchAction.MATCH_COLUMNS)
    if state is BatchState.WRITTEN:
        actions.append(BatchAction.TAKE_BACK)
    if counts.get("bad") and state not in BUSY:
        actions.append(BatchAction.DOWNLOAD_REJECTS)
    return actions
