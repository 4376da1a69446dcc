"""Trackers of any length, and fresh databases to import them into."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from openpyxl import Workbook
from psycopg import sql
from sqlalchemy import make_url

from adborth.db.migrations import upgrade
from adborth.db.session import Database
from adborth.imports.service import ImportOutcome, import_file
from adborth.imports.states import BatchState
from adborth.lists.seeding import seed_lists
from adborth.working_days.service import seed_calendar

HEADER = (
    "Ref,Type,Date received,Received via,Language,Service area,Theme,Complainant,Relationship,"
    "Summary,Date receipted,Date enquiry closed,Stage 1 start,Date acknowledged,"
    "Stage 1 extended to,Stage 1 response sent"
)
HEADINGS = next(csv.reader([HEADER]))
ENQUIRY = (
    "Enquiry,{d}/06/2021,Email,Welsh,Adults,Staff Issues,Name {n},Carer,Late again,"
    "{d}/06/2021,30/06/2021,,,,"
)
COMPLAINT = (
    "Complaint,{d}/06/2021,Letter,English,Children's,Communication,Name {n},Parent,No answer,,"
    "{d}/06/2021,{d}/06/2021,30/06/2021,20/08/2021,05/08/2021"
)


def tracker_rows(number: int, bad_share: int = 0) -> Iterator[list[str]]:
    """Two enquiries to a complaint, as in the demonstration year; every so many a wrong date."""
    for n in range(number):
        pattern = COMPLAINT if n % 3 == 0 else ENQUIRY
        text = pattern.format(n=n, d=f"{n % 28 + 1:02}")
        row = [f"B/{n:07}", *text.split(",")]
        if bad_share and n % bad_share == 0:
            row[2] = "31/02/2021"
        yield row


def write_csv(path: Path, number: int, bad_share: int = 0) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(tracker_rows(number, bad_share))
    return path


def write_workbook(path: Path, number: int) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Tracker")
    sheet.append(HEADINGS)
    for row in tracker_rows(number):
        sheet.append(row)
    book.save(path)
    return path


Fresh = Callable[[], Any]


@contextmanager
def sqlite_database(folder: Path) -> Iterator[Database]:
    file = folder / f"{uuid4().hex}.sqlite3"
    with prepared(f"sqlite:///{file}") as database:
        yield database
    for left in folder.glob(f"{file.name}*"):
        left.unlink()


@contextmanager
def postgresql_database(server: str) -> Iterator[Database]:
    name = f"adborth_bench_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        url = make_url(server).set(database=name).render_as_string(hide_password=False)
        try:
            with prepared(url) as database:
                yield database
        finally:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)")
            connection.execute(drop.format(sql.Identifier(name)))


@contextmanager
def prepared(url: str) -> Iterator[Database]:
    upgrade(url)
    database = Database(url)
    with database.writing() as session:
        seed_lists(session)
        seed_calendar(session, "system:bench")
    yield database
    database.close()


def imported(database: Database, file: Path, folder: Path, skip: bool = False) -> ImportOutcome:
    outcome = import_file(database, file, "bench", root=folder / "imports", skip_bad_rows=skip)
    assert outcome.state is BatchState.WRITTEN, outcome
    return outcome
