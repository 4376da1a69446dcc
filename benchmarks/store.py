"""Databases full of plausible cases: some worked out by the service's rules, the rest copies."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import uuid4

import psycopg
from sqlalchemy import make_url, text
from sqlalchemy.orm import Session

from adborth.access.models import SignInSession, User, UserRole
from adborth.access.roles import Role
from adborth.access.service import hashed
from adborth.cases.changing import timetable
from adborth.cases.models import (
    Acknowledgement,
    Case,
    Clock,
    Element,
    ElementFinding,
    Person,
    Stage,
)
from adborth.cases.settling import Timetable, settle
from adborth.cases.vocabulary import (
    FORMAL,
    CaseKind,
    CorrespondenceLanguage,
    Ending,
    Finding,
    PersonRole,
)
from adborth.clock import now, today
from adborth.db.migrations import upgrade
from adborth.db.session import Database
from adborth.lists.seeding import seed_lists
from adborth.lists.service import list_names
from adborth.lists.vocabulary import ListName
from adborth.procedures.timetable import StageKind
from adborth.working_days.service import seed_calendar
from tests import postgresql

TOKEN = "the token of the benchmark"
ORIGINALS = 2_000
TEN_YEARS = 3_650
OPEN_FOR = 60
PARTS = (Person, Element, ElementFinding, Stage, Acknowledgement, Clock)
KINDS = {
    CaseKind.COMPLAINT: 60,
    CaseKind.ENQUIRY: 25,
    CaseKind.COMMENT: 10,
    CaseKind.REPRESENTATION: 5,
}
LANGUAGES = {
    CorrespondenceLanguage.NOT_ASKED: 2,
    CorrespondenceLanguage.ENGLISH: 6,
    CorrespondenceLanguage.WELSH: 1,
    CorrespondenceLanguage.BILINGUAL: 1,
}


@contextmanager
def sqlite_stores() -> Iterator[list[str]]:
    """The URLs of databases that are there as long as the block."""
    with TemporaryDirectory(prefix="adborth-bench-") as folder:
        yield [f"sqlite:///{Path(folder) / name}.sqlite3" for name in ("one", "other")]


@contextmanager
def postgresql_stores() -> Iterator[list[str]]:
    with postgresql.server() as server, psycopg.connect(server, autocommit=True) as connection:
        names = [f"adborth_bench_{uuid4().hex[:12]}" for _ in range(2)]
        try:
            for name in names:
                connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 LOCALE 'C.UTF-8'")
            url = make_url(server)
            yield [url.set(database=name).render_as_string(hide_password=False) for name in names]
        finally:
            for name in names:
                connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def fill(url: str, cases: int) -> None:
    upgrade(url)
    database = Database(url)
    with database.writing() as session:
        seed_lists(session)
        seed_calendar(session, "system:benchmark")
        _sign_in(session)
        _add_originals(session)
    with database.writing() as session:
        _copy_cases(session, cases)
        _copy_parts(session, cases)
    database.close()
    analyze(url)


def grow(url: str, cases: int) -> None:
    """More cases, without their parts: a list reads none."""
    database = Database(url)
    with database.writing() as session:
        _copy_cases(session, cases)
    database.close()
    analyze(url)


def analyze(url: str) -> None:
    """What a running database does by itself, now and then."""
    database = Database(url)
    with database.engine.connect() as connection:
        tuned = connection.execution_options(isolation_level="AUTOCOMMIT")
        tuned.exec_driver_sql("PRAGMA wal_checkpoint" if database.is_sqlite else "VACUUM ANALYZE")
    database.close()


def _sign_in(session: Session) -> None:
    user = User(username="alice", display_name="Alice", password_hash="")
    session.add(user)
    session.flush()
    session.add(UserRole(user_id=user.id, role=Role.COMPLAINTS_OFFICER))
    expires_at = now() + timedelta(hours=1)
    session.add(SignInSession(token_hash=hashed(TOKEN), user_id=user.id, expires_at=expires_at))


def _add_originals(session: Session) -> None:
    random, by = Random(2014), timetable(session)
    ids = {
        name: [entry.id for entry in entries]
        for name, entries in list_names(session.connection()).items()
    }
    session.add_all(_case(number, random, ids, by) for number in range(1, ORIGINALS + 1))


def _case(number: int, random: Random, ids: dict[ListName, list[int]], by: Timetable) -> Case:
    received_on = today() - timedelta(random.randrange(TEN_YEARS))
    (kind,) = random.choices(list(KINDS), KINDS.values())
    case = Case(
        id=number,
        reference=f"SSF-0000-{number:07}",
        kind=kind,
        service_id=random.choice(ids[ListName.SERVICES]),
        theme_id=random.choice(ids[ListName.THEMES]),
        channel_id=random.choice(ids[ListName.CHANNELS]),
        received_on=received_on,
        receipted_on=_later(received_on, random, 3),
        logged_at=now(),
        logged_by="alice",
        summary="A call was not returned, and nobody said why. " * random.randrange(1, 8),
        people=_people(random),
        elements=_elements(random, ids[ListName.THEMES]),
        version=1,
    )
    if kind in FORMAL:
        _stage_1(case, random)
    else:
        case.stages = [_informal(received_on, random)]
    ends = [stage.ended_on for stage in case.stages]
    if all(ends) and random.random() < 0.8:
        case.closed_on = ends[-1]
    settle(case, by)
    return case


def _people(random: Random) -> list[Person]:
    return [
        Person(
            number=place,
            role=role,
            name=f"Person {random.randrange(10_000)}",
            correspondence_language=random.choices(list(LANGUAGES), LANGUAGES.values())[0],
        )
        for place, role in enumerate(list(PersonRole)[: random.randrange(1, 4)], 1)
    ]


def _elements(random: Random, themes: list[int]) -> list[Element]:
    return [
        Element(number=place, theme_id=random.choice(themes), description="Nobody called back.")
        for place in range(1, random.randrange(1, 5))
    ]


def _informal(entered_on: date, random: Random) -> Stage:
    resolved_on = _later(entered_on, random, 10)
    ending = Ending.RESOLVED if resolved_on else None
    return Stage(
        stage=StageKind.INFORMAL,
        entered_on=entered_on,
        enquiry_resolved_on=resolved_on,
        ended_on=resolved_on,
        ending=ending,
    )


def _stage_1(case: Case, random: Random) -> None:
    """The stage with its steps; one in twenty goes on to Stage 2."""
    responded_on = _later(case.received_on, random, 40)
    escalates = responded_on is not None and random.random() < 0.05
    stage = Stage(
        stage=StageKind.STAGE_1,
        entered_on=case.received_on,
        acknowledged_on=_later(case.received_on, random, 4),
        discussed_on=_later(case.received_on, random, 15),
        responded_on=responded_on,
        ended_on=responded_on,
        ending=responded_on and (Ending.ESCALATED if escalates else Ending.RESPONDED),
    )
    case.stages = [stage]
    if stage.acknowledged_on:
        sent = {"sent_on": stage.acknowledged_on, "explains_procedure": True}
        case.acknowledgements = [Acknowledgement(stage=StageKind.STAGE_1, **sent)]
    if responded_on:
        case.findings = [
            ElementFinding(
                element=element.number,
                stage=StageKind.STAGE_1,
                finding=random.choice(list(Finding)),
            )
            for element in case.elements
        ]
    if escalates:
        case.stages.append(Stage(stage=StageKind.STAGE_2, entered_on=responded_on))


def _later(day: date, random: Random, most: int) -> date | None:
    """Up to `most` days later; a case of the last weeks may still be waiting for it."""
    waits = day > today() - timedelta(OPEN_FOR) and random.random() < 0.5
    found = day + timedelta(random.randrange(most))
    return None if waits or found > today() else found


COPIES = (
    "WITH RECURSIVE copies(k) AS"
    " (SELECT {first} UNION ALL SELECT k + 1 FROM copies WHERE k < {last})"
)


def _copy_cases(session: Session, cases: int) -> None:
    last_id = session.scalar(text("SELECT max(id) FROM cases"))
    changed = {
        "id": f"id + k * {ORIGINALS}",
        "reference": f"substr(reference, 1, 9) || (1000000 + id + k * {ORIGINALS})",
    }
    columns = [column.name for column in Case.__table__.columns]
    _copy(session, "cases", "id", columns, changed, -(-last_id // ORIGINALS), cases)
    if session.bind.dialect.name == "postgresql":
        session.execute(text("SELECT setval('cases_id_seq', (SELECT max(id) FROM cases))"))


def _copy_parts(session: Session, cases: int) -> None:
    for part in PARTS:
        columns = [column.name for column in part.__table__.columns if column.computed is None]
        changed = {"case_id": f"case_id + k * {ORIGINALS}"}
        _copy(session, part.__tablename__, "case_id", columns, changed, 1, cases)


def _copy(
    session: Session,
    table: str,
    key: str,
    columns: list[str],
    changed: dict[str, str],
    first: int,
    cases: int,
) -> None:
    names = ", ".join(columns)
    values = ", ".join(changed.get(column, column) for column in columns)
    copies = COPIES.format(first=first, last=cases // ORIGINALS - 1)
    session.execute(
        text(
            f"INSERT INTO {table} ({names}) {copies}"
            f" SELECT {values} FROM copies CROSS JOIN {table} WHERE {key} <= {ORIGINALS}"
        )
    )
