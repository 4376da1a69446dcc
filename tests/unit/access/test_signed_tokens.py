"""What a signed token must be to be believed."""

import base64
import json
from datetime import UTC, datetime, timedelta

import pytest
from jose import jwt

from adborth.access.errors import SignInNeeded
from adborth.access.signed_tokens import (
    AUDIENCE,
    Claims,
    TokenKeys,
    client_claims,
    is_client_token,
    write_token,
)

KEYS = TokenKeys("a secret of the service, and long enough", "adborth")
CLAIMS = Claims("5f1c0a9be2d34786", frozenset({"metrics:read", "cases:read"}), 3, "key-1")
TEN_MINUTES = timedelta(minutes=10)


def moment() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def told(**changes):
    """The claims of a good token, with these instead; None leaves one out."""
    now = moment()
    good = {
        "iss": "adborth",
        "aud": AUDIENCE,
        "sub": "5f1c0a9be2d34786",
        "scope": "metrics:read",
        "gen": 3,
        "iat": now,
        "nbf": now,
        "exp": now + TEN_MINUTES,
        "jti": "1",
    }
    return {name: value for name, value in (good | changes).items() if value is not None}


def signed(claims=None, *, key=None, algorithm="HS256", **header):
    header = {"kid": "key-1", "typ": "at+jwt"} | header
    header = {name: value for name, value in header.items() if value is not None}
    return jwt.encode(claims or told(), key or KEYS.of("key-1"), algorithm, header)


def part(value) -> str:
    return base64.urlsafe_b64encode(json.dumps(value, default=str).encode()).decode().rstrip("=")


def test_a_token_says_what_was_written_into_it():
    token = write_token(KEYS, CLAIMS, moment(), TEN_MINUTES)

    assert is_client_token(token)
    assert client_claims(token, KEYS) == CLAIMS


def test_two_tokens_of_the_same_moment_differ():
    now = moment()
    first, second = (write_token(KEYS, CLAIMS, now, TEN_MINUTES) for _ in range(2))
    assert first != second


def test_each_key_and_each_service_has_its_own_secret():
    other = TokenKeys("another secret of another service, long too", "adborth")
    assert len({KEYS.of("key-1"), KEYS.of("key-2"), other.of("key-1")}) == 3


def test_the_token_that_the_tests_vary_is_good():
    assert client_claims(signed(), KEYS).client_id == "5f1c0a9be2d34786"


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "another-service"},
        {"iss": None},
        {"aud": "another-audience"},
        {"aud": None},
        {"sub": None},
        {"sub": 5},
        {"sub": "nul\x00"},
        {"scope": None},
        {"scope": ["metrics:read"]},
        {"gen": None},
        {"gen": "third"},
        {"iat": None},
        {"nbf": None},
        {"exp": None},
        {"jti": None},
    ],
    ids=str,
)
def test_a_claim_that_is_missing_or_of_another_kind_is_refused(changes):
    refused(signed(told(**changes)))


def test_expiry_counts_with_a_little_leeway():
    now = moment()
    client_claims(signed(told(exp=now - timedelta(seconds=10))), KEYS)
    refused(signed(told(exp=now - timedelta(seconds=40))))


def test_a_token_for_later_counts_with_a_little_leeway():
    now = moment()
    client_claims(signed(told(nbf=now + timedelta(seconds=10))), KEYS)
    refused(signed(told(nbf=now + timedelta(seconds=60))))


@pytest.mark.parametrize("algorithm", ["HS384", "HS512"])
def test_another_algorithm_is_refused_though_the_key_is_right(algorithm):
    refused(signed(algorithm=algorithm))


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "", "RS256", "ES256", "hs256"])
def test_a_token_that_names_another_algorithm_is_refused(algorithm):
    header = {"alg": algorithm, "typ": "at+jwt", "kid": "key-1"}
    _, claims, signature = signed().split(".")

    refused(f"{part(header)}.{claims}.")
    refused(f"{part(header)}.{claims}.{signature}")


def test_a_token_without_signature_is_refused():
    head, claims, _ = signed().split(".")
    refused(f"{head}.{claims}.")


def test_a_changed_claim_is_refused():
    head, _, signature = signed().split(".")
    refused(f"{head}.{part(told(scope='cases:read'))}.{signature}")


@pytest.mark.parametrize("header", [{"kid": "key-2"}, {"kid": None}, {"kid": 1}, {"typ": "JWT"}])
def test_the_header_names_the_key_and_the_kind_of_token(header):
    refused(signed(**header))


def test_a_key_that_the_token_brings_along_is_not_believed():
    own = base64.urlsafe_b64encode(b"k" * 32).decode()
    refused(signed(key=b"k" * 32, jwk={"kty": "oct", "k": own}))


@pytest.mark.parametrize("text", ["..", "a.b.c", "é.é.é", "x" * 5_000 + "..", "e30.e30.e30"])
def test_what_is_no_token_is_refused(text):
    refused(text)


def refused(token):
    with pytest.raises(SignInNeeded):
        client_claims(token, KEYS)
