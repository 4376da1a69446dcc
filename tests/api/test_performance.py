"""The figures of a year: the counts of the independent script, on both databases, with a list of
cases behind each."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import orjson
import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from sqlalchemy import insert, select, text

from adborth import clock
from adborth.access.models import SignInSession, User, UserRole
from adborth.access.roles import Role
from adborth.access.service import hashed
from adborth.cases.bands import band_of
from adborth.cases.clocks import run_clocks
from adborth.cases.models import Case, OmbudsmanMatter
from adborth.cases.settling import Timetable, facts_of, settle
from adborth.db.session import Database
from adborth.demonstration.seed import seed_demonstration
from adborth.lists.seeding import seed_lists
from adborth.main import create_app
from adborth.performance.definitions import OF_THE_YEAR
from adborth.performance.schemas import FigureTable, YearOfFigures
from adborth.procedures.repository import current_timetables
from adborth.settings import Settings
from adborth.working_days.repository import calendar_at
from adborth.working_days.service import seed_calendar
from tests.databases import PostgresqlDatabases, SqliteDatabases

EXPECTED = json.loads((Path(__file__).parents[1] / "data/figures-2021-22.json").read_text())
SERVICES = {"adults": "Adults", "childrens": "Children's", "total": "Total"}
YEAR = {"year": "2021-22", "as_at": "2025-01-01"}
TOKEN = "the token of Alice"


@contextmanager
def demonstration(url: str, folder: Path) -> Iterator[TestClient]:
    app = create_app(Settings(database_url=url, import_dir=folder))
    database: Database = app.state.database
    with database.writing() as session:
        seed_lists(session)
        seed_calendar(session, "system:seed")
        user = User(username="alice", display_name="Alice", password_hash="")
        session.add(user)
        session.flush()
        session.add(UserRole(user_id=user.id, role=Role.COMPLAINTS_OFFICER))
        expires_at = clock.now() + timedelta(hours=1)
        session.add(SignInSession(token_hash=hashed(TOKEN), user_id=user.id, expires_at=expires_at))
    seed_demonstration(database, folder)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with TestClient(app, base_url="http://testserver/api/v1", headers=headers) as client:
        yield client


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def alice(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """Alice, with a year of cases; for tests that only read."""
    databases: SqliteDatabases | PostgresqlDatabases
    databases = request.getfixturevalue(f"{request.param}_databases")
    with databases.migrated() as url, demonstration(url, tmp_path_factory.mktemp("in")) as client:
        yield client


@pytest.fixture
def changing(database_url: str, tmp_path: Path) -> Iterator[TestClient]:
    """The same for tests that change something."""
    with demonstration(database_url, tmp_path) as client:
        yield client


def figures(client: TestClient, table: str, **query: Any) -> dict[str, Any]:
    asked = {name: value for name, value in {**YEAR, **query}.items() if value is not None}
    answer = client.get(f"/performance/{table}", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def cells(table: dict[str, Any], row: str) -> dict[str, dict[str, Any]]:
    found = next(one for one in table["rows"] if one["key"] == row)
    return {cell["key"]: cell for cell in found["cells"]}


def counts(table: dict[str, Any], row: str) -> dict[str, Any]:
    return {
        key: {"count": cell["count"], "percent": cell["percent"]}
        for key, cell in cells(table, row).items()
    }


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("receipt", "receipt"),
        ("acknowledgement", "acknowledgement"),
        ("informal", "informal"),
        ("stage-1", "stage_1"),
        ("stage-2", "stage_2"),
    ],
)
@pytest.mark.parametrize("service", ["adults", "childrens"])
def test_times_are_those_counted_one_day_at_a_time(
    alice: TestClient, table: str, name: str, service: str
) -> None:
    found = figures(alice, table)
    expected = dict(EXPECTED["timeliness"][SERVICES[service]][name])
    row = next(one for one in found["rows"] if one["key"] == service)
    assert row["n"] == expected.pop("n")
    told = counts(found, service)
    if "not_done" not in told:
        assert expected.pop("not_done")["count"] == 0
    assert {key: told[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("table", "name"),
    [("outcomes", "outcomes_stage_1_and_2"), ("outcomes-stage-2", "outcomes_stage_2")],
)
def test_outcomes_are_the_expected_ones(alice: TestClient, table: str, name: str) -> None:
    found = figures(alice, table)
    for code, service in SERVICES.items():
        expected = dict(EXPECTED[name][service])
        row = next(one for one in found["rows"] if one["key"] == code)
        assert row["n"] == expected.pop("n")
        told = counts(found, code)
        for outcome, figure in expected.items():
            assert told[outcome.lower().replace(" ", "_")] == figure


def test_themes_are_the_expected_ones(alice: TestClient) -> None:
    found = figures(alice, "themes")
    assert found["n"] == EXPECTED["themes_total"]
    told = {row["name"]["en"].lower(): row for row in found["rows"]}
    for name, expected in EXPECTED["themes"].items():
        row = told[name.lower().replace("&", "and")]
        by_key = {cell["key"]: cell for cell in row["cells"]}
        assert by_key["adults"]["count"] == expected["Adults"]
        assert by_key["childrens"]["count"] == expected["Children's"]
        assert by_key["total"]["count"] == expected["total"]
        assert by_key["total"]["percent"] == expected["percent"]


def test_months_are_the_expected_ones(alice: TestClient) -> None:
    found = figures(alice, "contacts")
    months = {row["key"]: cells(found, row["key"]) for row in found["rows"][:-1]}
    told = {month: figure["contacts"]["count"] for month, figure in months.items()}
    entered = {month: figure["stage_1"]["count"] for month, figure in months.items()}
    assert told == EXPECTED["received_by_month"]
    assert entered == EXPECTED["stage_1_opened_by_month"]
    whole = cells(found, "total")
    assert (whole["enquiry"]["count"], whole["enquiry"]["percent"]) == (149, 70)


def test_complaints_are_set_against_active_referrals(alice: TestClient) -> None:
    found = figures(alice, "stage-1-per-1000-referrals")
    for code, name in (*list(SERVICES.items())[:2], ("total", "Social Services")):
        told = cells(found, code)
        expected = EXPECTED["complaints_per_1000_referrals"][name]
        for key, number in expected.items():
            assert told[key]["count"] == number


def test_emails_are_told_per_working_day(alice: TestClient) -> None:
    told = cells(figures(alice, "emails"), "2021-22")
    assert told["emails"]["count"] == EXPECTED["emails"]["total"]
    assert told["working_days"]["count"] == EXPECTED["working_days"]
    assert told["per_working_day"]["value"] == EXPECTED["emails"]["per_working_day"]


def test_compliments_are_the_expected_ones(alice: TestClient) -> None:
    found = figures(alice, "compliments")
    told = {SERVICES[row["key"]]: row["cells"][-1]["count"] for row in found["rows"]}
    assert told == EXPECTED["compliments"]


def test_stage_1_on_time_is_the_expected_share(alice: TestClient) -> None:
    found = figures(alice, "on-time")
    for code, service in list(SERVICES.items())[:2]:
        expected = EXPECTED["stage_1_within_15"][service]
        row = next(one for one in found["rows"] if one["key"] == f"stage-1/{code}")
        kept, with_extension, late = (cell["count"] for cell in row["cells"])
        assert (kept, row["n"]) == (expected["on_time"], expected["completed"])
        assert kept <= with_extension == row["n"] - late


def test_it_is_told_why_a_stage_1_was_not_acknowledged(alice: TestClient) -> None:
    told = cells(figures(alice, "acknowledgement"), "childrens")
    why = ("withdrawn", "ended", "not_yet_due", "overdue")
    assert [told[key]["count"] for key in why] == [1, 8, 0, 0]


def test_a_case_at_two_stages_counts_at_both_and_is_one_case(alice: TestClient) -> None:
    told = cells(figures(alice, "stages"), "total")
    assert (told["stage_1"]["count"], told["stage_2"]["count"]) == (64, 11)
    assert told["cases_beyond_informal"]["count"] == 69


def every_link(year: dict[str, Any]) -> Iterator[tuple[str, int, list[str]]]:
    for table in year["tables"]:
        for row in table["rows"]:
            for cell in row["cells"]:
                links = [cell["cases"]] if cell["cases"] else cell.get("parts", [])
                if links:
                    name = f"{table['table']}/{row['key']}/{cell['key']}"
                    yield name, cell["count"], links


def test_every_figure_leads_to_the_cases_behind_it(alice: TestClient) -> None:
    listed: dict[str, int] = {}
    wrong = []
    for name, count, links in every_link(figures(alice, "year")):
        for link in links:
            if link not in listed:
                listed[link] = count_list(alice, link)
        if sum(listed[link] for link in links) != count:
            wrong.append((name, count, links))
    assert len(listed) > 400
    assert wrong == []


@pytest.mark.parametrize("as_at", ["2021-06-30", "2021-12-25"])
def test_links_hold_for_an_earlier_day_too(alice: TestClient, as_at: str) -> None:
    year = figures(alice, "year", as_at=as_at)
    year["tables"] = [
        table for table in year["tables"] if table["table"] in ("acknowledgement", "stage-1")
    ]
    for name, count, links in every_link(year):
        assert (name, sum(count_list(alice, link) for link in links)) == (name, count)


def count_list(client: TestClient, link: str) -> int:
    count, cursor = 0, None
    while True:
        following = f"&cursor={cursor}" if cursor else ""
        answer = client.get(f"http://testserver{link}&limit=200{following}")
        assert answer.status_code == 200, (link, answer.text)
        count += len(answer.json()["items"])
        cursor = answer.json()["next"]
        if cursor is None:
            return count


def test_later_facts_do_not_count(alice: TestClient) -> None:
    then = figures(alice, "receipt", as_at="2021-04-30")
    assert then["n"] == EXPECTED["received_by_month"]["2021-04"]
    later = figures(alice, "receipt", **{"year": None, "from": "2021-04-01", "to": "2021-04-30"})
    assert later["n"] == then["n"]
    not_yet = cells(then, "total")["not_done"]["count"]
    assert not_yet > cells(later, "total")["not_done"]["count"]
    assert figures(alice, "receipt", as_at="2021-03-31")["n"] == 0


def test_a_clock_that_was_open_then_is_not_yet_due_or_overdue(alice: TestClient) -> None:
    told = cells(figures(alice, "acknowledgement", as_at="2021-04-30"), "total")
    why = {key: told[key]["count"] for key in ("withdrawn", "ended", "not_yet_due", "overdue")}
    assert sum(why.values()) == told["not_done"]["count"]
    assert why["not_yet_due"] + why["overdue"] > 0


def test_the_same_day_gives_the_same_figures_again(changing: TestClient) -> None:
    before = figures(changing, "year", as_at="2021-12-31")
    day = date(2021, 12, 31)
    with changing.app.state.database.writing() as session:
        by = Timetable(current_timetables(session).procedure_for, calendar_at(session, 1))
        for case in session.scalars(select(Case)):
            case.receipted_on = case.receipted_on or date(2022, 1, 10)
            late = {one.stage for one in case.stages if one.responded_on and one.responded_on > day}
            case.findings = [made for made in case.findings if made.stage not in late]
            settle(case, by)
    assert figures(changing, "year", as_at="2021-12-31") == before


@pytest.mark.parametrize("table", OF_THE_YEAR)
def test_the_table_alone_is_the_table_in_the_year(alice: TestClient, table: str) -> None:
    year = figures(alice, "year")
    assert figures(alice, table) == next(one for one in year["tables"] if one["table"] == table)


@pytest.mark.parametrize("service", ["adults", "childrens"])
def test_the_figures_of_one_service_are_its_row(alice: TestClient, service: str) -> None:
    for table in ("receipt", "acknowledgement", "stage-1", "outcomes", "compliments"):
        alone = figures(alice, table, service=service)
        assert [row["key"] for row in alone["rows"]] == [service, "total"]
        assert counts(alone, service) == counts(figures(alice, table), service)
        assert counts(alone, "total") == counts(alone, service)


def test_the_figures_of_the_teams_add_up(alice: TestClient) -> None:
    teams = [team["code"] for team in alice.get("/lists").json()["teams"]]
    for table in ("receipt", "stage-1", "outcomes", "acknowledgement"):
        whole = cells(figures(alice, table), "total")
        apart = [cells(figures(alice, table, team=team), "total") for team in teams]
        for key, cell in whole.items():
            assert sum(one[key]["count"] for one in apart) <= cell["count"]
    themes = [figures(alice, "themes", team=team)["n"] for team in teams]
    assert 0 < sum(themes) <= 213


def test_a_team_has_links_of_its_own(alice: TestClient) -> None:
    team = alice.get("/lists").json()["teams"][0]["code"]
    year = figures(alice, "year", team=team)
    assert {table["table"] for table in year["tables"]}.isdisjoint({"emails"})
    for name, count, links in list(every_link(year))[::7]:
        assert (name, sum(count_list(alice, link) for link in links)) == (name, count)


def test_nothing_received_has_no_percentages(alice: TestClient) -> None:
    empty = {"year": None, "from": "2015-04-01", "to": "2016-02-29"}
    for table in ("receipt", "outcomes", "contacts", "on-time"):
        found = figures(alice, table, **empty)
        assert found["n"] == 0
        assert {cell["percent"] for row in found["rows"] for cell in row["cells"]} == {None}
    told = figures(alice, "emails", **empty)["rows"][-1]["cells"]
    assert told[0]["count"] is None
    assert told[3]["value"] is None


def test_the_last_day_of_the_year_belongs_to_it(alice: TestClient) -> None:
    days = {"year": None, "from": "2021-04-01", "to": "2022-03-31"}
    assert figures(alice, "receipt", **days)["rows"] == figures(alice, "receipt")["rows"]
    shorter = {**days, "to": "2022-03-30"}
    last = {**days, "from": "2022-03-31"}
    sums = figures(alice, "receipt", **shorter)["n"] + figures(alice, "receipt", **last)["n"]
    assert sums == 213


def test_the_return_counts_quarters(alice: TestClient) -> None:
    found = figures(alice, "quarterly-return", population=132_000)
    told = cells(found, "total")
    speeds = ("within_20", "20_to_3_months", "3_to_6_months", "over_6_months")
    assert told["closed"]["count"] == 70 == sum(told[key]["count"] for key in speeds)
    assert told["per_1000_residents"]["value"] == "0.57"
    assert told["upheld"]["value"] == "10.00"


def test_what_the_ombudsman_did_is_told(changing: TestClient) -> None:
    with changing.app.state.database.writing() as session:
        service = text("SELECT id FROM services WHERE code = 'adults'")
        chosen = select(Case.id).where(Case.service_id == session.scalar(service)).limit(2)
        first, second = session.scalars(chosen)
        matter = {"received_on": date(2021, 5, 1), "investigated_on": date(2021, 6, 1)}
        ended = {"completed_on": date(2021, 9, 1), "upheld": True, "redress_pence": 200_000}
        session.execute(insert(OmbudsmanMatter), {"case_id": first, **matter, **ended})
        session.execute(insert(OmbudsmanMatter), {"case_id": second, **matter})
    told = cells(figures(changing, "ombudsman"), "adults")
    assert [told[key]["count"] for key in ("received", "completed", "upheld", "open")] == [
        2,
        1,
        1,
        1,
    ]
    assert told["redress"]["value"] == "2000.00"
    earlier = cells(figures(changing, "ombudsman", as_at="2021-08-31"), "adults")
    assert (earlier["completed"]["count"], earlier["open"]["count"]) == (0, 2)


def test_every_stored_figure_is_the_recomputed_one(changing: TestClient) -> None:
    database: Database = changing.app.state.database
    with database.writing() as session:
        cases = session.scalars(select(Case)).all()
        assert len(cases) == 218
        calendar = calendar_at(session, 1)
        procedure_for = current_timetables(session).procedure_for
        for case in cases:
            runs = run_clocks(facts_of(case), procedure_for, calendar)
            stored = {clock.clock: clock for clock in case.clocks}
            assert stored.keys() == {run.clock for run in runs}
            for run in runs:
                kept = stored[run.clock]
                for name in ("started_on", "finished_on", "elapsed_days", "net_days", "result"):
                    assert getattr(kept, name) == getattr(run, name), (case.reference, name)
                assert kept.band == band_of(run.elapsed_days)


def test_the_answer_is_what_the_contract_says(alice: TestClient) -> None:
    answer = alice.get("/performance/year", params=YEAR)
    YearOfFigures.model_validate_json(answer.content, strict=False)
    for table in (*OF_THE_YEAR, "quarterly-return"):
        content = alice.get(f"/performance/{table}", params=YEAR).content
        assert set(orjson.loads(content)) == {
            field.alias or name for name, field in FigureTable.model_fields.items()
        }
        FigureTable.model_validate_json(content)


@pytest.mark.parametrize(("language", "title"), [("en", "Themes"), ("cy", "Themâu")])
def test_csv_is_in_the_language_of_the_reader(alice: TestClient, language: str, title: str) -> None:
    headers = {"Accept": "text/csv", "Accept-Language": language}
    answer = alice.get("/performance/themes", params=YEAR, headers=headers)
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["content-language"] == language
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == f'"{title}"'
    asked = alice.get("/performance/themes", params={**YEAR, "format": "csv"}, headers=headers)
    assert asked.content == answer.content


def test_the_whole_year_comes_as_csv(alice: TestClient) -> None:
    answer = alice.get("/performance/year", params={**YEAR, "format": "csv"})
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert {'"E-mails received"', '"Themes"', '"Completed on time"'} <= set(lines)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({}, "year"),
        ({"year": "2021-23"}, "year"),
        ({"year": "1871-72"}, "year"),
        ({"year": "2021-22", "from": "2021-04-01"}, "year"),
        ({"from": "2021-04-01"}, "to"),
        ({"to": "2021-04-01"}, "from"),
        ({"from": "2021-04-02", "to": "2021-04-01"}, "to"),
        ({"from": "1900-01-01", "to": "2021-04-01"}, "from"),
        ({"from": "2021-01-01", "to": "2900-04-01"}, "to"),
        ({"year": "2021-22", "service": "parks"}, "service"),
        ({"year": "2021-22", "team": "nobody"}, "team"),
        ({"year": "2021-22", "as_at": "2999-01-01"}, "as_at"),
        ({"year": "2021-22", "colour": "red"}, "colour"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(
    alice: TestClient, query: dict[str, str], field: str
) -> None:
    answer = alice.get("/performance/receipt", params=query)
    assert answer.status_code == 422
    assert [wrong["field"] for wrong in answer.json()["errors"]] == [field]


@pytest.mark.parametrize("narrowing", [{"service": "adults"}, {"team": "reablement"}])
def test_emails_are_not_kept_by_service_or_team(
    alice: TestClient, narrowing: dict[str, str]
) -> None:
    if "team" in narrowing:
        narrowing = {"team": alice.get("/lists").json()["teams"][0]["code"]}
    answer = alice.get("/performance/emails", params={**YEAR, **narrowing})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == next(iter(narrowing))


def test_a_rate_for_part_of_a_quarter_is_refused(alice: TestClient) -> None:
    query = {"from": "2021-04-01", "to": "2021-05-31", "population": "1000"}
    answer = alice.get("/performance/quarterly-return", params=query)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "population"


def test_every_figure_of_the_return_leads_to_its_cases(alice: TestClient) -> None:
    found = figures(alice, "quarterly-return")
    told = list(every_link({"tables": [found]}))
    assert {name.rpartition("/")[2] for name, _, _ in told} >= {"received", "closed", "upheld"}
    for name, count, links in told:
        assert (name, sum(count_list(alice, link) for link in links)) == (name, count)


def test_the_whole_year_comes_as_a_workbook(alice: TestClient) -> None:
    query = {"year": "2021-22", "format": "xlsx"}
    answer = alice.get("/performance/year", params=query, headers={"Accept-Language": "cy"})
    assert answer.headers["content-disposition"].endswith('.xlsx"')
    book = load_workbook(BytesIO(answer.content), data_only=False)
    tables = alice.get("/performance/year", params={"year": "2021-22"}).json()["tables"]
    assert len(book.sheetnames) == len(tables)
    for sheet, table in zip(book, tables, strict=True):
        assert sheet["A1"].value == table["title"]["cy"]
        assert all(cell.data_type != "f" for row in sheet for cell in row)
    contacts = next(one for one in tables if one["table"] == "contacts")
    sheet = book.worksheets[tables.index(contacts)]
    assert sheet.cell(6, 2).value == contacts["rows"][0]["cells"][0]["count"]


def test_for_publication_no_small_number_is_told(alice: TestClient) -> None:
    query = {"year": "2021-22", "publication": True}
    tables = alice.get("/performance/year", params=query).json()["tables"]
    cells = [cell for table in tables for row in table["rows"] for cell in row["cells"]]
    assert {cell["count"] for cell in cells} & {1, 2, 3, 4} == set()
    assert any(cell.get("suppressed") for cell in cells)
    assert all(cell["cases"] is None for cell in cells)
    csv = alice.get("/performance/year", params=query | {"format": "csv"}).text
    assert '"[c]"' in csv


def test_strangers_see_no_figures(alice: TestClient) -> None:
    answer = alice.get("/performance/year", params=YEAR, headers={"Authorization": ""})
    assert answer.status_code == 401
