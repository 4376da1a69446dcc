"""Which passphrases are taken."""

import pytest

from adborth.access.passphrases import fault_of, normalised
from adborth.access.passwords import hash_of, is_outdated, password_is_right


def code(passphrase, username="alice"):
    fault = fault_of(passphrase, username, "new")
    return fault and fault.code


@pytest.mark.parametrize(
    "passphrase",
    [
        "a long walk by the sea",
        "mae hi'n braf heddiw",
        "ŵyl yr ŷd yn y tŷ",
        "correct horse battery staple",
        "x9#kqpL2vvR!",
        "wyth llygoden " * 14,
    ],
)
def test_long_and_unexpected_is_enough(passphrase):
    assert code(passphrase) is None


@pytest.mark.parametrize(
    ("passphrase", "fault"),
    [
        ("", "passphrase-short"),
        ("x9#kqpL2vvR", "passphrase-short"),
        ("x" * 201, "string-too-long"),
        ("password1234", "passphrase-common"),
        ("Password123456", "passphrase-common"),
        ("p4ssw0rdp4ssw0rd", "passphrase-common"),
        ("qwertyuiop12", "passphrase-common"),
        ("letmeinletmein", "passphrase-common"),
        ("aaaaaaaaaaaaaaaa", "passphrase-common"),
        ("x" * 200, "passphrase-common"),
        ("adborthadborth", "passphrase-common"),
        ("seven kettles of ALICE", "passphrase-holds-name"),
    ],
)
def test_what_others_would_guess_is_not_taken(passphrase, fault):
    assert code(passphrase) == fault


def test_a_fault_names_the_field():
    fault = fault_of("short", "alice", "new")
    assert fault is not None
    assert (fault.field, fault.params) == ("new", {"least": 12})


def test_a_circumflex_is_the_same_however_it_is_typed():
    composed, apart = "y tŷ ger y dŵr", "y ty\u0302 ger y dw\u0302r"
    assert composed != apart
    assert normalised(composed) == normalised(apart)
    assert password_is_right(hash_of(composed), apart)


def test_length_is_counted_as_it_is_read():
    assert code("w\u0302" * 11) == "passphrase-short"


def test_whoever_has_chosen_no_password_has_none_that_is_right():
    assert not password_is_right("", "")
    assert not password_is_right("", "anything at all")


def test_a_hash_made_with_less_effort_is_outdated():
    assert is_outdated("$argon2id$v=19$m=8,t=1,p=1$YWJjZGVmZ2g$AAAAAAAAAAAAAAAAAAAAAA")
    assert not is_outdated(hash_of("a long walk by the sea"))


def test_a_hash_takes_at_least_the_effort_that_owasp_asks_for():
    kind, _, effort = hash_of("a long walk by the sea").split("$")[1:4]
    memory, times, _ = (int(value.partition("=")[2]) for value in effort.split(","))
    assert kind == "argon2id"
    assert memory >= 19 * 1024
    assert times >= 2
