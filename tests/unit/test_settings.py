"""What the environment may say."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from adborth.settings import (
    Settings,
    WrongSettings,
    for_demonstration,
    read_settings,
    safe_settings,
)


def test_an_empty_environment_is_enough():
    assert read_settings({}) == Settings()


def test_each_setting_has_its_own_variable():
    found = read_settings({"ADBORTH_SESSION_HOURS": "8", "ADBORTH_SECURE_COOKIES": "false"})

    assert found.session_hours == 8
    assert not found.secure_cookies


def test_a_secret_can_come_from_a_file(tmp_path: Path):
    secret = tmp_path / "database_url"
    secret.write_text("postgresql://adborth@db/adborth\n")

    found = read_settings({"ADBORTH_DATABASE_URL_FILE": str(secret)})

    assert found.database_url == "postgresql://adborth@db/adborth"


def test_the_variable_itself_comes_before_a_file(tmp_path: Path):
    env = {"ADBORTH_LOG_LEVEL": "error", "ADBORTH_LOG_LEVEL_FILE": str(tmp_path / "missing")}
    assert read_settings(env).log_level == "error"


def test_a_file_that_is_missing_stops_the_start(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        read_settings({"ADBORTH_DATABASE_URL_FILE": str(tmp_path / "missing")})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SESSION_HOURS", "0"),
        ("SESSION_HOURS", "25"),
        ("SESSION_HOURS", "ten"),
        ("UPLOAD_LIMIT_BYTES", "0"),
        ("UPLOAD_LIMIT_BYTES", "50 MB"),
        ("SECURE_COOKIES", "maybe"),
        ("IDLE_MINUTES", "1"),
        ("SECOND_FACTOR", "sometimes"),
        ("LOG_LEVEL", "chatty"),
        ("TOKEN_MINUTES", "61"),
        ("PUBLIC_URL", "feedback.example"),
        ("PUBLIC_URL", "http://feedback.example"),
        ("PUBLIC_URL", "https://feedback.example/service"),
        ("PUBLIC_URL", "https://feedback.example/?a=b"),
        ("OIDC_ISSUER", "http://provider.example"),
        ("OIDC_ISSUER", "https://provider.example"),
        ("OIDC_CLIENT_SECRET", "alone"),
    ],
)
def test_a_wrong_value_stops_the_start(name, value):
    with pytest.raises(ValidationError):
        read_settings({f"ADBORTH_{name}": value})


KEY = "only the tests know 0123456789 of it"


@pytest.mark.parametrize("given", ["https://feedback.example", "https://feedback.example/"])
def test_people_find_it_where_the_council_says(given: str):
    found = read_settings({"ADBORTH_PUBLIC_URL": given})
    assert found.people_find_it_at == "https://feedback.example/"
    assert read_settings({}).people_find_it_at is None


OPENID: dict[str, Any] = {
    "oidc_issuer": "https://provider.example",
    "oidc_client_id": "adborth",
    "oidc_client_secret": "a secret of the provider",
    "oidc_roles_file": "roles.toml",
}


def test_people_find_it_where_the_provider_sends_them():
    back = "https://feedback.example:8443/api/v1/sign-in/oidc/callback"
    found = Settings(oidc_redirect_url=back, **OPENID)
    assert found.people_find_it_at == "https://feedback.example:8443/"


def test_a_key_is_shown_nowhere():
    settings = read_settings({"ADBORTH_SECRET_KEY": KEY})
    assert settings.secret_key is not None
    assert settings.secret_key.get_secret_value() == KEY
    assert KEY not in repr(settings)


@pytest.mark.parametrize(
    ("env", "lacks"),
    [
        ({}, True),
        ({"ADBORTH_SECOND_FACTOR": "offered"}, True),
        ({"ADBORTH_SECOND_FACTOR": "off"}, False),
        ({"ADBORTH_SECRET_KEY": KEY}, False),
    ],
)
def test_second_factors_need_a_key(env, lacks):
    assert read_settings(env).lacks_secret_key is lacks


def test_the_demonstration_needs_neither_key_nor_telephone():
    shown = for_demonstration(Settings())
    assert (shown.second_factor, shown.lacks_secret_key) == ("offered", False)


def test_a_weak_key_is_not_repeated_by_the_refusal():
    with pytest.raises(WrongSettings) as refused:
        safe_settings({"ADBORTH_SECRET_KEY": "hunter2"})
    assert "ADBORTH_SECRET_KEY is shorter than 32 bytes" in str(refused.value)
    assert "hunter2" not in str(refused.value)
