"""Tokens: handed out once, kept as a hash."""

from hashlib import sha256
from secrets import token_urlsafe


def new_token() -> str:
    return token_urlsafe(32)


def hashed(token: str) -> str:
    """Of what is random enough that nobody can try all of it."""
    return sha256(token.encode()).hexdigest()
