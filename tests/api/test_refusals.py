"""What somebody must not do, and tried, stands in the audit: at most a few times a day."""

from adborth.access.roles import Role
from adborth.access.work import COOKIE
from tests.api.audits import entries, sealed
from tests.api.people import problem


def kept(client, actor):
    found = entries(client.app.state.database, actor=actor, action="refused")
    return [(one.subject, one.changes) for one in found]


def test_a_missing_permission_is_kept_with_the_name_of_the_operation(client, sign_in_as):
    metrics = sign_in_as("Mona", Role.METRICS_CLIENT)
    answer = metrics.get("/cases/SSF-2627-0001?q=Alice")
    assert problem(answer, 403) == "permission-missing"

    [one] = entries(client.app.state.database, action="refused")
    assert (one.actor, one.subject) == ("mona", "getCase")
    assert one.changes == {"code": "permission-missing", "times": 1}
    assert (one.address, one.request_id) == ("testclient", answer.headers["X-Request-ID"])
    assert sealed(client.app.state.database).fault is None


def test_a_flood_leaves_one_entry_for_each_power_of_ten(client, sign_in_as):
    metrics = sign_in_as("Mona", Role.METRICS_CLIENT)
    for _ in range(101):
        metrics.get("/cases")
    metrics.get("/users")

    refused = {"code": "permission-missing"}
    assert kept(client, "mona") == [
        *(("findCases", refused | {"times": times}) for times in (1, 10, 100)),
        ("getUsers", refused | {"times": 1}),
    ]


def test_a_change_that_another_site_began_is_kept_under_the_name_of_whom_it_used(client, officer):
    officer.get("/cases")
    token = officer.headers["Authorization"].partition(" ")[2]
    for cookie in (token, "made up", "made up too"):
        client.cookies.set(COOKIE, cookie)
        assert problem(client.delete("/session"), 403) == "cross-site-request"

    told = {"code": "cross-site-request", "times": 1}
    assert kept(client, "alice") == [("signOut", told)]
    assert kept(client, "system:unknown") == [("signOut", told)]


def test_whoever_reviews_the_audit_sees_it(officer, sign_in_as):
    assert officer.get("/users").status_code == 403
    reviewer = sign_in_as("Rhian", Role.QUALITY_ASSURANCE_OFFICER)

    [shown] = reviewer.get("/audit?action=refused").json()["items"]

    assert shown["refusal"] == {"code": "permission-missing", "times": 1}
    assert (shown["actor"], shown["fields"], shown["shown"]) == ("alice", [], None)
