"""`adborth import …`: a tracker workbook or CSV file from the command line."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table

from adborth.audit.sealing import seal_entries
from adborth.clock import now
from adborth.db.session import Database
from adborth.errors import DomainError
from adborth.i18n.catalogue import Language, translate
from adborth.imports import repository
from adborth.imports.errors import RejectsMissing
from adborth.imports.models import ImportChange, ImportProblem
from adborth.imports.purging import purge_imports
from adborth.imports.rejects import rejects_csv
from adborth.imports.service import ImportOutcome, import_file, take_back
from adborth.imports.states import BatchState
from adborth.imports.texts import explain
from adborth.imports.work import Phase, Progress
from adborth.settings import settings

app = typer.Typer(no_args_is_help=True, help=__doc__)
out, err = Console(), Console(stderr=True)

# Exit codes: 0 done, 1 it could not be done, 2 wrong usage, 3 rows are wrong, nothing was written.
NOT_DONE, ROWS_WRONG = 1, 3
MOST_SHOWN = 200

File = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="Workbook or CSV file.")
]
Number = Annotated[int, typer.Argument(min=1, help="The number of the import.")]
Skip = Annotated[
    bool, typer.Option("--skip-bad-rows", help="Write the good rows even where others are wrong.")
]
Rejects = Annotated[
    Path | None, typer.Option("--rejects", help="Where to write the rows that were kept out.")
]
Days = Annotated[int | None, typer.Option(min=1, help="Left out: as the settings say.")]
In = Annotated[Language, typer.Option("--language", help="The language of the answer.")]


@app.command()
def purge(days: Days = None) -> None:
    """Forget what files said that were imported long ago. The service does it once a day."""
    kept = settings().import_keep_days if days is None else days
    with _database(Language.EN) as database:
        before = now() - timedelta(days=kept)
        gone = purge_imports(database, settings().import_dir, before) if kept else []
    out.print(f"Forgotten: {len(gone)} imports that are older than {kept} days.")


@app.command()
def check(file: File, rejects: Rejects = None, language: In = Language.EN) -> None:
    """A dry run: what the file would do, and what is wrong with it."""
    with _database(language) as database:
        outcome = _import(database, file, language, dry_run=True)
        _tell(database, outcome, language)
        _write_rejects(database, outcome, rejects, language)
    _leave(outcome, BatchState.CHECKED)


@app.command()
def apply(
    file: File,
    skip_bad_rows: Skip = False,
    rejects: Rejects = None,
    language: In = Language.EN,
) -> None:
    """Check the file and write it: all of it or, where a row is wrong, nothing."""
    with _database(language) as database:
        outcome = _import(database, file, language, skip_bad_rows=skip_bad_rows)
        _tell(database, outcome, language)
        _write_rejects(database, outcome, rejects, language)
    _leave(outcome, BatchState.WRITTEN)


@app.command("list")
def list_imports(language: In = Language.EN) -> None:
    """The last imports, the latest first."""
    with _database(language) as database, database.reading() as connection:
        table = _table(language, "number", "file", "state", "by", "at", "counts")
        for row in repository.find_batches(connection, 50, None):
            table.add_row(
                str(row.id),
                row.file_name,
                translate(language, f"import-state-{row.state.value.replace('_', '-')}"),
                row.made_by,
                row.made_at.strftime("%d/%m/%Y %H:%M"),
                _counts(row.counts, language),
            )
        out.print(table)


@app.command("take-back")
def take_back_import(number: Number, language: In = Language.EN) -> None:
    """Undo an import, unless people have worked on what it made."""
    with _database(language) as database:
        with _bar(language) as progress:
            outcome = take_back(database, number, _who(), progress)
        out.print(translate(language, "import-taken-back", {"number": outcome.batch_id}))


def _import(
    database: Database,
    file: Path,
    language: Language,
    *,
    skip_bad_rows: bool = False,
    dry_run: bool = False,
) -> ImportOutcome:
    with _bar(language) as progress:
        return import_file(
            database,
            file,
            _who(),
            skip_bad_rows=skip_bad_rows,
            dry_run=dry_run,
            progress=progress,
        )


def _tell(database: Database, outcome: ImportOutcome, language: Language) -> None:
    if outcome.fault is not None:
        reason, mend = explain(outcome.fault, outcome.fault_params, language)
        err.print(f"[bold]{reason}[/bold] {mend}", highlight=False)
        return
    with database.reading() as connection:
        problems = repository.numbered(connection, ImportProblem, outcome.batch_id, 0, MOST_SHOWN)
        changes = repository.numbered(connection, ImportChange, outcome.batch_id, 0, MOST_SHOWN)
    if problems:
        table = _table(language, "place", "found", "wrong", "mend")
        for row in problems:
            reason, mend = explain(row.code, row.params, language)
            severity = translate(language, f"import-{row.severity.value}")
            place = " ".join(
                str(part) for part in (row.sheet, row.row, row.column) if part is not None
            )
            table.add_row(f"{severity}\n{place}", row.found or "", reason, mend)
        out.print(table)
    if changes:
        table = _table(language, "key", "field", "before", "after")
        for row in changes:
            for field, (before, after) in row.changes.items():
                table.add_row(row.key, field, *(str(v or "") for v in (before, after)))
        out.print(table)
    total = outcome.counts["problems"] + outcome.counts["warnings"]
    if total > len(problems):
        out.print(translate(language, "import-more", {"count": total - len(problems)}))
    params = {"number": outcome.batch_id, "counts": _counts(outcome.counts, language)}
    state = outcome.state.value.replace("_", "-")
    out.print(translate(language, f"import-told-{state}", params), highlight=False)


def _write_rejects(
    database: Database, outcome: ImportOutcome, path: Path | None, language: Language
) -> None:
    if path is None:
        return
    try:
        with database.reading() as connection:
            lines = rejects_csv(connection, outcome.batch_id, language)
            with path.open("w", encoding="utf-8", newline="") as file:
                file.writelines(lines)
    except RejectsMissing:
        return
    out.print(translate(language, "import-rejects-written", {"path": str(path)}), highlight=False)


def _leave(outcome: ImportOutcome, wanted: BatchState) -> None:
    if outcome.state not in (wanted, BatchState.CHECKED):
        raise typer.Exit(NOT_DONE)
    if outcome.state is BatchState.CHECKED and outcome.counts["problems"]:
        raise typer.Exit(ROWS_WRONG)


def _counts(counts: dict[str, int], language: Language) -> str:
    names = ("rows", "new", "changed", "unchanged", "bad", "warnings")
    return translate(language, "import-counts", {name: counts.get(name, 0) for name in names})


def _table(language: Language, *columns: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(translate(language, f"import-heading-{column}"), overflow="fold")
    return table


def _who() -> str:
    """Whoever is signed in to the machine: at the command line nobody signs in to the service."""
    return f"system:{getpass.getuser()}"


@contextmanager
def _bar(language: Language) -> Iterator[Progress]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=err, transient=True) as bar:
        tasks = {
            phase: bar.add_task(
                translate(language, f"import-phase-{phase.value.replace('_', '-')}"),
                total=None,
                visible=False,
            )
            for phase in Phase
        }

        def progress(phase: Phase, done: int, of: int | None) -> None:
            bar.update(tasks[phase], completed=done, total=of, visible=True)

        yield progress


@contextmanager
def _database(language: Language) -> Iterator[Database]:
    database = Database(settings().database_url)
    try:
        yield database
        seal_entries(database)
    except DomainError as error:
        err.print(translate(language, f"error-{error.code}", error.params), highlight=False)
        raise typer.Exit(NOT_DONE) from None
    finally:
        database.close()
