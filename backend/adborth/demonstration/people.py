"""One sign-in for each role, so that a newcomer can see what each of them sees."""

from dataclasses import dataclass
from secrets import choice
from string import ascii_lowercase, digits

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from adborth.access.models import User, UserTeam
from adborth.access.roles import Role
from adborth.access.service import create_user, system_actor
from adborth.audit.service import record
from adborth.cases.models import Case, CaseAccess, Stage
from adborth.cases.vocabulary import AccessGround
from adborth.clock import now
from adborth.procedures.timetable import StageKind

BY = system_actor("demonstration")


@dataclass(frozen=True)
class DemonstrationUser:
    username: str
    display_name: str
    role: Role


PEOPLE = (
    DemonstrationUser("officer", "Alice Example", Role.COMPLAINTS_OFFICER),
    DemonstrationUser("care", "Bob Example", Role.CUSTOMER_CARE_OFFICER),
    DemonstrationUser("receipts", "Carys Example", Role.COMPLAINTS_ADMINISTRATOR),
    DemonstrationUser("manager", "Dafydd Example", Role.RESPONDING_MANAGER),
    DemonstrationUser("quality", "Erin Example", Role.QUALITY_ASSURANCE_OFFICER),
    DemonstrationUser("director", "Ffion Example", Role.DIRECTOR),
    DemonstrationUser("investigator", "Gwilym Example", Role.INDEPENDENT_INVESTIGATOR),
)


def seed_people(session: Session) -> str | None:
    """The passphrase of all of them, to be shown once; None where they are there already."""
    if session.scalar(select(User.id).where(User.username == PEOPLE[0].username)) is not None:
        return None
    passphrase = "-".join(_syllables() for _ in range(5))
    for person in PEOPLE:
        create_user(
            session, person.username, person.display_name, passphrase, frozenset({person.role})
        )
        record(session, BY.username, "user.add", f"users/{person.username}", {})
    _give_a_team(session, _id_of(session, "manager"))
    _appoint(session, _id_of(session, "investigator"))
    session.flush()
    return passphrase


def _syllables() -> str:
    """Easy to type, and new in every installation."""
    vowels = "aeiou"
    consonants = "".join(sorted(set(ascii_lowercase) - set(vowels)))
    return "".join((choice(consonants), choice(vowels), choice(consonants), choice(digits)))


def _id_of(session: Session, username: str) -> int:
    return session.scalars(select(User.id).where(User.username == username)).one()


def _give_a_team(session: Session, user_id: int) -> None:
    """The team that most cases are about."""
    busiest = (
        select(Case.team_id)
        .where(Case.team_id.is_not(None))
        .group_by(Case.team_id)
        .order_by(func.count().desc(), Case.team_id)
        .limit(1)
    )
    team_id = session.scalar(busiest)
    if team_id is not None:
        session.add(UserTeam(user_id=user_id, team_id=team_id))


def _appoint(session: Session, user_id: int) -> None:
    """To the latest case at Stage 2."""
    latest = (
        select(Case)
        .join(Stage, Stage.case_id == Case.id)
        .where(Stage.stage == StageKind.STAGE_2)
        .order_by(Stage.entered_on.desc(), Case.id.desc())
        .limit(1)
    )
    case = session.scalar(latest)
    if case is None:
        return
    session.add(
        CaseAccess(
            case_id=case.id,
            user_id=user_id,
            ground=AccessGround.APPOINTED,
            from_at=now(),
            given_by=BY.username,
        )
    )
    changes = {"appointed": [None, "investigator"]}
    record(session, BY.username, "give_access", case.reference, changes)
