"""Passwords and tokens, as they are kept."""

from adborth.access.passwords import hash_of, password_is_right
from adborth.access.tokens import hashed


def test_a_password_is_known_by_its_hash_alone():
    kept = hash_of("cyfrinach")

    assert "cyfrinach" not in kept
    assert password_is_right(kept, "cyfrinach")
    assert not password_is_right(kept, "Cyfrinach")
    assert not password_is_right(kept, "")


def test_the_same_password_is_kept_differently_each_time():
    assert hash_of("cyfrinach") != hash_of("cyfrinach")


def test_a_token_is_kept_as_its_hash():
    assert hashed("token") == hashed("token")
    assert hashed("token") != hashed("tokem")
    assert "token" not in hashed("token")
