"""The lists: what a council chooses for itself."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from adborth.lists.seeding import seed_lists
from tests.api.cases import CaseDriver

REABLEMENT = {"name": {"en": "Reablement", "cy": "Ailalluogi"}, "service": "adults"}
CARE = {"name": {"en": "Quality of care", "cy": "Ansawdd y gofal"}}
THEME = "/lists/themes/quality-of-service"


@pytest.fixture
def reablement(administrator: TestClient) -> dict[str, Any]:
    return created(administrator.post("/lists/teams", json=REABLEMENT))


def created(answer: Response) -> dict[str, Any]:
    assert answer.status_code == 201, answer.text
    body: dict[str, Any] = answer.json()
    return body


def change(client: TestClient, address: str, body: dict[str, Any]) -> Response:
    tag = client.get(address).headers["ETag"]
    return client.patch(address, json=body, headers={"If-Match": tag})


def field_codes(answer: Response) -> dict[str, str]:
    return {wrong["field"]: wrong["code"] for wrong in answer.json()["errors"]}


def test_a_new_installation_has_its_services_themes_and_channels(officer):
    lists = officer.get("/lists").json()

    assert [one["name"] for one in lists["services"]] == [
        {"en": "Adults", "cy": "Oedolion"},
        {"en": "Children's", "cy": "Plant"},
    ]
    assert [one["name"]["en"] for one in lists["themes"]] == [
        "Assessment",
        "Communication",
        "Failure to carry out agreed actions / services",
        "Financial",
        "Other",
        "Policy and procedure",
        "Quality of service",
        "Staff issues",
        "Standards",
    ]
    assert {one["code"] for one in lists["channels"] if one["is_oral"]} == {
        "telephone",
        "in-person",
    }
    assert lists["teams"] == []


def test_seeding_again_leaves_what_the_council_chose(administrator, client):
    change(administrator, THEME, CARE)
    before = administrator.get("/lists").json()

    with client.app.state.database.writing() as session:
        seed_lists(session)

    assert administrator.get("/lists").json() == before


def test_a_team_is_added_to_its_service(administrator):
    answer = administrator.post("/lists/teams", json=REABLEMENT)

    assert created(answer) == {
        "code": "reablement",
        "name": {"en": "Reablement", "cy": "Ailalluogi"},
        "service": "adults",
        "retired_on": None,
        "version": 1,
    }
    assert administrator.get(answer.headers["Location"].removeprefix("/api/v1")).json() == (
        answer.json()
    )


def test_two_services_may_have_teams_of_one_name(administrator, reablement):
    second = created(administrator.post("/lists/teams", json=REABLEMENT | {"service": "childrens"}))

    assert second["code"] == "reablement-2"


def test_a_name_without_welsh_is_refused(administrator):
    answer = administrator.post("/lists/themes", json={"name": {"en": "Waiting"}})
    assert answer.status_code == 422
    assert field_codes(answer) == {"name.cy": "missing"}

    blank = administrator.post("/lists/themes", json={"name": {"en": "Waiting", "cy": "  "}})
    assert field_codes(blank) == {"name.cy": "string-too-short"}


def test_a_character_that_cannot_be_kept_is_refused(administrator):
    answer = administrator.post("/lists/themes", json={"name": {"en": "A\0", "cy": "B"}})
    assert field_codes(answer) == {"name.en": "control-character"}


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("hidden", ["\u200b", "\u200f", "\u202e", "\u2066", "\ufeff"])
def test_a_name_with_what_nobody_sees_in_it_is_refused(administrator, hidden, language):
    name = {"en": "Waiting", "cy": "Aros"}
    name[language] += f"{hidden}s"
    answer = administrator.post("/lists/themes", json={"name": name})
    assert field_codes(answer) == {f"name.{language}": "hidden-character"}


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ({"en": "staff ISSUES", "cy": "Pobl"}, "name.en"),
        ({"en": "People", "cy": "materion staff"}, "name.cy"),
    ],
)
def test_a_name_that_is_taken_is_refused_and_names_the_entry(administrator, name, field):
    answer = administrator.post("/lists/themes", json={"name": name})

    assert answer.status_code == 409
    assert answer.json()["code"] == "entry-exists"
    assert "staff-issues" in answer.json()["detail"]
    assert field_codes(answer) == {field: "entry-exists"}


def test_a_retired_entry_that_has_the_name_is_to_be_brought_back(administrator):
    change(administrator, "/lists/themes/standards", {"retired": True})
    answer = administrator.post("/lists/themes", json={"name": {"en": "Standards", "cy": "S"}})

    assert answer.status_code == 409
    assert "Bring it back" in answer.json()["detail"]


def test_a_code_that_is_taken_is_refused(administrator):
    answer = administrator.post("/lists/themes", json=CARE | {"code": "standards"})
    assert answer.status_code == 409
    assert field_codes(answer) == {"code": "entry-exists"}


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({"service": None}, {"service": "missing"}),
        ({"service": "nowhere"}, {"service": "not-listed"}),
        ({"is_oral": True}, {"is_oral": "field-of-another-list"}),
        ({"colour": "red"}, {"colour": "extra-forbidden"}),
    ],
)
def test_a_team_needs_a_known_service_and_nothing_of_other_lists(administrator, body, wrong):
    answer = administrator.post("/lists/teams", json=REABLEMENT | body)
    assert answer.status_code == 422
    assert field_codes(answer) == wrong


def test_an_unknown_service_is_answered_with_the_known_ones_in_welsh_too(administrator):
    answer = administrator.post(
        "/lists/teams", json=REABLEMENT | {"service": "x"}, headers={"Accept-Language": "cy"}
    )
    assert answer.headers["Content-Language"] == "cy"
    assert answer.json()["errors"][0]["mend"] == "Defnyddiwch un o\u2019r rhain: adults, childrens."


def test_a_channel_says_whether_it_is_oral(administrator):
    body = {"name": {"en": "Video call", "cy": "Galwad fideo"}, "is_oral": True}
    assert created(administrator.post("/lists/channels", json=body))["is_oral"] is True

    changed = change(administrator, "/lists/channels/video-call", {"is_oral": False})
    assert changed.json()["is_oral"] is False


def test_an_entry_is_renamed_in_both_languages_and_keeps_its_code(administrator):
    answer = change(administrator, THEME, CARE)

    assert answer.status_code == 200
    assert answer.headers["ETag"] == '"2"'
    assert answer.json() == CARE | {"code": "quality-of-service", "retired_on": None, "version": 2}
    assert field_codes(change(administrator, THEME, {"name": {"en": "Care"}})) == {
        "name.cy": "missing"
    }


def test_an_entry_is_not_renamed_to_what_another_is_called(administrator):
    answer = change(administrator, THEME, {"name": {"en": "Other", "cy": "Ansawdd"}})
    assert answer.status_code == 409


def test_an_entry_may_change_only_the_case_of_its_own_name(administrator):
    name = {"en": "Quality Of Service", "cy": "Ansawdd y Gwasanaeth"}
    assert change(administrator, THEME, {"name": name}).json()["name"] == name


def test_an_entry_is_retired_and_brought_back(administrator, today):
    assert change(administrator, THEME, {"retired": True}).json()["retired_on"] == (
        today.isoformat()
    )
    assert change(administrator, THEME, {"retired": False}).json()["retired_on"] is None


def test_the_last_service_and_the_last_theme_stay_in_use(administrator):
    assert change(administrator, "/lists/services/adults", {"retired": True}).status_code == 200

    answer = change(administrator, "/lists/services/childrens", {"retired": True})

    assert answer.status_code == 409
    assert answer.json()["code"] == "last-in-use"


def test_a_retired_service_takes_no_team(administrator, reablement):
    change(administrator, "/lists/teams/reablement", {"retired": True})
    change(administrator, "/lists/services/adults", {"retired": True})

    back = change(administrator, "/lists/teams/reablement", {"retired": False})
    added = administrator.post(
        "/lists/teams", json={"name": {"en": "Disability", "cy": "Anabledd"}, "service": "adults"}
    )

    assert (back.status_code, back.json()["code"]) == (409, "service-retired")
    assert (added.status_code, added.json()["code"]) == (409, "service-retired")


def test_the_tag_of_the_lists_changes_with_every_change(administrator):
    tags = [administrator.get("/lists").headers["ETag"]]
    for body in ({"retired": True}, {"retired": False}, CARE):
        change(administrator, THEME, body)
        tags.append(administrator.get("/lists").headers["ETag"])
    administrator.post("/lists/themes", json={"name": {"en": "Waiting", "cy": "Aros"}})
    tags.append(administrator.get("/lists").headers["ETag"])

    assert len(set(tags)) == 5


def test_lists_that_are_known_already_are_not_sent_again(administrator):
    tag = administrator.get("/lists").headers["ETag"]

    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = administrator.get("/lists", headers={"If-None-Match": known})
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["ETag"] == tag

    change(administrator, THEME, CARE)
    assert administrator.get("/lists", headers={"If-None-Match": tag}).status_code == 200


def test_a_stranger_does_not_learn_whether_the_lists_changed(officer, client):
    known = {"If-None-Match": officer.get("/lists").headers["ETag"]}
    assert client.get("/lists", headers=known).status_code == 401


def test_each_entry_has_its_place_in_both_languages(administrator):
    for en, cy in (
        ("Lakes", "Llynnoedd"),
        ("Luck", "Lwc"),
        ("Ability", "Gallu"),
        ("Tŷ Gwyn", "Tŷ Gwyn"),
        ("Tyre", "Teiar"),
    ):
        body = {"name": {"en": en, "cy": cy}, "service": "adults"}
        administrator.post("/lists/teams", json=body)
    teams = administrator.get("/lists").json()["teams"]

    def sorted_by(language: str) -> list[str]:
        placed = sorted((one["order"][language], one["name"][language]) for one in teams)
        assert [place for place, _ in placed] == [1, 2, 3, 4, 5]
        return [name for _, name in placed]

    assert sorted_by("en") == ["Ability", "Lakes", "Luck", "Tŷ Gwyn", "Tyre"]
    assert sorted_by("cy") == ["Gallu", "Lwc", "Llynnoedd", "Teiar", "Tŷ Gwyn"]
    assert [one["name"]["en"] for one in teams] == sorted_by("en")


def test_a_change_says_what_it_is_based_on(administrator):
    assert administrator.patch(THEME, json=CARE).status_code == 428
    stale = administrator.patch(THEME, json=CARE, headers={"If-Match": '"7"'})
    assert (stale.status_code, stale.json()["code"]) == (412, "version-stale")


def test_an_unknown_entry_or_list_is_not_there(administrator):
    assert administrator.get("/lists/themes/nothing").json()["code"] == "entry-not-found"
    change = administrator.patch(
        "/lists/teams/nothing", json={"retired": True}, headers={"If-Match": '"1"'}
    )
    assert change.status_code == 404
    assert administrator.post("/lists/colours", json=CARE).status_code == 422


def test_an_officer_reads_the_lists_but_does_not_change_them(officer):
    assert officer.get(THEME).status_code == 200
    assert officer.post("/lists/themes", json=CARE).status_code == 403
    assert officer.patch(THEME, json=CARE, headers={"If-Match": '"1"'}).status_code == 403


def test_a_stranger_reads_and_changes_nothing(client):
    assert client.get("/lists").status_code == 401
    assert client.patch(THEME, json=CARE).status_code == 401


def test_every_change_is_recorded_with_before_and_after(administrator, history):
    change(administrator, THEME, CARE)

    assert history("themes/quality-of-service")[-1] == (
        "charlie",
        "entry.change",
        {
            "name_en": ["Quality of service", "Quality of care"],
            "name_cy": ["Ansawdd y gwasanaeth", "Ansawdd y gofal"],
        },
    )


def test_two_administrators_who_add_the_same_team_at_once_add_it_once(administrator):
    with ThreadPoolExecutor(4) as pool:
        added = pool.map(
            lambda _: administrator.post("/lists/teams", json=REABLEMENT).status_code, range(4)
        )

    assert sorted(added) == [201, 409, 409, 409]


def test_each_entry_tells_how_many_cases_stand_on_it(administrator, officer):
    CaseDriver.opened(officer)
    withdrawn = CaseDriver.opened(officer)
    withdrawn.do("withdrawal", withdrawn_on="2026-06-02")

    for name, code in (("services", "adults"), ("themes", "communication"), ("channels", "email")):
        items = administrator.get(f"/list-use/{name}").json()["items"]
        used = {one["code"]: (one["cases"], one["open_cases"]) for one in items}
        assert used.pop(code) == (2, 1)
        assert set(used.values()) == {(0, 0)}
    assert administrator.get("/list-use/teams").json()["items"] == []
