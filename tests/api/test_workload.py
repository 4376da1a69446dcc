"""What the team's work is measured against: e-mails by month, referrals by day and service."""

from datetime import date, timedelta

import pytest
from httpx2 import Response


def wrong_fields(answer: Response) -> dict[str, str]:
    assert answer.status_code == 422, answer.text
    return {wrong["field"]: wrong["code"] for wrong in answer.json()["errors"]}


def test_the_emails_of_a_month_are_set_and_set_again(officer, history):
    first = officer.put("/mailbox-counts/2021-04", json={"emails": 346})
    assert first.json() == {"month": "2021-04", "emails": 346, "batch": None}

    officer.put("/mailbox-counts/2021-04", json={"emails": 347})

    assert officer.get("/mailbox-counts").json() == {
        "items": [{"month": "2021-04", "emails": 347, "batch": None}],
        "total": 347,
    }
    assert history("mailbox/2021-04") == [
        ("alice", "count.set", {"count": [None, 346]}),
        ("alice", "count.set", {"count": [346, 347]}),
    ]


def test_a_year_begins_in_april(officer):
    for month, emails in (("2021-03", 1), ("2022-03", 20), ("2021-04", 300), ("2022-04", 4000)):
        officer.put(f"/mailbox-counts/{month}", json={"emails": emails})

    year = officer.get("/mailbox-counts", params={"year": "2021-22"}).json()

    assert [item["month"] for item in year["items"]] == ["2021-04", "2022-03"]
    assert year["total"] == 320
    assert officer.get("/mailbox-counts").json()["total"] == 4321


def test_a_count_of_the_wrong_month_is_removed(officer, history):
    officer.put("/mailbox-counts/2021-04", json={"emails": 346})

    assert officer.delete("/mailbox-counts/2021-04").status_code == 204
    again = officer.delete("/mailbox-counts/2021-04")

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
    assert this_month.status_code == 200


def test_a_text_that_names_no_year_is_refused(officer):
    answer = officer.get("/mailbox-counts", params={"year": "2021-23"})
    assert (answer.status_code, answer.json()["code"]) == (422, "year-label-wrong")


def test_the_referrals_of_a_service_on_a_day_are_set_and_set_again(officer):
    officer.put("/active-referrals/2022-03-31/adults", json={"referrals": 3000})
    answer = officer.put("/active-referrals/2022-03-31/adults", json={"referrals": 3871})

    assert answer.json() == {
        "on": "2022-03-31",
        "service": {"code": "adults", "name": {"en": "Adults", "cy": "Oedolion"}},
        "referrals": 3871,
        "batch": None,
    }
    assert officer.get("/active-referrals").json() == {"items": [answer.json()]}


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
    officer.put("/active-referrals/2022-03-30/adults", json={"referrals": 1})

    assert officer.delete("/active-referrals/2022-03-30/adults").status_code == 204
    again = officer.delete("/active-referrals/2022-03-30/adults")

    assert (again.status_code, again.json()["code"]) == (404, "active-referrals-not-found")


def test_a_retired_service_can_still_be_counted(officer, administrator):
    administrator.patch(
        "/lists/services/adults", json={"retired": True}, headers={"If-Match": '"1"'}
    )
    answer = officer.put("/active-referrals/2022-03-31/adults", json={"referrals": 1})
    assert answer.status_code == 200


def test_what_is_no_count_of_referrals_is_refused(officer, today):
    def put(on: date, service: str) -> Response:
        return officer.put(f"/active-referrals/{on}/{service}", json={"referrals": 1})

    assert wrong_fields(put(today + timedelta(days=1), "adults")) == {"on": "in-the-future"}
    assert put(today, "nowhere").json()["code"] == "entry-not-found"


def test_an_administrator_reads_the_counts_but_does_not_set_them(administrator):
    assert administrator.get("/mailbox-counts").status_code == 200
    assert administrator.get("/active-referrals").status_code == 200
    assert administrator.put("/mailbox-counts/2021-04", json={"emails": 1}).status_code == 403
    answer = administrator.put("/active-referrals/2022-03-31/adults", json={"referrals": 1})
    assert answer.status_code == 403
