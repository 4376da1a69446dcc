"""How fast a tracker is imported, beside the driver that writes the same rows, and openpyxl.

    python -m benchmarks.imports [ROWS]

SQLite always; PostgreSQL where ADBORTH_TEST_POSTGRES names a server or one runs here. The
driver gets every row ready-made, in its own types, in one transaction. Memory is that of a
process of its own; the lists are asked for in another one than the import's, as they are in
service.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from fastapi.testclient import TestClient
from openpyxl import load_workbook

from adborth.access.roles import Role
from adborth.access.service import create_user
from adborth.clock import now
from adborth.db.session import Database
from adborth.demonstration.seed import seed_demonstration
from adborth.imports import drivers, writing
from adborth.imports.models import ImportBatch
from adborth.imports.reading import read_file
from adborth.imports.states import BatchState
from adborth.imports.tables import Row, Target
from adborth.main import create_app
from adborth.settings import Settings
from benchmarks.rounds import Verdict, finish
from benchmarks.trackers import (
    Fresh,
    imported,
    postgresql_database,
    sqlite_database,
    write_csv,
    write_workbook,
)
from tests import postgresql

ROWS = 100_000
ROUNDS = 5
MOMENT, SETTLE, MOMENTS = 0.5, 0.1, 80
BAD_SHARE = 100
PAGE = 4096
PASSWORD = "only for this benchmark"
MEGABYTE = 1_000_000


def prepared_rows(fresh: Fresh, file: Path, folder: Path) -> list[tuple[Target, list[Row]]]:
    """Every row that an import of the file gives to the driver, table by table."""
    kept: dict[Target, list[Row]] = {}
    given = writing.insert_rows

    def keep(connection: Any, target: Target, rows: Any) -> None:
        kept.setdefault(target, []).extend(rows)
        given(connection, target, rows)

    writing.insert_rows = keep
    try:
        with fresh() as database:
            imported(database, file, folder)
    finally:
        writing.insert_rows = given
    return list(kept.items())


def drive(database: Database, rows: list[tuple[Target, list[Row]]]) -> None:
    with database.writing() as session:
        session.add(
            ImportBatch(
                id=1,
                file_name="",
                file_hash="",
                state=BatchState.WRITTEN,
                skip_bad_rows=False,
                made_by="",
                made_at=now(),
                beat_at=now(),
                rows_done=0,
                counts={},
                fault_params={},
            )
        )
        session.flush()
        for target, of_table in rows:
            drivers.insert_rows(session.connection(), target, of_table)


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def against_the_driver(name: str, fresh: Fresh, folder: Path, number: int) -> list[Verdict]:
    good = write_csv(folder / "good.csv", number)
    bad = write_csv(folder / "bad.csv", number, BAD_SHARE)
    rows = prepared_rows(fresh, good, folder)
    times: dict[str, list[float]] = {"driver": [], "import": [], "with bad rows": []}
    for _ in range(ROUNDS):
        with fresh() as database:
            times["driver"].append(seconds(lambda database=database: drive(database, rows)))
        for what, file in (("import", good), ("with bad rows", bad)):
            with fresh() as database:
                work = lambda database=database, file=file: imported(database, file, folder, True)  # noqa: E731
                times[what].append(seconds(work))
    middle = {what: median(measured) for what, measured in times.items()}
    total = sum(len(of_table) for _, of_table in rows)
    print(f"\n{name}: {number:,} rows of CSV, {total:,} rows in the tables")
    for what, taken in middle.items():
        print(f"  {what:<20}{taken:8.2f} s{number / taken:12,.0f} rows/s")
    return [
        Verdict(f"{name}: time of the driver", middle["import"] / middle["driver"], at_most=4),
        Verdict(
            f"{name}: speed with 1% bad rows",
            middle["import"] / middle["with bad rows"],
            at_least=0.9,
        ),
    ]


def against_openpyxl(folder: Path, number: int) -> Verdict:
    book = write_workbook(folder / "book.xlsx", number)

    def openpyxl() -> int:
        sheet = load_workbook(book, read_only=True, data_only=True).worksheets[0]
        return sum(1 for _ in sheet.iter_rows(values_only=True))

    def ours() -> int:
        return sum(1 for _ in read_file(book, book.name))

    assert openpyxl() == ours() == number + 1
    theirs = median(seconds(openpyxl) for _ in range(ROUNDS))
    taken = median(seconds(ours) for _ in range(ROUNDS))
    print(f"\nA workbook of {number:,} rows\n  openpyxl{theirs:20.2f} s\n  ours{taken:24.2f} s")
    return Verdict("workbook: speed of openpyxl", theirs / taken, at_least=6)


MEMORY = """
import sys
from pathlib import Path
from benchmarks.imports import resident
from benchmarks.trackers import sqlite_database, imported, write_csv
folder, number = Path(sys.argv[1]), int(sys.argv[2])
with sqlite_database(folder) as database:
    imported(database, write_csv(folder / "warm.csv", 1000), folder)
    start = resident()
    peak = start
    def watch(*_):
        global peak
        peak = max(peak, resident())
    from adborth.imports.service import import_file
    import_file(database, folder / f"memory-{number}.csv", "bench", root=folder, progress=watch)
    print(peak - start)
"""


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def memory(folder: Path, number: int) -> Verdict:
    write_csv(folder / f"memory-{number}.csv", number)
    command = [sys.executable, "-c", MEMORY, str(folder), str(number)]
    grown = int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    megabytes = grown / MEGABYTE
    print(f"\nMemory above the start, {number:,} rows: {megabytes:.1f} MB")
    return Verdict(f"memory for {number:,} rows (MB)", megabytes, at_most=20)


IMPORT = """
import os, sys
from pathlib import Path
from adborth.db.session import Database
from adborth.imports.service import import_file
from adborth.settings import settings
os.nice(settings().import_niceness)
import_file(Database(sys.argv[1]), Path(sys.argv[2]), "bench", root=Path(sys.argv[3]))
"""


def lists_meanwhile(name: str, fresh: Fresh, folder: Path, number: int) -> Verdict:
    """The import is halted every other moment, so that both rates are of the same minute.

    It is halted while the lock of SQLite is ours: no list may wait for one who sleeps.
    """
    file = write_csv(folder / "meanwhile.csv", number)
    asked = {signal.SIGSTOP: 0, signal.SIGCONT: 0}
    with fresh() as database:
        seed_demonstration(database)
        url = database.url.render_as_string(hide_password=False)
        with signed_in(database, folder) as client:
            lists_in(client, MOMENT)
            # As the service starts it.
            child = subprocess.Popen(
                [sys.executable, "-c", IMPORT, url, str(file), str(folder / "imports")],
                process_group=0,
            )
            try:
                for _ in range(MOMENTS):
                    if child.poll() is not None:
                        break
                    for order in asked:
                        with database.writing():
                            child.send_signal(order)
                        time.sleep(SETTLE)
                        asked[order] += lists_in(client, MOMENT)
            finally:
                child.kill()
    halted, at_work = asked.values()
    print(f"\n{name}: lists, {halted:,} while an import halts, {at_work:,} while it works")
    return Verdict(f"{name}: lists during an import", at_work / halted, at_least=0.9)


def lists_in(client: TestClient, seconds: float) -> int:
    done, started = 0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        client.get("/api/v1/cases").raise_for_status()
        done += 1
    return done


@contextmanager
def signed_in(database: Database, folder: Path) -> Iterator[TestClient]:
    """The service as a complaints officer has it."""
    with database.writing() as session:
        create_user(session, "bench", "Bench", PASSWORD, frozenset({Role.COMPLAINTS_OFFICER}))
    url = database.url.render_as_string(hide_password=False)
    settings = Settings(database_url=url, import_dir=folder / "imports", second_factor="off")
    with TestClient(create_app(settings)) as client:
        answer = client.post("/api/v1/session", json={"username": "bench", "password": PASSWORD})
        client.headers["Authorization"] = f"Bearer {answer.raise_for_status().json()['token']}"
        yield client


def run(number: int) -> None:
    os.environ.setdefault("ADBORTH_IMPORT_DIR", tempfile.gettempdir())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        on_sqlite = lambda: sqlite_database(folder)  # noqa: E731
        verdicts = against_the_driver("SQLite", on_sqlite, folder, number)
        verdicts.append(lists_meanwhile("SQLite", on_sqlite, folder, number))
        with postgresql.server() as server:
            on_postgresql = lambda: postgresql_database(server)  # noqa: E731
            verdicts += against_the_driver("PostgreSQL", on_postgresql, folder, number)
            verdicts.append(lists_meanwhile("PostgreSQL", on_postgresql, folder, number))
        verdicts.append(against_openpyxl(folder, min(number, 20_000)))
        verdicts.append(memory(folder, number))
        verdicts.append(memory(folder, 10 * number))
    finish(verdicts)


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
