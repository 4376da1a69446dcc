"""`adborth working-days` at the command line."""

from collections.abc import Iterator

import pytest
from typer.testing import CliRunner, Result

from adborth.db.session import Database
from adborth.settings import settings
from adborth.working_days.commands import app
from adborth.working_days.service import seed_calendar


@pytest.fixture(autouse=True)
def database(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    database = Database(sqlite_url)
    with database.writing() as session:
        seed_calendar(session, "system:seed")
    database.close()
    monkeypatch.setenv("ADBORTH_DATABASE_URL", sqlite_url)
    settings.cache_clear()
    yield
    settings.cache_clear()


def run(*words: str, given: str = "") -> Result:
    return CliRunner().invoke(app, words, input=given)


def test_a_due_date_is_told_with_the_days_that_were_not_counted() -> None:
    result = run("due-date", "2026-08-01", "2")
    assert result.exit_code == 0
    assert result.stdout == "2026-08-04\n"
    assert "2026-08-02  Sunday" in result.stderr


def test_elapsed_days_are_told() -> None:
    assert run("elapsed", "2026-08-01", "2026-08-03").stdout == "1\n"


def test_a_year_not_yet_proclaimed_is_marked() -> None:
    assert run("due-date", "2029-03-01", "1").stdout == "2029-03-02 (provisional)\n"
    assert run("calendar", "--year", "2029").stdout.endswith(
        "253 working days in 2029 (provisional)\n"
    )


def test_the_calendar_of_a_year_has_both_names_of_each_holiday() -> None:
    result = run("calendar", "--year", "2026")
    assert "2026-04-03  Good Friday  (Dydd Gwener y Groglith)\n" in result.stdout
    assert result.stdout.endswith("253 working days in 2026\n")


@pytest.mark.parametrize("words", [("due-date", "2035-01-01", "2"), ("calendar", "--year", "2035")])
def test_past_the_calendar_it_says_so_and_fails(words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 1
    assert result.stderr.startswith("The calendar of working days has no data for 1 January 2035.")


@pytest.mark.parametrize("words", [("due-date", "2026-08-01"), ("elapsed", "2026-08-01")])
def test_half_a_question_is_refused(words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_rows_are_counted_with_or_without_their_heading() -> None:
    rows = "2026-08-01,2\n2025-12-24,2\n"
    expected = "from,days,due_on\n2026-08-01,2,2026-08-04\n2025-12-24,2,2025-12-30\n"
    assert run("due-date", given=rows).stdout == expected
    assert run("due-date", given=f"from,days\n{rows}").stdout == expected


def test_rows_of_two_days_are_counted() -> None:
    result = run("elapsed", given="2026-08-01,2026-08-03\n")
    assert result.stdout == "from,to,days\n2026-08-01,2026-08-03,1\n"


def test_wrong_rows_are_named_by_their_line_and_the_others_answered() -> None:
    rows = "2026-08-03,2026-08-01\n\ntomorrow,2026-08-01\n2026-08-01\n2026-08-01,2026-08-03\n"
    result = run("elapsed", given=rows)
    assert result.exit_code == 1
    assert result.stdout == "from,to,days\n2026-08-01,2026-08-03,1\n"
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [
        "line 1",
        "line 3",
        "line 4",
    ]


def test_the_calendar_is_extended_and_its_years_confirmed() -> None:
    result = run("extend", "--to-year", "2036", "--confirm-to", "2029")
    assert result.exit_code == 0
    assert "2036-12-31" in result.stdout
    assert run("due-date", "2029-03-01", "1").stdout == "2029-03-02\n"


def test_an_extension_that_cannot_be_says_why() -> None:
    assert run("extend").exit_code == 2
    result = run("extend", "--to-year", "2030")
    assert result.exit_code == 1
    assert "reaches to 31 December 2034" in result.stderr
