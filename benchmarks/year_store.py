"""A store with years of invented cases, for measuring: only what the figures read is in it."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from time import sleep
from typing import Any

from sqlalchemy import Connection, insert, text

from adborth.cases.figure_cells import What, finish_cell, start_cell
from adborth.cases.models import Case, Clock, Stage
from adborth.cases.vocabulary import CaseKind, ClockResult, Outcome
from adborth.clock import now
from adborth.db.session import Database
from adborth.lists.models import Team
from adborth.lists.seeding import seed_lists
from adborth.lists.service import ListName, list_names
from adborth.procedures.timetable import ClockKind
from adborth.working_days.service import seed_calendar

# The years after it cannot reach into the figures of this one.
MEASURED_YEAR = 2013
TEAMS = 14
AT_ONCE = 5_000
OUTCOMES = ("upheld", "partially_upheld", "not_upheld")
KINDS = ("complaint",) * 30 + ("enquiry",) * 68 + ("representation", "comment")
# Clock, its stage, the mean of its working days, and how many of a hundred finish.
RECEIPT = ("receipt", None, 1, 75)
INFORMAL = ("enquiry_resolution", "informal", 10, 97)
STAGE_1 = (
    ("stage_1_acknowledgement", "stage_1", 3, 80),
    ("stage_1_discussion", "stage_1", 8, 80),
    ("stage_1_response", "stage_1", 20, 95),
)
STAGE_2 = (
    ("stage_2_acknowledgement", "stage_2", 2, 90),
    ("stage_2_record", "stage_2", 5, 90),
    ("stage_2_response", "stage_2", 50, 90),
    ("stage_2_long_stop", "stage_2", 50, 90),
)
ALL_VISIBLE = text("SELECT relallvisible = relpages FROM pg_class WHERE relname = :table")
Row = dict[str, Any]


def fill(database: Database, cases_a_year: int, years: int) -> None:
    """The year that is measured, and `years - 1` after it."""
    with database.writing() as session:
        seed_lists(session)
        seed_calendar(session, "system:seed")
        connection = session.connection()
        services = [entry.id for entry in list_names(connection)[ListName.SERVICES]]
        themes = [entry.id for entry in list_names(connection)[ListName.THEMES]]
        connection.execute(insert(Team), [_team(number, services) for number in range(TEAMS)])
        made = _cases(cases_a_year, years, services, themes)
        _write(connection, made)
    vacuum(database, "clocks", "clock_tallies", "stages", "cases")


def vacuum(database: Database, *tables: str) -> None:
    """What a running PostgreSQL does by itself sooner or later; SQLite has nothing like it.

    Again while a snapshot of the server's own work keeps rows from being seen as visible to all:
    without that, a bare count goes through the table and is several times slower than it can be.
    """
    if database.is_sqlite:
        return
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in tables:
            connection.execute(text(f"VACUUM ANALYZE {table}"))
            while not connection.scalar(ALL_VISIBLE, {"table": table}):
                sleep(0.2)
                connection.execute(text(f"VACUUM {table}"))


def _team(number: int, services: list[int]) -> Row:
    name = f"Team {number}"
    service = services[number % len(services)]
    names = {"name_en": name, "name_cy": name}
    return {"id": number + 1, "code": f"team-{number}", "service_id": service, **names}


def _write(connection: Connection, made: Iterator[tuple[Row, list[Row], list[Row]]]) -> None:
    cases: list[Row] = []
    stages: list[Row] = []
    clocks: list[Row] = []
    for case, its_stages, its_clocks in made:
        cases.append(case)
        stages += its_stages
        clocks += its_clocks
        if len(cases) == AT_ONCE:
            _insert(connection, cases, stages, clocks)
    if cases:
        _insert(connection, cases, stages, clocks)


def _insert(connection: Connection, *rows: list[Row]) -> None:
    for table, some in zip((Case, Stage, Clock), rows, strict=True):
        connection.execute(insert(table.__table__), some)
        some.clear()


def _cases(
    number: int, years: int, services: list[int], themes: list[int]
) -> Iterator[tuple[Row, list[Row], list[Row]]]:
    random, moment = Random(1794), now()
    for key in range(number * years):
        day = date(MEASURED_YEAR + key // number, 4, 1) + timedelta(random.randrange(365))
        team = random.randrange(TEAMS)
        what = {
            "kind": random.choice(KINDS),
            "service_id": services[team % len(services)],
            "team_id": team + 1,
            "theme_id": random.choice(themes),
        }
        case = {
            "id": key + 1,
            "reference": f"SSF-{key:07}",
            "state": "closed",
            "received_on": day,
            "logged_at": moment,
            "logged_by": "system:benchmark",
            "summary": "A case to be counted.",
            "version": 1,
            **what,
        }
        kinds = list(_clocks_of(what["kind"], random))
        clocks = [_clock(key + 1, kind, day, what, random) for kind in kinds]
        entered = {stage for _, stage, *_ in kinds if stage}
        yield case, [_stage(key + 1, stage, day) for stage in sorted(entered)], clocks


def _clocks_of(kind: str, random: Random) -> Iterator[tuple[str, str | None, int, int]]:
    yield RECEIPT
    formal = kind in ("complaint", "representation")
    if not formal or random.random() < 0.7:
        yield INFORMAL
    if formal:
        yield from STAGE_1
        if random.random() < 0.15:
            yield from STAGE_2


def _clock(
    key: int, kind: tuple[str, str | None, int, int], day: date, what: Row, random: Random
) -> Row:
    name, stage, mean, finishing = kind
    taken = int(random.expovariate(1 / mean)) if random.randrange(100) < finishing else None
    result = None if taken is None else "on_time" if taken <= mean else "late"
    finished_on = None if taken is None else day + timedelta(taken * 7 // 5)
    answered = name.endswith("_response") and taken is not None
    outcome = random.choice(OUTCOMES) if answered else None
    counted = What(CaseKind(what["kind"]), what["service_id"], what["theme_id"])
    start = start_cell(ClockKind(name), day, taken, counted)
    finish = finish_cell(
        ClockKind(name),
        finished_on,
        taken,
        ClockResult(result) if result else None,
        Outcome(outcome) if outcome else None,
        counted,
    )
    return {
        "case_id": key,
        "clock": name,
        "stage": stage,
        "procedure": "2014-08-01",
        "calendar_revision": 1,
        "started_on": day,
        "base_due_on": day + timedelta(mean),
        "due_on": day + timedelta(mean),
        "paused": False,
        "finished_on": finished_on,
        "stopped_on": day + timedelta(60) if taken is None else None,
        "elapsed_days": taken,
        "net_days": taken,
        "result": result,
        "outcome": outcome,
        "stage_1_entered_on": day if name == "stage_2_acknowledgement" else None,
        "start_cell": start,
        "finish_cell": finish,
        **what,
    }


def _stage(key: int, stage: str, day: date) -> Row:
    ended_on = day + timedelta(60)
    return {
        "case_id": key,
        "stage": stage,
        "entered_on": day,
        "ended_on": ended_on,
        "ending": "responded",
    }
