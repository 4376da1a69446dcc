"""A bank holiday proclaimed late: what moves, what stays, and that it happens whole or not."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from adborth.working_days.calendar import Calendar
from adborth.working_days.repository import current_calendar
from tests.api.cases import CASES, CaseDriver

CHANGES = "/calendar/changes"
# Received on Monday 16 November 2026: acknowledge by Wednesday 18, respond by Monday 7 December.
RECEIVED = "2026-11-16"
HOLIDAY = "2026-11-17"
NAME = {"en": "One-off bank holiday", "cy": "Gŵyl banc untro"}


def proclaiming(on: str = HOLIDAY, **more: Any) -> dict[str, Any]:
    return {"action": "proclaim", "on": on, "name": NAME, **more}


def withdrawing(on: str) -> dict[str, Any]:
    return {"action": "withdraw", "on": on}


def proclaim(administrator: TestClient, on: str = HOLIDAY) -> dict[str, Any]:
    answer = administrator.post(CHANGES, json=proclaiming(on))
    assert answer.status_code == 201, answer.text
    done: dict[str, Any] = answer.json()
    return done


def undo(administrator: TestClient, change: dict[str, Any]) -> dict[str, Any]:
    revision = change["revision"]["revision"]
    answer = administrator.post(f"{CHANGES}/{revision}/undo", json={"reason": "Cancelled"})
    assert answer.status_code == 201, answer.text
    done: dict[str, Any] = answer.json()
    return done


def dues(case: CaseDriver) -> dict[str, str]:
    return {clock["clock"]: clock["due_on"] for clock in case.now["clocks"]}


def moved(change: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {move["clock"]: (move["due_before"], move["due_after"]) for move in change["moves"]}


@pytest.fixture
def case(officer: TestClient) -> CaseDriver:
    """Alice's complaint of Monday, not yet answered in any way."""
    return CaseDriver.opened(officer, received_on=RECEIVED)


def test_the_preview_lists_each_clock_before_and_after_and_writes_nothing(case, administrator):
    before = dues(case)

    answer = administrator.post(f"{CHANGES}/preview", json=proclaiming())

    assert answer.status_code == 200
    assert moved(answer.json()) == {
        "receipt": ("2026-11-18", "2026-11-19"),
        "stage_1_acknowledgement": ("2026-11-18", "2026-11-19"),
        "stage_1_response": ("2026-12-07", "2026-12-08"),
    }
    assert {move["reference"] for move in answer.json()["moves"]} == {case.reference}
    assert all(move["name"]["cy"] for move in answer.json()["moves"])
    assert dues(case) == before
    assert len(administrator.get(CHANGES).json()["items"]) == 1


def test_the_change_does_what_the_preview_said(case, administrator):
    said = administrator.post(f"{CHANGES}/preview", json=proclaiming()).json()["moves"]

    done = proclaim(administrator)

    assert done["moves"] == said
    assert dues(case) == {move["clock"]: move["due_after"] for move in said}
    assert done["revision"]["made_by"] == "charlie"
    assert done["revision"]["name"] == NAME
    assert done["revision"]["may_be_undone"]


def test_it_says_which_clocks_are_late_before_and_after(administrator, officer, today):
    with administrator.app.state.database.reading() as connection:
        calendar = current_calendar(connection)
    # Due on the working day before today: a holiday since then makes it due today or later.
    due = last_working_day_before(calendar, today)
    received = next(day for day in days_back_from(due) if calendar.add(day, 2) == due and day < due)
    holiday = due
    CaseDriver.opened(officer, received_on=received.isoformat())

    answer = administrator.post(f"{CHANGES}/preview", json=proclaiming(holiday.isoformat()))

    flags = {
        move["clock"]: (move["late_before"], move["late_after"]) for move in answer.json()["moves"]
    }
    assert flags["stage_1_acknowledgement"] == (True, False)
    assert flags["stage_1_response"] == (False, False)


def last_working_day_before(calendar: Calendar, day: date) -> date:
    return next(back for back in days_back_from(day) if calendar.is_working_day(back))


def days_back_from(day: date):
    return (date.fromordinal(day.toordinal() - back) for back in range(1, 30))


def test_the_case_explains_its_new_due_date_by_the_holiday(case, administrator):
    proclaim(administrator)

    clock = case.clock("stage_1_acknowledgement")

    assert {"on": HOLIDAY, "reason": "bank_holiday", "name": NAME} in clock["explanation"][
        "skipped"
    ]
    assert case.now["next_due_on"] == "2026-11-19"


def test_each_moved_clock_has_an_entry_in_the_history_of_its_case(case, administrator, history):
    revision = proclaim(administrator)["revision"]["revision"]

    entries = [
        changes for who, action, changes in history(case.reference) if action == "clock_moved"
    ]

    assert entries == [
        {f"clocks.{clock}.due_on": list(days), "calendar_revision": [None, revision]}
        for clock, days in sorted(
            {
                "receipt": ("2026-11-18", "2026-11-19"),
                "stage_1_acknowledgement": ("2026-11-18", "2026-11-19"),
                "stage_1_response": ("2026-12-07", "2026-12-08"),
            }.items()
        )
    ]


def test_a_finished_clock_stays_as_it_finished(case, administrator):
    case.acknowledge("2026-11-18")
    finished = case.clock("stage_1_acknowledgement")

    proclaim(administrator)

    now = case.clock("stage_1_acknowledgement")
    for fact in ("due_on", "elapsed_days", "net_days", "result", "calendar_revision"):
        assert now[fact] == finished[fact]


def test_a_finished_clock_stays_so_when_the_case_changes_afterwards(case, administrator):
    case.acknowledge("2026-11-18")
    finished = case.clock("stage_1_acknowledgement")
    proclaim(administrator)

    case.decide("upheld", "upheld")
    case.respond("2026-11-20")

    now = case.clock("stage_1_acknowledgement")
    assert (now["elapsed_days"], now["due_on"]) == (2, finished["due_on"])
    # Answered under the new calendar, which does not count the holiday.
    assert case.clock("stage_1_response")["elapsed_days"] == 3


def test_a_closed_case_does_not_move(case, administrator):
    case.do("withdrawal", withdrawn_on="2026-11-16")
    version = case.now["version"]

    assert proclaim(administrator)["moves"] == []
    assert case.now["version"] == version


def test_taking_it_back_restores_every_due_date(case, administrator, history):
    before = dues(case)
    change = proclaim(administrator)
    preview = administrator.post(f"{CHANGES}/{change['revision']['revision']}/undo/preview").json()

    undone = undo(administrator, change)

    assert undone["moves"] == preview["moves"]
    assert moved(undone) == {clock: days[::-1] for clock, days in moved(change).items()}
    assert dues(case) == before
    assert sum(action == "clock_moved" for _, action, _ in history(case.reference)) == 6


def test_taking_back_twice_is_refused(administrator):
    change = proclaim(administrator)
    undo(administrator, change)

    answer = administrator.post(f"{CHANGES}/{change['revision']['revision']}/undo", json={})

    assert (answer.status_code, answer.json()["code"]) == (409, "change-undone")


def test_a_clock_that_finished_under_the_holiday_keeps_it_when_it_is_taken_back(
    case, administrator
):
    change = proclaim(administrator)
    case.acknowledge("2026-11-19")
    assert case.clock("stage_1_acknowledgement")["result"] == "on_time"

    undone = undo(administrator, change)

    assert "stage_1_acknowledgement" not in moved(undone)
    clock = case.clock("stage_1_acknowledgement")
    assert (clock["result"], clock["elapsed_days"], clock["due_on"]) == ("on_time", 2, "2026-11-19")


def test_the_day_that_is_a_due_date_itself_moves_it(case, administrator):
    proclaim(administrator, "2026-11-18")

    assert dues(case)["stage_1_acknowledgement"] == "2026-11-19"


@pytest.mark.parametrize("on", [RECEIVED, "2026-11-13", "2026-12-08"])
def test_a_day_outside_the_run_of_a_clock_moves_nothing(case, administrator, on):
    """The day of receipt is day 0, so even that it becomes a holiday changes nothing."""
    assert proclaim(administrator, on)["moves"] == []


def test_withdrawing_a_holiday_brings_due_dates_forward(administrator, officer):
    case = CaseDriver.opened(officer, received_on="2026-11-20")
    christmas = "2026-12-25"
    at_hand = CaseDriver.opened(officer, received_on=RECEIVED)
    clock = case.clock("stage_1_response")
    assert clock["due_on"] == "2026-12-11"
    case.do(
        "stages/stage_1/extensions",
        clock="stage_1_response",
        new_due_on="2026-12-30",
        reason="The service user is in hospital.",
        agreed_by="Alice",
        agreed_how="telephone",
        agreed_on="2026-11-20",
    )

    answer = administrator.post(CHANGES, json=withdrawing(christmas))

    # An agreed date is the date that was agreed, whatever the calendar says.
    assert moved(answer.json()) == {}
    assert dues(case)["stage_1_response"] == "2026-12-30"
    assert dues(at_hand)["stage_1_response"] == "2026-12-07"


def test_an_agreed_date_stays_while_the_statutory_one_moves_beneath_it(case, administrator):
    case.do(
        "stages/stage_1/extensions",
        clock="stage_1_response",
        new_due_on="2026-12-14",
        reason="The manager is away.",
        agreed_by="Alice",
        agreed_how="telephone",
        agreed_on="2026-11-17",
    )

    change = proclaim(administrator, "2026-12-01")

    clock = case.clock("stage_1_response")
    assert moved(change) == {}
    assert (clock["base_due_on"], clock["due_on"]) == ("2026-12-08", "2026-12-14")


def test_an_agreed_date_that_the_statutory_one_passes_gives_way_to_it(case, administrator):
    case.do(
        "stages/stage_1/extensions",
        clock="stage_1_response",
        new_due_on="2026-12-08",
        reason="The manager is away.",
        agreed_by="Alice",
        agreed_how="telephone",
        agreed_on="2026-11-17",
    )
    proclaim(administrator, "2026-12-01")
    assert dues(case)["stage_1_response"] == "2026-12-08"

    change = proclaim(administrator, "2026-12-02")

    assert moved(change) == {"stage_1_response": ("2026-12-08", "2026-12-09")}


def test_an_ended_pause_loses_the_holiday_that_falls_into_it(case, administrator):
    """Paused on three working days, of which one turns out to have been none."""
    case.do(
        "stages/stage_1/pauses",
        ground="police",
        from_on="2026-11-16",
        review_on="2026-11-30",
    )
    case.do("stages/stage_1/pauses/1/end", until_on="2026-11-19")
    before = dues(case)["stage_1_response"]

    change = proclaim(administrator)

    # One day less of pause, one day more of calendar: due on the same day as before.
    assert before == "2026-12-10"
    assert dues(case)["stage_1_response"] == "2026-12-10"
    assert "stage_1_response" not in moved(change)


def test_a_holiday_in_a_pause_after_the_due_date_moves_it(officer, administrator):
    """The clock had run out before the pause; its due date counts the days of the pause."""
    case = CaseDriver.opened(officer, received_on="2026-10-05")
    case.do("stages/stage_1/pauses", ground="police", from_on="2026-10-30", review_on="2026-11-30")
    case.do("stages/stage_1/pauses/1/end", until_on="2026-11-20")
    before = dues(case)["stage_1_acknowledgement"]

    change = proclaim(administrator, "2026-11-18")

    assert before == "2026-10-28"
    assert moved(change)["stage_1_acknowledgement"] == ("2026-10-28", "2026-10-27")


def test_a_paused_clock_moves_and_is_still_to_be_reviewed_on_its_day(case, administrator):
    case.do("stages/stage_1/pauses", ground="police", from_on="2026-11-17", review_on="2026-11-30")

    change = proclaim(administrator, "2026-12-01")

    assert moved(change) == {"stage_1_response": ("2026-12-07", "2026-12-08")}
    assert case.clock("stage_1_response")["paused"]
    proclaim(administrator, "2026-12-02")
    assert case.now["next_due_on"] == "2026-11-18"  # the receipt, which no pause stops


def test_a_late_history_moves_only_what_is_still_open(officer, administrator):
    case = CaseDriver.opened(officer, received_on="2026-09-01", receipted_on="2026-09-30")
    before = case.clock("receipt")

    change = proclaim(administrator, "2026-09-02")

    assert moved(change) == {
        "stage_1_acknowledgement": ("2026-09-03", "2026-09-04"),
        "stage_1_response": ("2026-09-22", "2026-09-23"),
    }
    assert case.clock("receipt") == before | {"explanation": case.clock("receipt")["explanation"]}
    assert all(move["late_before"] and move["late_after"] for move in change["moves"])


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (proclaiming("2026-12-25"), 409, "holiday-exists"),
        (proclaiming("2026-11-21"), 409, "holiday-on-weekend"),
        (withdrawing("2026-11-18"), 409, "holiday-missing"),
        (proclaiming("1999-11-18"), 422, "outside-calendar"),
        (proclaiming("9999-12-31"), 422, "outside-calendar"),
        ({"action": "proclaim", "on": "2026-11-18"}, 422, "input-wrong"),
        ({"action": "proclaim", "on": 20261118, "name": NAME}, 422, "invalid"),
        (proclaiming("2026-11-18", name={"en": "Only English"}), 422, "invalid"),
        ({"action": "abolish", "on": "2026-11-18"}, 422, "invalid"),
    ],
)
def test_what_cannot_be_is_refused_by_preview_and_change_alike(administrator, body, status, code):
    for address in (f"{CHANGES}/preview", CHANGES):
        answer = administrator.post(address, json=body)
        assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert len(administrator.get(CHANGES).json()["items"]) == 1


def test_proclaiming_twice_is_refused_the_second_time(case, administrator):
    proclaim(administrator)
    after = dues(case)

    answer = administrator.post(CHANGES, json=proclaiming())

    assert (answer.status_code, answer.json()["code"]) == (409, "holiday-exists")
    assert dues(case) == after


def test_a_seed_cannot_be_taken_back(administrator):
    answer = administrator.post(f"{CHANGES}/1/undo", json={})

    assert (answer.status_code, answer.json()["code"]) == (409, "change-not-undoable")
    assert administrator.post(f"{CHANGES}/999/undo", json={}).status_code == 404


def test_whoever_had_the_case_open_learns_that_it_moved(case, administrator, officer):
    tag = officer.get(case.url).headers["ETag"]
    proclaim(administrator)

    answer = officer.post(
        f"{case.url}/receipt", json={"receipted_on": RECEIVED}, headers={"If-Match": tag}
    )

    assert (answer.status_code, answer.json()["code"]) == (412, "version-stale")


def test_ten_proclaim_the_same_day_and_one_does(case, administrator):
    with ThreadPoolExecutor(10) as threads:
        answers = list(
            threads.map(lambda _: administrator.post(CHANGES, json=proclaiming()), range(10))
        )

    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 9
    assert dues(case)["stage_1_acknowledgement"] == "2026-11-19"


def test_no_case_that_is_opened_meanwhile_is_missed(administrator, officer):
    """Cases opened and acknowledged on three threads while holidays come and go on a fourth."""
    start = Barrier(4)

    def open_cases(_: int) -> None:
        start.wait(20)
        for _ in range(6):
            case = CaseDriver.opened(officer, received_on=RECEIVED)
            case.try_to("receipt", receipted_on=RECEIVED)

    def come_and_go() -> None:
        start.wait(20)
        for _ in range(3):
            undo(administrator, proclaim(administrator))
        proclaim(administrator)

    with ThreadPoolExecutor(4) as threads:
        waiting = [threads.submit(open_cases, n) for n in range(3)]
        waiting.append(threads.submit(come_and_go))
        for one in waiting:
            one.result(60)

    found = officer.get(CASES, params={"limit": 200}).json()["items"]
    assert len(found) == 18
    for summary in found:
        due = dues(CaseDriver(officer, summary["reference"]))
        assert due["stage_1_acknowledgement"] == "2026-11-19"
        assert due["stage_1_response"] == "2026-12-08"


CHANGE = """
import sys
from datetime import date
from adborth.access.service import system_actor
from adborth.cases.calendar_changes import apply_change
from adborth.db.metadata import metadata
from adborth.db.session import Database
from adborth.working_days.calendar import HolidayNames
from adborth.working_days.changes import Proclaim

assert metadata.tables  # the others that a case refers to
with Database(sys.argv[1]).writing() as session:
    change = Proclaim(date(2026, 11, 17), HolidayNames("One-off", "Untro"))
    made, moves = apply_change(session, change, system_actor("test"))
    print(len(moves), flush=True)
    sys.stdin.readline()
"""


def test_a_process_killed_in_the_middle_leaves_all_as_it_was(administrator, officer, database_url):
    cases = [CaseDriver.opened(officer, received_on=RECEIVED) for _ in range(30)]
    before = [dues(case) for case in cases]
    changing = subprocess.Popen(
        [sys.executable, "-c", CHANGE, database_url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert changing.stdout is not None
    # Everything is written and nothing committed.
    assert changing.stdout.readline() == "90\n"
    os.kill(changing.pid, signal.SIGKILL)
    changing.communicate()

    assert [dues(case) for case in cases] == before
    assert len(administrator.get(CHANGES).json()["items"]) == 1
    assert len(proclaim_when_free(administrator)["moves"]) == 90
    with administrator.app.state.database.reading() as connection:
        entries = text("SELECT count(*) FROM audit_entries WHERE action = 'clock_moved'")
        assert connection.scalar(entries) == 90


def proclaim_when_free(administrator: TestClient) -> dict[str, Any]:
    """PostgreSQL needs a moment to see that the one who held the locks is gone."""
    give_up = time.monotonic() + 10
    while administrator.post(f"{CHANGES}/preview", json=proclaiming()).status_code != 200:
        assert time.monotonic() < give_up
        time.sleep(0.1)
    return proclaim(administrator)
