"""What is told to a person of the history of their cases."""

from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import event

from tests.api.cases import CaseDriver
from tests.api.subjects import asked, cases, recorded

SIAN = {"role": "complainant", "name": "Siân Ŵyn", "correspondence_language": "welsh"}


def test_more_contacts_ask_the_database_no_more_often_and_each_has_its_own_history(
    officer: TestClient,
) -> None:
    case = CaseDriver.opened(officer, people=[SIAN], summary="Siân Ŵyn wrote.")
    one = _statements_of(officer)
    later = CaseDriver.opened(officer, people=[SIAN], summary="Siân Ŵyn rang.")
    later.do("", "PATCH", summary="Siân Ŵyn called.")

    assert _statements_of(officer) == one
    told = {found["reference"]: recorded(found) for found in cases(asked(officer, "sian wyn"))}
    assert ("summary", "Siân Ŵyn rang.") in told[later.reference]
    assert ("summary", "Siân Ŵyn rang.") not in told[case.reference]


def _statements_of(officer: TestClient) -> list[str]:
    """What is read of the history, so often as it is read."""
    read: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if "FROM audit_entries" in statement and "changes" in statement:
            read.append(statement.partition("WHERE")[0])

    engine = officer.app.state.database.engine
    event.listen(engine, "before_cursor_execute", note)
    asked(officer, "sian wyn")
    event.remove(engine, "before_cursor_execute", note)
    assert read
    return read
