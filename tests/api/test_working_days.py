"""Working days, the calendar and the procedure over HTTP."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from adborth.access.models import SignInSession, User, UserRole
from adborth.access.roles import Role
from adborth.access.service import hashed
from adborth.clock import now
from adborth.db.session import Database
from adborth.main import create_app
from adborth.settings import Settings
from adborth.working_days.changes import Withdraw
from adborth.working_days.schemas import MOST_PAIRS
from adborth.working_days.service import record_change, seed_calendar
from tests.unit.working_days.calendars import SEEDED

V1 = "/api/v1"


@pytest.fixture
def client(database_url: str) -> Iterator[TestClient]:
    app = create_app(Settings(database_url=database_url))
    database: Database = app.state.database
    with database.writing() as session:
        seed_calendar(session, "system:seed")
    yield TestClient(app)
    database.close()


@pytest.fixture
def officer(client: TestClient) -> TestClient:
    return signed_in(client, Role.COMPLAINTS_OFFICER)


@pytest.fixture
def administrator(client: TestClient) -> TestClient:
    return signed_in(client, Role.ADMINISTRATOR)


def signed_in(client: TestClient, role: Role) -> TestClient:
    """Without a password, whose hash would take longer than the test."""
    token = f"token of {role}"
    with database_of(client).writing() as session:
        user = User(username=role, display_name=role, password_hash="")
        session.add(user)
        session.flush()
        expires_at = now() + timedelta(hours=1)
        session.add_all(
            [
                UserRole(user_id=user.id, role=role),
                SignInSession(token_hash=hashed(token), user_id=user.id, expires_at=expires_at),
            ]
        )
    return TestClient(client.app, headers={"Authorization": f"Bearer {token}"})


def database_of(client: TestClient) -> Database:
    found: Database = client.app.state.database  # type: ignore[attr-defined]
    return found


def due_date(client: TestClient, start: str, days: int, language: str = "en") -> Any:
    return client.get(
        f"{V1}/working-days/due-date",
        params={"from": start, "days": days},
        headers={"Accept-Language": language},
    )


def test_a_due_date_tells_which_days_were_skipped_and_why(officer: TestClient) -> None:
    answer = due_date(officer, "2025-12-24", 2)
    assert answer.status_code == 200
    assert answer.json() == {
        "from": "2025-12-24",
        "days": 2,
        "due_on": "2025-12-30",
        "provisional": False,
        "skipped": [
            {
                "on": "2025-12-25",
                "reason": "bank_holiday",
                "name": {"en": "Christmas Day", "cy": "Dydd Nadolig"},
            },
            {
                "on": "2025-12-26",
                "reason": "bank_holiday",
                "name": {"en": "Boxing Day", "cy": "Gŵyl San Steffan"},
            },
            {
                "on": "2025-12-27",
                "reason": "weekend",
                "name": {"en": "Saturday", "cy": "Dydd Sadwrn"},
            },
            {"on": "2025-12-28", "reason": "weekend", "name": {"en": "Sunday", "cy": "Dydd Sul"}},
        ],
        "calendar_revision": 1,
    }


def test_elapsed_days_count_the_last_day_and_not_the_first(officer: TestClient) -> None:
    asked = {"from": "2026-08-01", "to": "2026-08-03"}
    answer = officer.get(f"{V1}/working-days/elapsed", params=asked).json()
    assert (answer["from"], answer["to"], answer["days"]) == ("2026-08-01", "2026-08-03", 1)
    assert [day["on"] for day in answer["skipped"]] == ["2026-08-02"]


def test_a_due_date_in_a_year_not_yet_proclaimed_is_provisional(officer: TestClient) -> None:
    assert due_date(officer, "2029-03-01", 5).json()["provisional"] is True


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "has no data for 1 January 2035"),
        ("cy", "Nid oes data yn y calendr diwrnodau gwaith ar gyfer 1 Ionawr 2035"),
    ],
)
def test_past_the_calendar_there_is_a_problem_and_never_a_guess(
    officer: TestClient, language: str, words: str
) -> None:
    answer = due_date(officer, "2034-12-29", 20, language)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["content-language"] == language
    assert answer.json()["code"] == "outside-calendar"
    assert words in answer.json()["detail"]


def test_days_are_not_counted_backwards(officer: TestClient) -> None:
    asked = {"from": "2026-08-04", "to": "2026-08-03"}
    answer = officer.get(f"{V1}/working-days/elapsed", params=asked)
    assert answer.status_code == 422
    assert answer.json()["code"] == "ends-before-start"
    assert [wrong["field"] for wrong in answer.json()["errors"]] == ["to"]


@pytest.mark.parametrize(
    ("start", "days", "field"),
    [("2026-13-01", 2, "from"), ("2026-08-01", -1, "days"), ("2026-08-01", 10_001, "days")],
)
def test_a_wrong_question_names_the_field(
    officer: TestClient, start: str, days: int, field: str
) -> None:
    answer = due_date(officer, start, days)
    assert answer.status_code == 422
    assert [wrong["field"] for wrong in answer.json()["errors"]] == [field]


def test_a_batch_answers_as_the_single_questions_do(officer: TestClient) -> None:
    pairs = [{"from": "2026-08-01", "days": 2}, {"from": "2029-12-24", "days": 0}]
    answer = officer.post(f"{V1}/working-days/due-dates", json={"pairs": pairs})
    assert answer.json() == {
        "items": [
            {"from": "2026-08-01", "days": 2, "due_on": "2026-08-04", "provisional": False},
            {"from": "2029-12-24", "days": 0, "due_on": "2029-12-24", "provisional": True},
        ],
        "calendar_revision": 1,
    }


def test_a_batch_of_the_greatest_size_is_counted(officer: TestClient) -> None:
    pairs = [{"from": "2026-08-01", "to": "2026-08-31"}] * MOST_PAIRS
    answer = officer.post(f"{V1}/working-days/elapsed", json={"pairs": pairs})
    assert [item["days"] for item in answer.json()["items"]] == [20] * MOST_PAIRS


@pytest.mark.parametrize("pairs", [[], [{"from": "2026-08-01", "to": "2026-08-31"}] * 10_001])
def test_an_empty_or_too_large_batch_is_refused(officer: TestClient, pairs: list[Any]) -> None:
    answer = officer.post(f"{V1}/working-days/elapsed", json={"pairs": pairs})
    assert answer.status_code == 422
    assert [wrong["field"] for wrong in answer.json()["errors"]] == ["pairs"]


@pytest.mark.parametrize("days", [True, 1.5, "soon", None])
def test_what_is_no_number_of_days_counts_none(officer: TestClient, days: Any) -> None:
    pairs = [{"from": "2026-08-01", "days": 2}, {"from": "2026-08-01", "days": days}]
    answer = officer.post(f"{V1}/working-days/due-dates", json={"pairs": pairs})
    assert answer.status_code == 422
    assert [wrong["field"] for wrong in answer.json()["errors"]] == ["pairs.1.days"]


def test_each_wrong_pair_of_a_batch_is_named_by_its_place(officer: TestClient) -> None:
    pairs = [
        {"from": "2026-08-01", "to": "2026-08-03"},
        {"from": "2026-08-03", "to": "2026-08-01"},
        {"from": "2011-12-31", "to": "2035-01-01"},
    ]
    answer = officer.post(f"{V1}/working-days/elapsed", json={"pairs": pairs})
    assert answer.json()["code"] == "pairs-wrong"
    assert [(wrong["field"], wrong["code"]) for wrong in answer.json()["errors"]] == [
        ("pairs.1.to", "ends-before-start"),
        ("pairs.2.from", "outside-calendar"),
        ("pairs.2.to", "outside-calendar"),
    ]


def test_a_wrong_start_and_a_due_date_past_the_end_are_told_apart(officer: TestClient) -> None:
    pairs = [{"from": "2035-01-01", "days": 1}, {"from": "2034-12-29", "days": 9}]
    answer = officer.post(f"{V1}/working-days/due-dates", json={"pairs": pairs})
    wrong = answer.json()["errors"]
    assert [one["field"] for one in wrong] == ["pairs.0.from", "pairs.1.days"]
    assert "31 December 2034" in wrong[0]["mend"]


def test_a_pair_that_is_no_pair_is_named_by_its_place(officer: TestClient) -> None:
    pairs = [{"from": "2026-08-01", "days": 2}, {"from": "tomorrow", "days": 2}]
    answer = officer.post(f"{V1}/working-days/due-dates", json={"pairs": pairs})
    assert [wrong["field"] for wrong in answer.json()["errors"]] == ["pairs.1.from"]


def test_a_withdrawn_holiday_counts_at_once(officer: TestClient) -> None:
    assert due_date(officer, "2026-08-28", 1).json()["due_on"] == "2026-09-01"
    with database_of(officer).writing() as session:
        changed = record_change(session, Withdraw(date(2026, 8, 31)), "alice")
    answer = due_date(officer, "2026-08-28", 1).json()
    assert answer["due_on"] == "2026-08-31"
    assert answer["calendar_revision"] == changed.id


def test_the_calendar_of_a_year_has_its_holidays_and_its_working_days(officer: TestClient) -> None:
    asked = {"from": "2022-04-01", "to": "2023-03-31"}
    answer = officer.get(f"{V1}/calendar", params=asked).json()
    assert answer["span"] == {
        "from": "2012-01-01",
        "to": "2034-12-31",
        "confirmed_to": "2028-12-31",
    }
    assert (answer["revision"], answer["working_days"]) == (1, 251)
    assert len(answer["bank_holidays"]) == 10
    assert answer["bank_holidays"][0] == {
        "on": "2022-04-15",
        "name": {"en": "Good Friday", "cy": "Dydd Gwener y Groglith"},
        "provisional": False,
    }
    assert answer["closures"] == []


def test_the_whole_calendar_is_told_where_no_days_are_named(officer: TestClient) -> None:
    answer = officer.get(f"{V1}/calendar").json()
    assert len(answer["bank_holidays"]) == len(SEEDED.holidays)


def test_a_calendar_of_days_that_it_does_not_have_is_refused(officer: TestClient) -> None:
    asked = {"from": "2034-04-01", "to": "2035-03-31"}
    assert officer.get(f"{V1}/calendar", params=asked).json()["code"] == "outside-calendar"
    asked = {"from": "2026-04-02", "to": "2026-04-01"}
    assert officer.get(f"{V1}/calendar", params=asked).json()["code"] == "ends-before-start"


CLOSURE = {"on": "2027-03-01", "name": {"en": "St David's Day", "cy": "Dydd Gŵyl Dewi"}}


def test_an_administrator_adds_and_removes_a_closure_that_moves_nothing(
    administrator: TestClient,
) -> None:
    before = due_date(administrator, "2027-02-26", 1).json()
    added = administrator.post(f"{V1}/calendar/closures", json=CLOSURE)
    assert (added.status_code, added.json()) == (201, CLOSURE)
    assert administrator.get(f"{V1}/calendar/closures").json() == {"items": [CLOSURE]}
    assert administrator.get(f"{V1}/calendar").json()["closures"] == [CLOSURE]
    assert due_date(administrator, "2027-02-26", 1).json() == before
    removed = administrator.delete(f"{V1}/calendar/closures/2027-03-01")
    assert removed.status_code == 204
    assert administrator.get(f"{V1}/calendar/closures").json() == {"items": []}


def test_a_closure_that_is_there_or_never_was_is_a_problem(administrator: TestClient) -> None:
    administrator.post(f"{V1}/calendar/closures", json=CLOSURE)
    again = administrator.post(f"{V1}/calendar/closures", json=CLOSURE)
    assert (again.status_code, again.json()["code"]) == (409, "closure-exists")
    missing = administrator.delete(f"{V1}/calendar/closures/2027-03-02")
    assert (missing.status_code, missing.json()["code"]) == (404, "closure-missing")


@pytest.mark.parametrize("name", [{"en": "Shut"}, {"en": "Shut", "cy": " "}, "Shut"])
def test_a_closure_is_named_in_both_languages(administrator: TestClient, name: Any) -> None:
    answer = administrator.post(f"{V1}/calendar/closures", json={"on": "2027-03-01", "name": name})
    assert answer.status_code == 422


def test_an_officer_sees_closures_and_does_not_change_them(officer: TestClient) -> None:
    assert officer.get(f"{V1}/calendar/closures").status_code == 200
    assert officer.post(f"{V1}/calendar/closures", json=CLOSURE).status_code == 403
    assert officer.delete(f"{V1}/calendar/closures/2027-03-01").status_code == 403


def test_a_version_of_the_procedure_names_every_clock_in_both_languages(
    officer: TestClient,
) -> None:
    listed = officer.get(f"{V1}/procedures").json()["items"]
    assert [procedure["version"] for procedure in listed] == ["2014-08-01"]
    one = officer.get(f"{V1}/procedures/2014-08-01").json()
    assert one == listed[0]
    assert one["clocks"][2] == {
        "clock": "stage_1_acknowledgement",
        "name": {"en": "Stage 1 acknowledgement", "cy": "Cydnabyddiaeth Cam 1"},
        "source": {
            "en": "Social Services Complaints Procedure (Wales) Regulations 2014, regulation 15(2)",
            "cy": "Rheoliadau Gweithdrefn Gwynion y Gwasanaethau Cymdeithasol (Cymru) 2014, "
            "rheoliad 15(2)",
        },
        "stage": "stage_1",
        "starts": "entered",
        "starts_name": {"en": "The complaint was received", "cy": "Daeth y gŵyn i law"},
        "starts_in": "stage_1",
        "ends": "acknowledged",
        "ends_name": {"en": "The complaint was acknowledged", "cy": "Cydnabuwyd y gŵyn"},
        "length": 2,
        "unit": "working_days",
        "basis": "statutory",
        "to_be_confirmed": False,
        "follows": None,
    }


def test_an_unknown_version_of_the_procedure_is_not_found(officer: TestClient) -> None:
    answer = officer.get(f"{V1}/procedures/1066")
    assert (answer.status_code, answer.json()["code"]) == (404, "procedure-missing")


@pytest.mark.parametrize(
    "path", ["working-days/due-date?from=2026-08-01&days=2", "calendar", "procedures"]
)
def test_nobody_is_told_anything_without_signing_in(client: TestClient, path: str) -> None:
    assert client.get(f"{V1}/{path}").status_code == 401
