"""Passwords and tokens, as they are kept."""

from adborth.access.service import HASHER, hashed, password_is_right


def test_a_password_is_known_by_its_hash_alone():
    kept = HASHER.hash("cyfrinach")

    assert "cyfrinach" not in kept
    assert password_is_right(kept, "cyfrinach")
    assert not password_is_right(kept, "Cyfrinach")
    assert not password_is_right(kept, "")


def test_the_same_password_is_kept_differently_each_time():
    assert HASHER.hash("cyfrinach") != HASHER.hash("cyfrinach")


def test_a_token_is_kept_as_its_hash():
    assert hashed("token") == hashed("token")
    assert hashed("token") != hashed("tokem")
    assert "token" not in hashed("token")
