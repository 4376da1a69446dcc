"""What production's containers may do: read docker/compose.yaml as the person on duty would."""

import re
from pathlib import Path

import pytest
import yaml

from adborth.calendar_feeds.service import FETCHED_AT
from adborth.operations import headers

DOCKER = Path(__file__).parents[2] / "docker"
COMPOSE = yaml.safe_load((DOCKER / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]


@pytest.mark.parametrize("name", SERVICES)
def test_no_container_can_change_itself_or_gain_rights(name):
    service = SERVICES[name]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_only_the_web_server_can_be_reached_and_only_the_database_lives_apart():
    assert [name for name in SERVICES if "ports" in SERVICES[name]] == ["web"]
    assert COMPOSE["networks"]["data"]["internal"]
    assert "data" not in SERVICES["web"]["networks"]


def test_the_api_starts_after_the_migration():
    assert SERVICES["api"]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"


def test_no_secret_stands_in_the_environment():
    values = [
        (name, value)
        for service in SERVICES.values()
        for name, value in service.get("environment", {}).items()
        if re.search("PASSWORD|SECRET|URL", name)
    ]
    assert values
    assert all(
        name.endswith("_FILE") and value.startswith("/run/secrets/") for name, value in values
    )


@pytest.mark.parametrize("image", ["api", "web"])
def test_images_say_whether_they_are_well_and_do_not_run_as_root(image):
    lines = (DOCKER / f"{image}.Dockerfile").read_text().splitlines()
    last_stage = lines[max(i for i, line in enumerate(lines) if line.startswith("FROM ")) :]
    assert any(line.startswith("HEALTHCHECK ") for line in last_stage)
    assert "unprivileged" in last_stage[0] or any(line.startswith("USER ") for line in last_stage)


NGINX = (DOCKER / "nginx.conf").read_text()


@pytest.mark.parametrize(
    ("address", "wanted"),
    [("default", headers.PAGES), ("~^/(api|health|problems|openapi)", headers.API)],
    ids=["pages", "API"],
)
def test_the_web_server_sends_the_same_headers_as_the_small_installation(address, wanted):
    sent = dict(re.findall(r'add_header (\S+) "(.+)" always;', NGINX))
    policies = dict(re.findall(r'^    (\S+) +"(default-src .+)";$', NGINX, re.MULTILINE))
    sent["Content-Security-Policy"] = policies[address]
    assert sent == {**wanted, **headers.HTTPS_ONLY}


def test_what_the_web_server_says_it_does_not_say_twice():
    hidden = set(re.findall(r"proxy_hide_header (\S+);", NGINX))
    assert hidden == {*headers.API, *headers.HTTPS_ONLY}


def test_the_web_server_logs_no_address_of_a_calendar_feed():
    """It is the key to the feed: see `access/feeds.py`."""
    [(pattern, logged)] = re.findall(r"map \$uri \$logged \{\s+~\*(\S+) +\"(.+)\";", NGINX)
    assert re.match(pattern, f"{FETCHED_AT}/the-token.ics", re.IGNORECASE)
    assert logged == f"{FETCHED_AT}/..."
    [written] = re.findall(r"log_format plain '(.+)';", NGINX)
    assert "$logged" in written
    assert not re.search(r"\$(uri|request|request_uri|http_referer)\b", written)
    [quiet] = re.findall(r"location ~\* (\S+) \{\s+error_log /dev/null;", NGINX)
    assert quiet == pattern


def test_the_measurements_cannot_be_reached_from_outside():
    assert "metrics" not in NGINX


def test_only_the_web_server_is_believed_who_somebody_is():
    trusted = SERVICES["api"]["environment"]["ADBORTH_TRUSTED_PROXIES"].split(",")
    [web] = COMPOSE["networks"]["web"]["ipam"]["config"]
    assert trusted == ["127.0.0.1", web["subnet"]]
