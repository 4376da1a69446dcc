"""Codes of an authenticator, and who has to have one."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from cryptography.exceptions import InvalidTag

from adborth.access.roles import Permission
from adborth.access.sealing import Sealer
from adborth.access.second_factors import (
    RECOVERY_CODES,
    SecondFactor,
    accepted_step,
    address_of,
    after_password,
    new_recovery_codes,
    new_secret,
    tidy,
)

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
NOON = datetime(2026, 8, 3, 12, 0, 10, tzinfo=UTC)
STEP = int(NOON.timestamp()) // 30


def code(seconds: int = 0) -> str:
    return pyotp.TOTP(SECRET).at(NOON + timedelta(seconds=seconds))


def test_the_codes_are_those_of_the_standard():
    """RFC 6238, appendix B: 94287082 at 59 seconds, of which six digits are asked for."""
    assert accepted_step(SECRET, "287082", datetime.fromtimestamp(59, UTC), None) == 1


@pytest.mark.parametrize(("seconds", "step"), [(0, STEP), (-30, STEP - 1), (30, STEP + 1)])
def test_a_clock_may_be_half_a_minute_off(seconds, step):
    assert accepted_step(SECRET, code(seconds), NOON, None) == step


@pytest.mark.parametrize("wrong", ["", "1", "abcdef", "٣٣٣٣٣٣", "12345678901234567890"])
def test_anything_else_is_no_code(wrong):
    assert accepted_step(SECRET, wrong, NOON, None) is None


def test_an_old_and_a_future_code_are_none():
    assert accepted_step(SECRET, code(-60), NOON, None) is None
    assert accepted_step(SECRET, code(60), NOON, None) is None


def test_a_code_is_accepted_once_and_none_before_it_any_more():
    assert accepted_step(SECRET, code(), NOON, STEP) is None
    assert accepted_step(SECRET, code(-30), NOON, STEP) is None
    assert accepted_step(SECRET, code(30), NOON, STEP) == STEP + 1


def test_a_code_may_be_typed_in_two_groups():
    assert accepted_step(SECRET, f"{code()[:3]} {code()[3:]}", NOON, None) == STEP


CASES, USERS = {Permission.READ_CASES}, {Permission.WRITE_USERS}
FIGURES = {Permission.READ_FIGURES}


@pytest.mark.parametrize(
    ("policy", "permissions", "enrolled", "left"),
    [
        ("required", CASES, False, SecondFactor.TO_ENROL),
        ("required", USERS, False, SecondFactor.TO_ENROL),
        ("required", FIGURES, False, SecondFactor.NONE),
        ("required", FIGURES, True, SecondFactor.NEEDED),
        ("required", CASES, True, SecondFactor.NEEDED),
        ("offered", CASES, False, SecondFactor.NONE),
        ("offered", CASES, True, SecondFactor.NEEDED),
        ("off", CASES, False, SecondFactor.NONE),
    ],
)
def test_what_is_left_to_do_after_the_password(policy, permissions, enrolled, left):
    assert after_password(policy, permissions, enrolled=enrolled) is left


def test_an_authenticator_reads_name_and_service():
    address = address_of(SECRET, "alice")
    assert address.startswith("otpauth://totp/Adborth:alice?")
    assert pyotp.parse_uri(address).secret == SECRET


def test_secrets_and_recovery_codes_are_never_the_same():
    assert new_secret() != new_secret()
    codes = new_recovery_codes()
    assert len(set(codes)) == RECOVERY_CODES
    assert len(tidy(codes[0])) == 32


def test_a_recovery_code_may_be_typed_in_any_way():
    assert tidy(" ABCD1234 abcd-1234\n") == "abcd1234abcd1234"


def test_a_sealed_secret_is_read_with_its_key_for_its_purpose_only():
    seal = Sealer("only the tests know 0123456789 of it")
    sealed = seal.seal(SECRET, "user 1")

    assert SECRET not in sealed
    assert seal.seal(SECRET, "user 1") != sealed
    assert seal.open(sealed, "user 1") == SECRET
    with pytest.raises(InvalidTag):
        seal.open(sealed, "user 2")
    with pytest.raises(InvalidTag):
        Sealer("another key, which is as long 0123").open(sealed, "user 1")
