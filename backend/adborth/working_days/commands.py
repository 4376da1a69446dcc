"""`adborth working-days …`: one count, or a batch as CSV from standard input to standard output."""

import csv
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Annotated

import typer

from adborth.audit.sealing import seal_entries
from adborth.clock import today
from adborth.db.session import Database
from adborth.errors import DomainError
from adborth.i18n.catalogue import Language, translate
from adborth.settings import settings
from adborth.working_days import answers, service
from adborth.working_days.calendar import Calendar
from adborth.working_days.repository import current_calendar
from adborth.working_days.schemas import SkippedDay

app = typer.Typer(no_args_is_help=True, help="Due dates, days taken, and the calendar.")
BY = "system:working-days"

DAY = ["%Y-%m-%d"]
Start = Annotated[datetime | None, typer.Argument(formats=DAY, help="Day 0.")]
End = Annotated[datetime | None, typer.Argument(formats=DAY, help="The last day that counts.")]
Days = Annotated[int | None, typer.Argument(min=0, help="How many working days.")]
Year = Annotated[int | None, typer.Option(min=1, max=9998, help="This year where left out.")]
ToYear = Annotated[int | None, typer.Option(help="The last year that the calendar shall have.")]
ConfirmTo = Annotated[int | None, typer.Option(help="The last year whose holidays are proclaimed.")]


@app.command()
def due_date(start: Start = None, days: Days = None) -> None:
    """When so many working days have passed. Without a date: CSV rows of date and number."""
    with _calendar() as calendar:
        if start is None:
            _count_rows(
                ("from", "days", "due_on"),
                lambda day, number: calendar.add(date.fromisoformat(day), int(number)),
            )
            return
        if days is None:
            raise typer.BadParameter("say how many days")
        answer = answers.due_date(calendar, start.date(), days)
        _tell(f"{answer.due_on}", answer.provisional, answer.skipped)


@app.command()
def elapsed(start: Start = None, end: End = None) -> None:
    """The working days after one day, up to another. Without days: CSV rows of two days."""
    with _calendar() as calendar:
        if start is None:
            _count_rows(
                ("from", "to", "days"),
                lambda first, last: answers.count_days(
                    calendar, date.fromisoformat(first), date.fromisoformat(last)
                ),
            )
            return
        if end is None:
            raise typer.BadParameter("say the last day")
        answer = answers.elapsed(calendar, start.date(), end.date())
        _tell(f"{answer.days}", answer.provisional, answer.skipped)


@app.command("calendar")
def show_calendar(year: Year = None) -> None:
    """The bank holidays of a year, and its number of working days."""
    with _calendar() as calendar:
        shown = year or today().year
        first, last = date(shown, 1, 1), date(shown, 12, 31)
        count = calendar.working_days_between(first, last)
        for day, names in calendar.holidays.items():
            if first <= day <= last:
                typer.echo(f"{day}  {names.en}  ({names.cy})")
        typer.echo(f"{count} working days in {shown}{_mark(calendar.provisional(last))}")


@app.command()
def extend(to_year: ToYear = None, confirm_to: ConfirmTo = None) -> None:
    """Lets the calendar reach further, or marks years as proclaimed as they stand."""
    if to_year is None and confirm_to is None:
        raise typer.BadParameter("say --to-year, --confirm-to, or both")
    with _faults(), _database() as database, database.writing() as session:
        if to_year is not None:
            service.extend_calendar(session, to_year, BY)
        if confirm_to is not None:
            service.confirm_years(session, confirm_to, BY)
        calendar = current_calendar(session)
        typer.echo(f"The calendar reaches to {calendar.span_to}.")
        typer.echo(f"Bank holidays are proclaimed up to {calendar.confirmed_to}.")


@contextmanager
def _calendar() -> Iterator[Calendar]:
    with _faults():
        with _database() as database, database.reading() as connection:
            calendar = current_calendar(connection)
        yield calendar


@contextmanager
def _database() -> Iterator[Database]:
    database = Database(settings().database_url)
    try:
        yield database
        seal_entries(database)
    finally:
        database.close()


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except DomainError as error:
        typer.echo(_reason(error), err=True)
        raise typer.Exit(1) from None


def _reason(error: DomainError) -> str:
    return translate(Language.EN, f"error-{error.code}", error.params)


def _tell(answer: str, provisional: bool, skipped: list[SkippedDay]) -> None:
    typer.echo(answer + _mark(provisional))
    for day in skipped:
        typer.echo(f"  not counted: {day.on}  {day.name.en}", err=True)


def _mark(provisional: bool) -> str:
    return " (provisional)" if provisional else ""


def _count_rows(header: tuple[str, str, str], count: Callable[[str, str], object]) -> None:
    """Answers the rows that it can, names the lines that it cannot, and then exits with 1."""
    rows, answer = csv.reader(sys.stdin), csv.writer(sys.stdout, lineterminator="\n")
    answer.writerow(header)
    failed = False
    for row in rows:
        if not row or row[:2] == [*header[:2]]:
            continue
        try:
            first, second = row
            answer.writerow([first, second, count(first, second)])
        except DomainError as error:
            failed = True
            typer.echo(f"line {rows.line_num}: {_reason(error)}", err=True)
        except ValueError:
            failed = True
            typer.echo(f"line {rows.line_num}: not {header[0]},{header[1]}", err=True)
    if failed:
        raise typer.Exit(1)
