"""Signed tokens of API clients: JSON Web Tokens that live for minutes.

HS256, because the service alone writes and reads them: with one kind of key, which nobody else
holds, there is no public key that could be passed off as a secret one, and reading a token is a
hash instead of a signature over an elliptic curve in every request.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from secrets import token_urlsafe

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from jose import JWTError, jwt

from adborth.access.errors import SignInNeeded

ALGORITHM = "HS256"
AUDIENCE = "adborth-api"
LEEWAY_SECONDS = 30
LONGEST = 4_096
NEEDED = ("iss", "aud", "sub", "iat", "nbf", "exp", "jti")


@dataclass(frozen=True)
class Claims:
    """What a token says that its signature holds. Whether it still counts, the database knows."""

    client_id: str
    scopes: frozenset[str]
    generation: int
    key_id: str


class TokenKeys:
    """Every key of this service, derived from its secret and the key's name (RFC 5869)."""

    def __init__(self, secret: str, issuer: str) -> None:
        self.issuer = issuer
        self.of: Callable[[str], bytes] = lru_cache(maxsize=100)(
            lambda key_id: _key(secret, key_id)
        )


def _key(secret: str, key_id: str) -> bytes:
    purpose = f"adborth access token {key_id}".encode()
    return HKDF(SHA256(), 32, salt=None, info=purpose).derive(secret.encode())


def is_client_token(token: str) -> bool:
    """A session's token has no dot in it."""
    return token.count(".") == 2


def write_token(keys: TokenKeys, claims: Claims, moment: datetime, lasts: timedelta) -> str:
    told = {
        "iss": keys.issuer,
        "aud": AUDIENCE,
        "sub": claims.client_id,
        "scope": " ".join(sorted(claims.scopes)),
        "gen": claims.generation,
        "iat": moment,
        "nbf": moment,
        "exp": moment + lasts,
        "jti": token_urlsafe(12),
    }
    key, header = keys.of(claims.key_id), {"kid": claims.key_id, "typ": "at+jwt"}
    written: str = jwt.encode(told, key, ALGORITHM, header)
    return written


def client_claims(token: str, keys: TokenKeys) -> Claims:
    """Raises SignInNeeded for whatever this service has not signed, or not for now."""
    if len(token) > LONGEST:
        raise SignInNeeded
    try:
        header = jwt.get_unverified_header(token)
        key_id = _text(header.get("kid"))
        if header.get("alg") != ALGORITHM or header.get("typ") != "at+jwt":
            raise SignInNeeded
        told = jwt.decode(
            token,
            keys.of(key_id),
            algorithms=[ALGORITHM],
            audience=AUDIENCE,
            issuer=keys.issuer,
            options={"leeway": LEEWAY_SECONDS} | {f"require_{name}": True for name in NEEDED},
        )
        scopes = frozenset(_text(told.get("scope")).split())
        return Claims(_text(told["sub"]), scopes, int(told["gen"]), key_id)
    except (JWTError, KeyError, TypeError, ValueError):
        raise SignInNeeded from None


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > 400 or "\x00" in value:
        raise TypeError
    return value
