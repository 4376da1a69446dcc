"""The two families of contacts that are kept and disposed of: cases and compliments."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, func, literal, not_, or_, select, true
from sqlalchemy.orm import Session

from adborth.access.roles import Permission, Reach
from adborth.access.service import Actor
from adborth.audit.service import was_done
from adborth.cases import disposing as cases
from adborth.cases.changing import held_case
from adborth.cases.errors import CaseNotFound
from adborth.cases.models import Case, Stage
from adborth.cases.need_to_know import asker, known_to
from adborth.cases.references import COMPLIMENTS as COMPLIMENT_PREFIX
from adborth.cases.transitions import Action
from adborth.cases.vocabulary import CaseKind
from adborth.compliments import disposing as compliments
from adborth.compliments.errors import ComplimentNotFound
from adborth.compliments.models import Compliment
from adborth.compliments.repository import hold_compliment
from adborth.errors import NotFound
from adborth.imports.columns import Kind as ImportKind
from adborth.retention.models import (
    CaseRetention,
    ComplimentRetention,
    DisposalCase,
    DisposalCompliment,
)
from adborth.retention.schedule import ANSWERED, COMPLIMENT, ENDED

# Somebody who reopened a case has more to do with it, until it is closed.
ANSWERED_ON = (
    select(func.max(func.coalesce(Stage.responded_on, Stage.enquiry_resolved_on)))
    .where(Stage.case_id == Case.id, not_(was_done(Case.reference, Action.REOPEN)))
    .correlate(Case)
    .scalar_subquery()
)

CASE_HAS_ENDED = Case.state.in_(ENDED | ANSWERED)
EVERYWHERE = frozenset({Reach.ALL})


def _known_cases(actor: Actor) -> ColumnElement[bool]:
    """What somebody may know of, and what is over wherever it was: it takes two to dispose of it.

    Never a case about them, nor a restricted one that they are not named in.
    """
    return or_(known_to(actor.reach), and_(known_to(EVERYWHERE), CASE_HAS_ENDED))


def _hold_case(session: Session, actor: Actor, reference: str) -> Case:
    """Raises CaseDisposed, and CaseNotFound where the actor may not know."""
    asked = select(Case).where(Case.reference == reference, _known_cases(actor))
    return held_case(session.scalar(asked.with_for_update(of=Case), asker(actor)), reference)


def _reads_compliments(actor: Actor) -> bool:
    return Permission.READ_COMPLIMENTS in actor.permissions


def _hold_compliment(session: Session, actor: Actor, reference: str) -> Compliment:
    if not _reads_compliments(actor):
        raise ComplimentNotFound(reference=reference)
    return hold_compliment(session, reference)


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """Tables, conditions and verbs by which one family is kept; `order` tells two families apart.

    `has_ended` holds for all that can have an `ended_on`, the day from which the time runs.
    """

    order: int
    contact: Any
    retention: Any
    in_disposal: Any
    kind: ColumnElement[Any]
    kinds: frozenset[str]
    has_ended: ColumnElement[bool]
    ended_on: ColumnElement[Any]
    import_kind: ImportKind
    not_found: type[NotFound]
    known_to: Callable[[Actor], ColumnElement[bool]]
    hold: Callable[[Session, Actor, str], Any]
    remove_personal_data: Callable[[Session, Any, date], dict[str, int]]


CASES = Family(
    order=0,
    contact=Case,
    retention=CaseRetention,
    in_disposal=DisposalCase,
    kind=Case.kind.expression,
    kinds=frozenset(CaseKind),
    has_ended=CASE_HAS_ENDED,
    ended_on=case(
        (Case.state.in_(ENDED), func.coalesce(Case.closed_on, Case.withdrawn_on)),
        (Case.state.in_(ANSWERED), ANSWERED_ON),
    ),
    import_kind=ImportKind.CASE,
    not_found=CaseNotFound,
    known_to=_known_cases,
    hold=_hold_case,
    remove_personal_data=cases.remove_personal_data,
)
COMPLIMENTS = Family(
    order=1,
    contact=Compliment,
    retention=ComplimentRetention,
    in_disposal=DisposalCompliment,
    kind=literal(COMPLIMENT),
    kinds=frozenset({COMPLIMENT}),
    has_ended=true(),
    ended_on=Compliment.received_on.expression,
    import_kind=ImportKind.COMPLIMENT,
    not_found=ComplimentNotFound,
    known_to=lambda actor: true() if _reads_compliments(actor) else false(),
    hold=_hold_compliment,
    remove_personal_data=compliments.remove_personal_data,
)
FAMILIES = (CASES, COMPLIMENTS)


def family_of(reference: str) -> Family:
    return COMPLIMENTS if reference.startswith(f"{COMPLIMENT_PREFIX}-") else CASES


def by_family(references: Iterable[str]) -> dict[Family, list[str]]:
    """Each reference once, in order; only the families that have any."""
    wanted = sorted(set(references))
    sorted_out = {
        family: [one for one in wanted if family_of(one) is family] for family in FAMILIES
    }
    return {family: found for family, found in sorted_out.items() if found}
