"""The tables that an import fills, and the order of the columns in a prepared row.

Rows are tuples as a driver takes them, not objects, and of the tables' columns only those
that a tracker can fill. `case_id` (of cases, `id`) always comes first.
"""

from dataclasses import dataclass
from typing import Any

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Target:
    name: str
    columns: tuple[str, ...]


def _target(name: str, columns: str) -> Target:
    return Target(name, tuple(columns.split()))


CASES = _target(
    "cases",
    "id reference tracker_ref kind state service_id team_id theme_id channel_id received_on"
    " logged_at logged_by summary file_url receipted_on withdrawn_on next_due_on next_clock"
    " version batch_id origin_sheet origin_row",
)
PEOPLE = _target(
    "people", "case_id number role name relationship_to_service_user correspondence_language"
)
WORDS = _target("case_words", "case_id words")
ELEMENTS = _target("elements", "case_id number theme_id description")
FINDINGS = _target("findings", "case_id element stage finding")
STAGES = _target(
    "stages",
    "case_id stage entered_on enquiry_resolved_on acknowledged_on record_agreed_on responded_on"
    " ended_on ending outcome",
)
ACKNOWLEDGEMENTS = _target("acknowledgements", "case_id stage sent_on")
EXTENSIONS = _target("extensions", "case_id number stage clock old_due_on new_due_on")
CLOCKS = _target(
    "clocks",
    "case_id clock stage procedure calendar_revision started_on base_due_on due_on paused"
    " finished_on stopped_on elapsed_days net_days result kind service_id team_id theme_id outcome"
    " stage_1_entered_on start_cell finish_cell",
)
OMBUDSMAN = _target("ombudsman_matters", "case_id received_on upheld")
COMPLIMENTS = _target(
    "compliments",
    "id reference service_id team_id received_on from_whom language text logged_at logged_by"
    " version batch_id origin_sheet origin_row",
)
MAILBOX = _target("mailbox_counts", "month emails batch_id version")
REFERRALS = _target("active_referrals", "on_day service_id referrals batch_id version")
IMPORT_ROWS = _target(
    "import_rows", "batch_id sheet row kind key fingerprint subject_id version values before"
)

# In the order in which they can be written; the other way round they can be deleted.
CASE_PARTS = (
    WORDS,
    PEOPLE,
    ELEMENTS,
    FINDINGS,
    STAGES,
    ACKNOWLEDGEMENTS,
    EXTENSIONS,
    CLOCKS,
    OMBUDSMAN,
)
