"""What the team's work is measured against: e-mails by month, referrals by day and service."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.api import tracker as t

APRIL = "/mailbox-counts/2021-04"
ADULTS = "/active-referrals/2022-03-31/adults"
# An address, what is counted there first, and what then.
COUNTS = pytest.mark.parametrize(
    ("address", "first", "second"),
    [
        (APRIL, {"emails": 346}, {"emails": 347}),
        (ADULTS, {"referrals": 3000}, {"referrals": 3871}),
    ],
)


def based(client: TestClient, address: str) -> dict[str, str]:
    return {"If-Match": client.get(address).headers["ETag"]}


def count_again(client: TestClient, address: str, body: dict[str, Any]) -> Response:
    return client.put(address, json=body, headers=based(client, address))


def wrong_fields(answer: Response) -> dict[str, str]:
    assert answer.status_code == 422, answer.text
    return {wrong["field"]: wrong["code"] for wrong in answer.json()["errors"]}


def test_the_emails_of_a_month_are_set_and_set_again(officer, history):
    first = officer.put(APRIL, json={"emails": 346})
    assert (first.status_code, first.headers["ETag"]) == (201, '"1"')
    assert first.json() == {"month": "2021-04", "emails": 346, "batch": None, "version": 1}
    assert officer.get(APRIL).json() == first.json()

    second = count_again(officer, APRIL, {"emails": 347})

    assert (second.status_code, second.headers["ETag"]) == (200, '"2"')
    assert officer.get("/mailbox-counts").json() == {
        "items": [{"month": "2021-04", "emails": 347, "batch": None, "version": 2}],
        "total": 347,
    }
    assert history("mailbox/2021-04") == [
        ("alice", "count.set", {"count": [None, 346]}),
        ("alice", "count.set", {"count": [346, 347]}),
    ]


@COUNTS
def test_what_is_counted_already_is_not_overwritten_unseen(officer, address, first, second):
    officer.put(address, json=first)

    for send, body in ((officer.put, {"json": second}), (officer.delete, {})):
        blind = send(address, **body)
        assert (blind.status_code, blind.json()["code"]) == (428, "if-match-missing")
        wrong = send(address, **body, headers={"If-Match": "1"})
        assert wrong_fields(wrong) == {"If-Match": "if-match"}

    assert officer.get(address).json().items() >= first.items()


@COUNTS
def test_of_two_who_change_the_same_the_second_must_look_again(
    officer, colleague, address, first, second
):
    officer.put(address, json=first)
    seen = based(colleague, address)
    count_again(officer, address, second)

    for send, body in ((colleague.put, {"json": first}), (colleague.delete, {})):
        late = send(address, **body, headers=seen)
        assert (late.status_code, late.json()["code"]) == (412, "version-stale")

    assert officer.get(address).json().items() >= second.items()


@COUNTS
def test_what_was_removed_meanwhile_is_not_changed(officer, address, first, second):
    officer.put(address, json=first)
    seen = based(officer, address)
    assert officer.delete(address, headers=seen).status_code == 204

    assert officer.put(address, json=second, headers=seen).status_code == 412
    assert officer.get(address).status_code == 404


@COUNTS
def test_of_many_who_count_the_same_for_the_first_time_one_does(officer, address, first, second):
    with ThreadPoolExecutor(4) as pool:
        answers = pool.map(lambda _: officer.put(address, json=first).status_code, range(4))

    assert sorted(answers) == [201, 428, 428, 428]
    assert officer.get(address).json()["version"] == 1


@COUNTS
def test_a_stranger_is_told_to_sign_in(client, address, first, second):
    answers = [client.get(address), client.put(address, json=first), client.delete(address)]
    assert {answer.status_code for answer in answers} == {401}


def test_a_year_begins_in_april(officer):
    for month, emails in (("2021-03", 1), ("2022-03", 20), ("2021-04", 300), ("2022-04", 4000)):
        officer.put(f"/mailbox-counts/{month}", json={"emails": emails})

    year = officer.get("/mailbox-counts", params={"year": "2021-22"}).json()

    assert [item["month"] for item in year["items"]] == ["2021-04", "2022-03"]
    assert year["total"] == 320
    assert officer.get("/mailbox-counts").json()["total"] == 4321


def test_a_count_of_the_wrong_month_is_removed(officer, history):
    officer.put(APRIL, json={"emails": 346})
    seen = based(officer, APRIL)

    assert officer.delete(APRIL, headers=seen).status_code == 204
    again = officer.delete(APRIL, headers=seen)

    assert (again.status_code, again.json()["code"]) == (404, "mailbox-count-not-found")
    assert history("mailbox/2021-04")[-1] == ("alice", "count.remove", {"count": [346, None]})


@pytest.mark.parametrize(
    ("month", "body", "wrong"),
    [
        ("2021-13", {"emails": 1}, {"month": "string-pattern-mismatch"}),
        ("2021-4", {"emails": 1}, {"month": "string-pattern-mismatch"}),
        ("2021-04", {"emails": -1}, {"emails": "greater-than-equal"}),
        ("2021-04", {"emails": 10_000_001}, {"emails": "less-than-equal"}),
        ("2021-04", {"emails": True}, {"emails": "int-type"}),
        ("2021-04", {}, {"emails": "missing"}),
        ("2021-04", {"emails": 1, "year": 2021}, {"year": "extra-forbidden"}),
    ],
)
def test_what_is_no_count_of_a_month_is_refused(officer, month, body, wrong):
    assert wrong_fields(officer.put(f"/mailbox-counts/{month}", json=body)) == wrong


def test_a_month_that_has_not_begun_is_refused(officer, today):
    next_month = (today.replace(day=1) + timedelta(days=31)).isoformat()[:7]
    answer = officer.put(f"/mailbox-counts/{next_month}", json={"emails": 1})
    assert wrong_fields(answer) == {"month": "in-the-future"}

    this_month = officer.put(f"/mailbox-counts/{today.isoformat()[:7]}", json={"emails": 1})
    assert this_month.status_code == 201


def test_a_text_that_names_no_year_is_refused(officer):
    answer = officer.get("/mailbox-counts", params={"year": "2021-23"})
    assert (answer.status_code, answer.json()["code"]) == (422, "year-label-wrong")


def test_the_referrals_of_a_service_on_a_day_are_set_and_set_again(officer):
    first = officer.put(ADULTS, json={"referrals": 3000})
    assert (first.status_code, first.headers["ETag"]) == (201, '"1"')

    answer = count_again(officer, ADULTS, {"referrals": 3871})

    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    assert answer.json() == {
        "on": "2022-03-31",
        "service": {"code": "adults", "name": {"en": "Adults", "cy": "Oedolion"}},
        "referrals": 3871,
        "batch": None,
        "version": 2,
    }
    assert officer.get("/active-referrals").json() == {"items": [answer.json()]}
    assert officer.get(ADULTS).json() == answer.json()


def test_the_latest_day_comes_first(officer):
    for on, service, referrals in (
        ("2021-03-31", "adults", 1),
        ("2022-03-31", "childrens", 3),
        ("2022-03-31", "adults", 2),
    ):
        officer.put(f"/active-referrals/{on}/{service}", json={"referrals": referrals})

    counts = [item["referrals"] for item in officer.get("/active-referrals").json()["items"]]
    of_a_day = officer.get("/active-referrals", params={"on": "2021-03-31"}).json()["items"]

    assert counts == [2, 3, 1]
    assert [item["referrals"] for item in of_a_day] == [1]


def test_referrals_of_a_wrong_day_are_removed(officer):
    officer.put(ADULTS, json={"referrals": 1})
    seen = based(officer, ADULTS)

    assert officer.delete(ADULTS, headers=seen).status_code == 204
    again = officer.delete(ADULTS, headers=seen)

    assert (again.status_code, again.json()["code"]) == (404, "active-referrals-not-found")


def test_a_retired_service_can_still_be_counted(officer, administrator):
    administrator.patch(
        "/lists/services/adults", json={"retired": True}, headers={"If-Match": '"1"'}
    )
    assert officer.put(ADULTS, json={"referrals": 1}).status_code == 201


def test_what_is_no_count_of_referrals_is_refused(officer, today):
    def put(on: date, service: str) -> Response:
        return officer.put(f"/active-referrals/{on}/{service}", json={"referrals": 1})

    assert wrong_fields(put(today + timedelta(days=1), "adults")) == {"on": "in-the-future"}
    assert put(today, "nowhere").json()["code"] == "entry-not-found"


def test_an_administrator_reads_the_counts_but_does_not_set_them(administrator):
    assert administrator.get("/mailbox-counts").status_code == 200
    assert administrator.get("/active-referrals").status_code == 200
    assert administrator.put(APRIL, json={"emails": 1}).status_code == 403
    assert administrator.put(ADULTS, json={"referrals": 1}).status_code == 403


def counts_of(emails: int) -> bytes:
    return t.workbook(
        Mailbox=[{"Month": "01/04/2021", "Emails received": emails}],
        Referrals=[
            {"Snapshot date": "31/03/2022", "Service area": "Adults", "Active referrals": emails}
        ],
    )


@pytest.mark.parametrize(("address", "field"), [(APRIL, "emails"), (ADULTS, "referrals")])
def test_whoever_has_a_count_open_while_an_import_changes_it_must_look_again(
    officer, address, field
):
    first = t.written(officer, counts_of(346), "counts.xlsx")
    seen = [based(officer, address)]
    second = t.written(officer, counts_of(347), "counts.xlsx")
    seen.append(based(officer, address))
    assert officer.get(address).json()["batch"] == second["id"]

    t.take_back(officer, second["id"])

    now = officer.get(address)
    assert (now.json()[field], now.json()["batch"]) == (346, first["id"])
    assert now.headers["ETag"] == '"3"'
    for tag in seen:
        assert officer.put(address, json={field: 1}, headers=tag).status_code == 412
    assert count_again(officer, address, {field: 350}).json()["batch"] is None
