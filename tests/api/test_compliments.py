"""Compliments: logged, corrected, and published only as a copy that a second person has checked."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from adborth.access.roles import Role

PRAISE = {
    "service": "adults",
    "received_on": "2021-05-04",
    "from_whom": "Daughter",
    "language": "welsh",
    "text": "Diolch i Bob am ei garedigrwydd.",
}
REDACTED = {"text": "Diolch i'r gweithiwr am ei garedigrwydd."}


@pytest.fixture
def praise(officer: TestClient) -> str:
    """The address of a compliment."""
    answer = officer.post("/compliments", json=PRAISE)
    assert answer.status_code == 201, answer.text
    return f"/compliments/{answer.json()['reference']}"


@pytest.fixture
def teams(administrator: TestClient) -> None:
    for en, cy, service in (
        ("Reablement", "Ailalluogi", "adults"),
        ("Adoption", "Mabwysiadu", "childrens"),
    ):
        body = {"name": {"en": en, "cy": cy}, "service": service}
        assert administrator.post("/lists/teams", json=body).status_code == 201


def based(client: TestClient, address: str) -> dict[str, str]:
    return {"If-Match": client.get(address).headers["ETag"]}


def correct(client: TestClient, address: str, **fields: Any) -> Response:
    return client.patch(address, json=fields, headers=based(client, address))


def redact(client: TestClient, address: str) -> Response:
    return client.put(f"{address}/redaction", json=REDACTED, headers=based(client, address))


def check(client: TestClient, address: str) -> Response:
    return client.post(f"{address}/redaction/check", headers=based(client, address))


def wrong_fields(answer: Response) -> dict[str, str]:
    assert answer.status_code == 422, answer.text
    return {wrong["field"]: wrong["code"] for wrong in answer.json()["errors"]}


def references(answer: Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [item["reference"] for item in answer.json()["items"]]


def test_a_compliment_is_logged_in_the_series_of_its_year(officer):
    answer = officer.post("/compliments", json=PRAISE)

    assert answer.status_code == 201
    assert answer.headers["Location"] == "/api/v1/compliments/SSC-2122-0001"
    assert answer.headers["ETag"] == '"1"'
    logged = answer.json()
    assert logged | PRAISE == logged | {"service": PRAISE["service"]}
    assert logged["service"] == {"code": "adults", "name": {"en": "Adults", "cy": "Oedolion"}}
    assert (logged["team"], logged["redaction"], logged["published_text"]) == (None, None, None)
    assert logged["logged_by"] == "alice"

    of_march = officer.post("/compliments", json=PRAISE | {"received_on": "2021-03-31"})
    assert of_march.json()["reference"] == "SSC-2021-0001"


def test_it_is_read_back_as_it_was_logged(officer):
    logged = officer.post("/compliments", json=PRAISE)
    assert officer.get("/compliments/SSC-2122-0001").json() == logged.json()


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"service": "nowhere"}, {"service": "not-listed"}),
        ({"team": "nowhere"}, {"team": "not-listed"}),
        ({"team": "adoption"}, {"team": "team-of-another-service"}),
        ({"from_whom": "x" * 101}, {"from_whom": "string-too-long"}),
        ({"text": "\0"}, {"text": "control-character"}),
        ({"text": "x" * 20_001}, {"text": "string-too-long"}),
        ({"received_on": "31/03/2022"}, {"received_on": "date-type"}),
        ({"receivd_on": "2022-03-31"}, {"receivd_on": "extra-forbidden"}),
    ],
)
@pytest.mark.usefixtures("teams")
def test_what_cannot_be_kept_is_refused_by_field(officer, given, wrong):
    assert wrong_fields(officer.post("/compliments", json=PRAISE | given)) == wrong


def test_a_compliment_of_tomorrow_is_refused(officer, praise, today):
    tomorrow = (today + timedelta(days=1)).isoformat()
    logged = officer.post("/compliments", json=PRAISE | {"received_on": tomorrow})

    assert wrong_fields(logged) == {"received_on": "in-the-future"}
    assert wrong_fields(correct(officer, praise, received_on=tomorrow)) == {
        "received_on": "in-the-future"
    }
    same_day = officer.post("/compliments", json=PRAISE | {"received_on": today.isoformat()})
    assert same_day.status_code == 201


@pytest.mark.usefixtures("teams")
def test_a_retired_team_stays_on_what_it_has_and_takes_nothing_new(officer, administrator):
    logged = officer.post("/compliments", json=PRAISE | {"team": "reablement"}).json()
    address = f"/compliments/{logged['reference']}"
    administrator.patch(
        "/lists/teams/reablement", json={"retired": True}, headers={"If-Match": '"1"'}
    )

    assert correct(officer, address, team="reablement", from_whom="Son").status_code == 200
    refused = officer.post("/compliments", json=PRAISE | {"team": "reablement"})
    assert wrong_fields(refused) == {"team": "retired"}


@pytest.mark.usefixtures("teams")
def test_another_service_clears_the_team(officer):
    logged = officer.post("/compliments", json=PRAISE | {"team": "reablement"}).json()
    address = f"/compliments/{logged['reference']}"

    moved = correct(officer, address, service="childrens").json()
    assert (moved["service"]["code"], moved["team"]) == ("childrens", None)

    back = correct(officer, address, service="adults", team="reablement").json()
    assert (back["service"]["code"], back["team"]["code"]) == ("adults", "reablement")


def test_what_is_needed_cannot_be_taken_away(officer, praise):
    assert wrong_fields(correct(officer, praise, text=None)) == {"text": "missing"}
    assert correct(officer, praise, team=None).status_code == 200


def test_a_correction_is_recorded_with_before_and_after(officer, praise, history):
    corrected = correct(officer, praise, from_whom="Son")

    assert corrected.headers["ETag"] == '"2"'
    assert history("SSC-2122-0001")[-1] == (
        "alice",
        "compliment.correct",
        {"from_whom": ["Daughter", "Son"]},
    )


def test_only_a_copy_that_a_second_person_has_checked_is_published(officer, colleague, praise):
    waiting = redact(officer, praise).json()
    assert waiting["redaction"] == REDACTED | {"redacted_by": "alice", "checked_by": None}
    assert waiting["published_text"] is None

    own = check(officer, praise)
    assert (own.status_code, own.json()["code"]) == (409, "second-person-needed")

    published = check(colleague, praise).json()
    assert published["published_text"] == REDACTED["text"]
    assert published["redaction"]["checked_by"] == "bob"
    assert published["text"] == PRAISE["text"]

    again = check(colleague, praise)
    assert (again.status_code, again.json()["code"]) == (409, "redaction-checked")


def test_there_is_nothing_to_check_before_there_is_a_copy(colleague, praise):
    answer = check(colleague, praise)
    assert (answer.status_code, answer.json()["code"]) == (409, "redaction-missing")


@pytest.mark.parametrize("change", ["text", "copy"])
def test_another_text_or_copy_has_to_be_checked_again(officer, colleague, praise, change):
    redact(officer, praise)
    check(colleague, praise)

    changed = (
        correct(officer, praise, text="Diolch.") if change == "text" else redact(officer, praise)
    )

    assert changed.json()["redaction"]["checked_by"] is None
    assert changed.json()["published_text"] is None


def test_a_correction_of_something_else_leaves_it_published(officer, colleague, praise):
    redact(officer, praise)
    check(colleague, praise)

    corrected = correct(officer, praise, from_whom="Son", text=PRAISE["text"])

    assert corrected.json()["published_text"] == REDACTED["text"]


def test_a_published_copy_can_be_withdrawn(officer, colleague, praise, history):
    redact(officer, praise)
    check(colleague, praise)

    withdrawn = officer.delete(f"{praise}/redaction", headers=based(officer, praise))

    assert withdrawn.json()["redaction"] is None
    assert withdrawn.json()["published_text"] is None
    assert [action for _, action, _ in history("SSC-2122-0001")] == [
        "compliment.log",
        "compliment.redact",
        "compliment.check",
        "compliment.withdraw_redaction",
    ]
    again = officer.delete(f"{praise}/redaction", headers=based(officer, praise))
    assert again.json()["code"] == "redaction-missing"


SHARED = {"shared_on": "2021-05-06", "shared_with": "Reablement, team meeting"}


def share(client: TestClient, address: str, **changes: Any) -> Response:
    given = SHARED | changes
    return client.post(f"{address}/shares", json=given, headers=based(client, address))


def test_it_is_recorded_when_with_whom_and_by_whom_it_was_shared(officer, praise, history):
    [recorded] = share(officer, praise).json()["shares"]
    assert recorded | SHARED == recorded
    assert (recorded["number"], recorded["recorded_by"]) == (1, "alice")
    assert len(share(officer, praise, shared_with="The Director").json()["shares"]) == 2
    assert history("SSC-2122-0001")[-2] == (
        "alice",
        "compliment.share",
        {"shared_on": [None, "2021-05-06"], "shared_with": [None, "Reablement, team meeting"]},
    )


def test_what_was_recorded_as_shared_by_mistake_is_taken_back(officer, praise):
    share(officer, praise)
    back = officer.delete(f"{praise}/shares/1", headers=based(officer, praise))
    assert (back.status_code, back.json()["shares"]) == (200, [])
    again = officer.delete(f"{praise}/shares/1", headers=based(officer, praise))
    assert (again.status_code, again.json()["code"]) == (404, "share-not-found")


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"shared_on": "2021-05-03"}, {"shared_on": "too-early"}),
        ({"shared_on": "2099-01-01"}, {"shared_on": "in-the-future"}),
        ({"shared_with": "  "}, {"shared_with": "string-too-short"}),
        ({"shared_with": "x" * 201}, {"shared_with": "string-too-long"}),
    ],
)
def test_what_cannot_have_been_shared_is_refused_by_field(officer, praise, given, wrong):
    assert wrong_fields(share(officer, praise, **given)) == wrong


def test_the_list_is_narrowed_to_what_is_left_to_do(officer, colleague, praise):
    def found(**query: str) -> int:
        return len(references(officer.get("/compliments", params=query)))

    assert (found(shared="false"), found(to_check="true")) == (1, 0)
    share(officer, praise)
    redact(officer, praise)
    assert (found(shared="true"), found(shared="false"), found(to_check="true")) == (1, 0, 1)
    check(colleague, praise)
    [item] = officer.get("/compliments", params={"to_check": "false"}).json()["items"]
    assert (item["shared"], item["published_text"]) == (True, REDACTED["text"])


def test_each_is_told_what_they_may_do_now(officer, colleague, sign_in_as, praise):
    def actions(client: TestClient) -> list[str]:
        told: list[str] = client.get(praise).json()["allowed_actions"]
        return told

    assert actions(officer) == ["correct", "share", "redact"]
    redact(officer, praise)
    assert actions(officer) == ["correct", "share", "redact", "withdraw_redaction"]
    assert "check" in actions(colleague)
    check(colleague, praise)
    assert "check" not in actions(colleague)
    assert actions(sign_in_as("Director", Role.DIRECTOR)) == []


@pytest.mark.usefixtures("teams")
def test_the_history_tells_who_did_what_with_the_names_of_the_lists(officer, colleague, praise):
    correct(officer, praise, team="reablement")
    colleague.get(praise)
    items = officer.get(f"{praise}/history").json()["items"]
    assert [(entry["actor"], entry["action"]) for entry in items] == [
        ("alice", "compliment.log"),
        ("alice", "compliment.correct"),
    ]
    assert items[1]["changes"]["team"][1]["name"]["en"] == "Reablement"
    unknown = officer.get("/compliments/SSC-2122-9999/history")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "compliment-not-found")


def test_a_change_says_what_it_is_based_on(officer, praise):
    stale = {"If-Match": '"9"'}
    for send, address, body in (
        (officer.post, f"{praise}/shares", {"json": SHARED}),
        (officer.delete, f"{praise}/shares/1", {}),
        (officer.patch, praise, {"json": {"from_whom": "Son"}}),
        (officer.put, f"{praise}/redaction", {"json": REDACTED}),
        (officer.post, f"{praise}/redaction/check", {}),
        (officer.delete, f"{praise}/redaction", {}),
    ):
        assert send(address, **body).status_code == 428
        assert send(address, **body, headers=stale).status_code == 412


def test_a_stranger_is_told_to_sign_in_before_anything_else(client, praise):
    for send, address, body in (
        (client.patch, praise, {"json": {"from_whom": "Son"}}),
        (client.put, f"{praise}/redaction", {"json": REDACTED}),
        (client.post, f"{praise}/redaction/check", {}),
        (client.delete, f"{praise}/redaction", {}),
    ):
        assert send(address, **body).status_code == 401


def test_a_tag_that_was_marked_as_weak_on_its_way_is_understood(officer, praise):
    answer = officer.patch(praise, json={"from_whom": "Son"}, headers={"If-Match": 'W/"1"'})
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')


def test_pages_follow_each_other_in_both_orders(officer):
    days = ["2021-05-04", "2021-05-04", "2021-05-03", "2022-01-01", "2021-05-04"]
    for day in days:
        officer.post("/compliments", json=PRAISE | {"received_on": day})
    expected = [f"SSC-2122-000{number}" for number in (4, 5, 2, 1, 3)]

    assert all_pages(officer, "-received_on") == expected
    assert all_pages(officer, "received_on") == expected[::-1]


def all_pages(client: TestClient, sort: str) -> list[str]:
    found: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        query = {"limit": "2", "sort": sort} | ({"cursor": cursor} if cursor else {})
        answer = client.get("/compliments", params=query)
        found += references(answer)
        cursor = answer.json()["next"]
    return found


@pytest.mark.usefixtures("teams")
def test_the_list_is_narrowed_by_each_filter(officer, colleague):
    for changed in (
        {},
        {"team": "reablement", "received_on": "2021-06-01"},
        {"service": "childrens", "received_on": "2021-07-01"},
    ):
        officer.post("/compliments", json=PRAISE | changed)
    redact(officer, "/compliments/SSC-2122-0003")
    check(colleague, "/compliments/SSC-2122-0003")

    def found(**query: str) -> list[str]:
        return [one[-1] for one in references(officer.get("/compliments", params=query))]

    assert found(service="adults") == ["2", "1"]
    assert found(team="reablement") == ["2"]
    assert found(received_from="2021-06-01") == ["3", "2"]
    assert found(received_to="2021-06-01") == ["2", "1"]
    assert found(published="true") == ["3"]
    assert found(published="false") == ["2", "1"]
    assert found(batch="1") == []


def test_the_list_shows_the_beginning_of_the_text(officer, praise):
    correct(officer, praise, text="ŵ" * 500)

    [item] = officer.get("/compliments").json()["items"]

    assert item["excerpt"] == "ŵ" * 200
    assert item["published"] is False
    assert item["version"] == 2


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ({"service": "nowhere"}, {"service": "not-listed"}),
        ({"servce": "adults"}, {"servce": "extra-forbidden"}),
        ({"limit": "201"}, {"limit": "less-than-equal"}),
        ({"cursor": "nonsense"}, {"cursor": "cursor"}),
        ({"cursor": "WzEsMl0"}, {"cursor": "cursor"}),
        ({"sort": "text"}, {"sort": "literal-error"}),
    ],
)
def test_a_query_that_makes_no_sense_is_refused(officer, query, wrong):
    assert wrong_fields(officer.get("/compliments", params=query)) == wrong


def test_an_unknown_reference_is_not_found(officer):
    answer = officer.get("/compliments/SSC-2122-9999")
    assert (answer.status_code, answer.json()["code"]) == (404, "compliment-not-found")


def test_an_administrator_sees_no_compliments(administrator, praise):
    assert administrator.get(praise).status_code == 403
    assert administrator.post("/compliments", json=PRAISE).status_code == 403
