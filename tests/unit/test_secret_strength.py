"""Secrets that are none."""

import pytest

from adborth.secret_strength import weakness_of_database_url, weakness_of_key
from adborth.settings import Settings, WrongSettings, safe_settings

STRONG = "0f4b2c8e6a1d9375f2c4e6a8b0d1f3e5"


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///data/adborth.sqlite3",
        "postgresql://postgres@/postgres?host=/run/postgresql",
        "postgresql://postgres@127.0.0.1:5432/postgres",
        "postgresql://adborth@localhost/adborth",
        "postgresql://adborth:uN4guessed-long-one@db/adborth",
    ],
)
def test_an_address_that_may_be_used(url):
    assert weakness_of_database_url(url) is None


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("postgresql://adborth@db/adborth", "no password"),
        ("postgresql://adborth:@10.0.0.5/adborth", "no password"),
        ("postgresql://adborth@/adborth?host=db", "no password"),
        ("postgresql://adborth:short@db/adborth", "fewer than"),
        ("postgresql://adborth:adborthadborth@db/adborth", "guessed"),
        ("postgresql://adborth:password12345@db/adborth", "guessed"),
        ("postgresql://alice:alice-secret!!@db/adborth", "guessed"),
        ("postgresql://adborth:aaaaaaaaaaaaaaaa@db/adborth", "guessed"),
        ("no address", "not the address"),
    ],
)
def test_an_address_that_may_not_be_used(url, why):
    assert why in (weakness_of_database_url(url) or "")


@pytest.mark.parametrize("key", ["", "short", "a" * 64, STRONG[:31]])
def test_a_key_that_can_be_guessed(key):
    assert weakness_of_key(key)


def test_a_key_that_cannot():
    assert weakness_of_key(STRONG) is None


@pytest.mark.parametrize(
    ("env", "told"),
    [
        ({"ADBORTH_METRICS_TOKEN": "hunter2"}, "ADBORTH_METRICS_TOKEN is shorter"),
        ({"ADBORTH_DATABASE_URL": "postgresql://a:hunter2@db/a"}, "ADBORTH_DATABASE_URL has"),
        ({"ADBORTH_SESSION_HOURS": "hunter2"}, "ADBORTH_SESSION_HOURS: "),
        ({"ADBORTH_METRICS_TOKEN_FILE": "/no/such/file"}, "/no/such/file cannot be read"),
    ],
)
def test_settings_that_stop_the_start_are_named_and_never_shown(env, told):
    with pytest.raises(WrongSettings) as wrong:
        safe_settings(env)
    assert told in str(wrong.value)
    assert "hunter2" not in str(wrong.value)


def test_every_weakness_is_told_at_once():
    env = {"ADBORTH_METRICS_TOKEN": "x", "ADBORTH_DATABASE_URL": "postgresql://a@db/a"}
    with pytest.raises(WrongSettings) as wrong:
        safe_settings(env)
    assert len(str(wrong.value).splitlines()) == 2


def test_settings_do_not_show_their_secrets():
    shown = repr(Settings(metrics_token=STRONG, database_url="postgresql://a:hunter2@db/a"))
    assert STRONG not in shown
    assert "hunter2" not in shown
