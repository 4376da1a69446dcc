"""Which permission an action on a case needs.

Whoever works on cases as a whole may do all of it; others have their own part in it: receipts,
the answer of their team, the investigation, the Director's answer.
"""

from collections.abc import Mapping

from adborth.access.errors import PermissionMissing
from adborth.access.roles import ROLES, Permission
from adborth.access.service import Actor
from adborth.cases.facts import CaseFacts
from adborth.cases.transitions import Action, allowed_actions
from adborth.cases.vocabulary import State
from adborth.procedures.timetable import StageKind

P = Permission
OWN_PART: Mapping[Action, Permission] = {
    Action.ASSIGN: P.RECEIPT_CASES,
    Action.RECORD_RECEIPT: P.RECEIPT_CASES,
    Action.ACKNOWLEDGE: P.RECEIPT_CASES,
    Action.RECORD_DISCUSSION: P.ANSWER_STAGE_1,
    Action.RECORD_RESOLUTION: P.ANSWER_STAGE_1,
    Action.SEND_WRITTEN_TERMS: P.ANSWER_STAGE_1,
    Action.RULE_OUTSIDE_REGULATIONS: P.ANSWER_STAGE_2,
    Action.RECORD_INVESTIGATION: P.INVESTIGATE,
}
# Answered by the team at Stage 1, by the Director at Stage 2.
ANSWERS = frozenset({Action.RECORD_FINDINGS, Action.RESPOND})

# Whoever has one of these has cases to work on, and may be given one.
WORKS_ON_CASES = frozenset({P.CHANGE_CASES, *OWN_PART.values()})
WORKING_ROLES = frozenset(
    role for role, rights in ROLES.items() if rights.permissions & WORKS_ON_CASES
)


def needed_for(action: Action, stage: StageKind | None) -> Permission:
    if action in ANSWERS:
        return P.ANSWER_STAGE_2 if stage is StageKind.STAGE_2 else P.ANSWER_STAGE_1
    return OWN_PART.get(action, P.CHANGE_CASES)


def is_permitted(actor: Actor, action: Action, case: CaseFacts) -> bool:
    return may_do(actor, action, _current_stage(case))


def may_do(actor: Actor, action: Action, stage: StageKind | None) -> bool:
    permissions = actor.permissions
    return P.CHANGE_CASES in permissions or needed_for(action, stage) in permissions


def require(actor: Actor, action: Action, case: CaseFacts) -> None:
    """Raises PermissionMissing."""
    if not is_permitted(actor, action, case):
        raise PermissionMissing(permission=needed_for(action, _current_stage(case)).value)


def actions_for(actor: Actor, state: State, case: CaseFacts) -> list[Action]:
    """What may be done now, and by them."""
    stage = _current_stage(case)
    return [found for found in allowed_actions(state, case) if may_do(actor, found, stage)]


def _current_stage(case: CaseFacts) -> StageKind | None:
    return None if case.current is None else case.current.stage
