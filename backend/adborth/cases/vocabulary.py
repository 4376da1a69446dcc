"""The words of a case, as rules.md and the regulations use them."""

from enum import StrEnum


class CaseKind(StrEnum):
    COMPLAINT = "complaint"
    REPRESENTATION = "representation"
    ENQUIRY = "enquiry"
    COMMENT = "comment"


FORMAL = frozenset({CaseKind.COMPLAINT, CaseKind.REPRESENTATION})


class State(StrEnum):
    """Where a case stands: derived from its facts by `standing.state_of`, never set by hand."""

    INFORMAL = "informal"
    RESOLVED = "resolved"
    STAGE_1 = "stage_1"
    STAGE_1_RESPONDED = "stage_1_responded"
    STAGE_2_REQUESTED = "stage_2_requested"
    STAGE_2 = "stage_2"
    STAGE_2_RESPONDED = "stage_2_responded"
    OMBUDSMAN = "ombudsman"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


class Ending(StrEnum):
    """How a stage ended. A Stage 2 request has no other way out than these."""

    RESOLVED = "resolved"
    RESPONDED = "responded"
    ESCALATED = "escalated"
    WITHDRAWN = "withdrawn"
    OUTSIDE_REGULATIONS = "outside_regulations"
    DECIDED = "decided"


class AccessGround(StrEnum):
    """Why somebody may see a restricted case, or one beyond their reach."""

    NAMED = "named"
    APPOINTED = "appointed"
    BROKE_GLASS = "broke_glass"


class Finding(StrEnum):
    UPHELD = "upheld"
    NOT_UPHELD = "not_upheld"
    NO_FINDING = "no_finding"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    UPHELD = "upheld"
    PARTIALLY_UPHELD = "partially_upheld"
    NOT_UPHELD = "not_upheld"


class ClockResult(StrEnum):
    ON_TIME = "on_time"
    EXTENDED = "extended"
    LATE = "late"


class NotDone(StrEnum):
    """Why a clock has not finished: only one of these is a failing that still lasts."""

    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    NOT_YET_DUE = "not_yet_due"
    OVERDUE = "overdue"


class PersonRole(StrEnum):
    COMPLAINANT = "complainant"
    SERVICE_USER = "service_user"
    REPRESENTATIVE = "representative"


class CorrespondenceLanguage(StrEnum):
    WELSH = "welsh"
    ENGLISH = "english"
    BILINGUAL = "bilingual"
    NOT_ASKED = "not_asked"

    @property
    def writes_in(self) -> "CorrespondenceLanguage":
        """Not yet asked means bilingual, never English (WSI 2015/996)."""
        return CorrespondenceLanguage.BILINGUAL if self is type(self).NOT_ASKED else self


class PauseGround(StrEnum):
    LEGAL_PROCEEDINGS = "legal_proceedings"
    POLICE = "police"
    SAFEGUARDING = "safeguarding"
    DISCIPLINARY = "disciplinary"


class Waiting(StrEnum):
    """What a case waits for."""

    NOT_RECEIPTED = "not_receipted"
    NOT_ACKNOWLEDGED = "not_acknowledged"
    STAGE_2_NOT_STARTED = "stage_2_not_started"
    MANAGER = "manager"
    COMPLAINANT = "complainant"


class DueWhen(StrEnum):
    """When the next thing falls due; what is soon falls within the next five working days."""

    OVERDUE = "overdue"
    TODAY = "due_today"
    SOON = "due_soon"
    LATER = "due_later"
