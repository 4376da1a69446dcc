"""A route that forgets the audit is refused: it shows nothing, and it changes nothing."""

import pytest
from fastapi import Response
from sqlalchemy import text

from adborth.access.work import ReadCases
from adborth.db.answers import json_answer
from adborth.routing import new_router
from tests.api.cases import CaseDriver

careless = new_router(prefix="/careless")


@careless.get("")
def show(work: ReadCases) -> Response:
    with work.reading() as connection:
        return json_answer({"summary": connection.scalar(text("SELECT summary FROM cases"))})


@careless.post("")
def change(work: ReadCases) -> Response:
    with work.writing() as session:
        session.execute(text("UPDATE cases SET summary = 'Unseen.'"))
    return json_answer({})


@pytest.fixture
def case(officer):
    officer.app.router.routes.extend(careless.routes)
    return CaseDriver.opened(officer)


def test_what_is_not_recorded_is_not_shown(officer, case):
    answer = officer.get("/careless")
    assert answer.status_code == 500
    assert case.now["summary"] not in answer.text


def test_what_is_not_recorded_is_not_changed(officer, case):
    before = case.now["summary"]
    assert officer.post("/careless").status_code == 500
    assert case.now["summary"] == before
