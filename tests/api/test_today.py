"""The day's work: nothing that is late can hide, and every row leads on."""

from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from adborth.access.models import User, UserTeam
from adborth.access.roles import Role
from adborth.lists.models import Team
from tests.api.cases import CASES, CaseDriver

DUE = ("overdue", "due_today", "due_soon", "due_later")


def days_before(today: date, days: int) -> str:
    return (today - timedelta(days)).isoformat()


@pytest.fixture
def busy(officer: TestClient, today: date) -> list[CaseDriver]:
    """Cases at every step, received over the last weeks."""

    def at(days: int, **changes: Any) -> CaseDriver:
        return CaseDriver.opened(officer, received_on=days_before(today, days), **changes)

    new, old, enquiry = at(0), at(60), at(4, kind="enquiry")
    receipted = at(1)
    receipted.do("receipt", receipted_on=today.isoformat())
    acknowledged = [at(days) for days in (1, 3, 10, 14, 21, 30)]
    for case, days in zip(acknowledged, (0, 2, 9, 13, 20, 29), strict=True):
        case.acknowledge(days_before(today, days))
    offered, talked, resolved, paused, answered, withdrawn = acknowledged
    offered.do("stages/stage_1/discussion", offered_on=today.isoformat())
    talked.do("stages/stage_1/discussion", discussed_on=today.isoformat())
    resolved.do("stages/stage_1/resolution", resolved_on=today.isoformat())
    paused.do(
        "stages/stage_1/pauses",
        ground="police",
        from_on=days_before(today, 3),
        review_on=(today + timedelta(30)).isoformat(),
    )
    answered.respond(today.isoformat())
    withdrawn.do("withdrawal", withdrawn_on=today.isoformat())
    asked, sent, agreed = at(9), at(9), at(9)
    for case in (asked, sent, agreed):
        case.do("stage-2-request", requested_on=days_before(today, 8))
    for case in (sent, agreed):
        case.acknowledge(days_before(today, 7), "stage_2")
        case.do("stage-2/record", record_sent_on=days_before(today, 6))
    for case, days in ((sent, 9), (paused, 14)):
        case.do("receipt", receipted_on=days_before(today, days))
    agreed.do("stage-2/agreement", record_agreed_on=days_before(today, 5))
    return [new, old, enquiry, receipted, *acknowledged, asked, sent, agreed]


def groups(client: TestClient, **query: Any) -> dict[str, dict[str, Any]]:
    return {one["group"]: one for one in client.get("/today", params=query).json()["groups"]}


def listed(client: TestClient, group: dict[str, Any]) -> set[str]:
    items = client.get(f"{group['cases'].removeprefix('/api/v1')}&limit=200").json()["items"]
    return {item["reference"] for item in items}


def due_by_clocks(case: dict[str, Any]) -> str | None:
    """By what runs in the case itself, not by what was noted on it for lists."""
    reviews = {
        stage["stage"]: pause["review_on"]
        for stage in case["stages"]
        for pause in stage["pauses"]
        if pause["until_on"] is None
    }
    return min(
        (
            reviews[clock["stage"]] if clock["paused"] else clock["due_on"]
            for clock in case["clocks"]
            if not clock["finished_on"] and not clock["stopped_on"]
            if clock["clock"] != "ombudsman_acceptance"
        ),
        default=None,
    )


def test_nothing_that_is_late_can_hide(officer, busy, today):
    day = officer.get("/today").json()
    found = {one["group"]: one for one in day["groups"]}
    expected: dict[str, set[str]] = {group: set() for group in DUE}
    for case in busy:
        if (due := due_by_clocks(case.now)) is None:
            continue
        when = (
            "overdue"
            if due < today.isoformat()
            else "due_today"
            if due == today.isoformat()
            else "due_soon"
            if due <= day["soon_to"]
            else "due_later"
        )
        expected[when].add(case.reference)

    assert {group: listed(officer, found[group]) for group in DUE} == expected
    assert {group: found[group]["count"] for group in DUE} == {
        group: len(cases) for group, cases in expected.items()
    }
    # All that has something due, and the Stage 2 whose record waits for agreement.
    assert day["total"] == sum(map(len, expected.values())) + 1
    assert all(expected[group] for group in ("overdue", "due_soon", "due_later"))


def test_what_waits_for_whom_is_told_and_its_list_is_exactly_that(officer, busy):
    new, old, enquiry, receipted, offered, talked, resolved, paused, *_, asked, sent, agreed = busy
    found = groups(officer)
    waiting = {name: listed(officer, found[name]) for name in found.keys() - set(DUE)}
    assert {name: one["count"] for name, one in found.items() if name in waiting} == {
        name: len(cases) for name, cases in waiting.items()
    }
    answered_or_gone = {case.reference for case in busy[8:10]}
    everything = {case.reference for case in busy}
    assert waiting["not_receipted"] == everything - answered_or_gone - {
        case.reference for case in (receipted, sent, paused)
    }
    assert waiting["not_acknowledged"] == {case.reference for case in (new, old, receipted, asked)}
    assert waiting["stage_2_not_started"] == {asked.reference, sent.reference}
    assert waiting["manager"] == {case.reference for case in (talked, resolved, paused)}
    assert waiting["complainant"] == {offered.reference, sent.reference}
    assert enquiry.reference not in waiting["manager"] | waiting["not_acknowledged"]
    assert agreed.reference not in waiting["stage_2_not_started"]


def test_the_next_action_of_every_row_is_one_that_is_allowed(officer, busy):
    found = groups(officer)
    allowed = {case.reference: case.now["allowed_actions"] for case in busy}
    actions = {
        name: {row["reference"]: row["next_action"] for row in group["items"]}
        for name, group in found.items()
    }
    for of_group in actions.values():
        assert {ref for ref, action in of_group.items() if action not in allowed[ref]} == set()
    new, sent = busy[0].reference, busy[-2].reference
    assert actions["due_soon"][new] == actions["not_receipted"][new] == "record_receipt"
    assert actions["not_acknowledged"][new] == "acknowledge"
    assert actions["stage_2_not_started"][sent] == "agree_record"


def test_a_row_tells_what_somebody_needs_to_begin(officer, today):
    case = CaseDriver.opened(
        officer,
        received_on=today.isoformat(),
        people=[
            {"role": "service_user", "name": "Bob Example", "correspondence_language": "english"},
            {"role": "complainant", "name": "Cai Esiampl", "correspondence_language": "welsh"},
        ],
    )
    (row,) = groups(officer)["not_receipted"]["items"]
    summary = officer.get(CASES).json()["items"][0]
    assert row == {**summary, "language": "welsh", "next_action": "record_receipt"}
    assert row["reference"] == case.reference


def test_only_the_first_are_shown_and_all_are_counted(officer, today):
    for day in range(12):
        CaseDriver.opened(officer, received_on=days_before(today, 40 + day))
    late = groups(officer)["overdue"]
    assert late["count"] == 12
    due = [row["next_due_on"] for row in late["items"]]
    assert len(due) == 10
    assert due == sorted(due)


def test_mine_are_those_that_i_was_given(officer, colleague, today):
    case = CaseDriver.opened(officer, received_on=days_before(today, 30))
    CaseDriver.opened(officer, received_on=days_before(today, 30))
    me = next(
        one["id"] for one in officer.get("/assignees").json()["items"] if one["name"] == "Bob"
    )
    case.try_to("assignment", "PUT", assigned_to=me)

    day = colleague.get("/today", params={"whose": "mine"}).json()
    assert (day["whose"], day["total"], day["unassigned"]) == ("mine", 1, 0)
    late = groups(colleague, whose="mine")["overdue"]
    assert listed(colleague, late) == {case.reference}
    everybody = colleague.get("/today").json()
    assert (everybody["whose"], everybody["total"], everybody["unassigned"]) == ("all", 2, 1)


@pytest.mark.parametrize("path", ["/today", "/due-days"])
def test_who_has_no_team_is_told_so_and_not_that_nothing_is_due(officer, path):
    refused = officer.get(path, params={"whose": "team"})

    assert refused.status_code == 422
    (wrong,) = refused.json()["errors"]
    assert (wrong["field"], wrong["code"]) == ("whose", "no-team-of-theirs")
    assert "(all)" in wrong["mend"]


def test_a_responding_manager_begins_with_their_team(officer, administrator, sign_in_as, today):
    east = {"service": "adults", "code": "east", "name": {"en": "East", "cy": "Dwyrain"}}
    administrator.post("/lists/teams", json=east)
    old = days_before(today, 30)
    own = CaseDriver.opened(officer, team="east", received_on=old)
    CaseDriver.opened(officer, received_on=old)
    manager = sign_in_as("Mair", Role.RESPONDING_MANAGER)
    with officer.app.state.database.writing() as session:
        user = session.query(User.id).filter_by(username="mair").scalar()
        team = session.query(Team.id).filter_by(code="east").scalar()
        session.add(UserTeam(user_id=user, team_id=team))

    day = manager.get("/today").json()
    assert (day["whose"], day["choices"], day["total"]) == ("team", ["mine", "team"], 1)
    (row,) = groups(manager)["overdue"]["items"]
    # Receipt and acknowledgement are for others: their part is the answer.
    assert (row["reference"], row["next_action"]) == (own.reference, "respond")


def test_receipts_and_acknowledgements_come_first_for_whoever_sends_them(sign_in_as, officer):
    clerk = sign_in_as("Zoe", Role.COMPLAINTS_ADMINISTRATOR)
    assert list(groups(clerk))[:3] == ["not_receipted", "not_acknowledged", "overdue"]
    assert list(groups(officer))[:2] == ["overdue", "due_today"]


def test_what_somebody_may_not_know_of_is_not_even_counted(officer, colleague, today):
    case = CaseDriver.opened(officer, received_on=days_before(today, 30))
    assert case.try_to("subjects", "PUT", subjects=["bob"]).status_code == 200
    assert officer.get("/today").json()["total"] == 1
    assert colleague.get("/today").json()["total"] == 0
    assert [group["items"] for group in groups(colleague).values()] == [[]] * 9


@pytest.mark.parametrize("whose", ["", "everybody", "MINE"])
def test_anybody_elses_day_is_refused(officer, whose):
    assert officer.get("/today", params={"whose": whose}).status_code == 422
