"""How a client says who it is: in the header or in the form, never in both (RFC 6749, 2.3.1)."""

from base64 import b64decode
from binascii import Error
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote_plus

from adborth.integration.errors import Refusal, TokenRefused


@dataclass(frozen=True)
class Credentials:
    client_id: str
    secret: str = field(repr=False)


def credentials_of(header: str | None, form: Mapping[str, str]) -> Credentials:
    """Raises TokenRefused."""
    if header is None:
        return _checked(form.get("client_id", ""), form.get("client_secret", ""))
    if "client_secret" in form:
        raise TokenRefused(Refusal.INVALID_REQUEST, "say who you are in one way only")
    given = _in_header(header)
    if form.get("client_id", given.client_id) != given.client_id:
        raise TokenRefused(Refusal.INVALID_REQUEST, "client_id differs from the header's")
    return given


def _in_header(header: str) -> Credentials:
    scheme, _, told = header.partition(" ")
    if scheme.lower() != "basic":
        raise _unknown()
    try:
        client_id, _, secret = b64decode(told.strip(), validate=True).decode().partition(":")
    except (Error, ValueError):
        raise _unknown() from None
    return _checked(unquote_plus(client_id), unquote_plus(secret))


def _checked(client_id: str, secret: str) -> Credentials:
    if not client_id or not secret or "\x00" in client_id or len(client_id) > 40:
        raise _unknown()
    return Credentials(client_id, secret)


def _unknown() -> TokenRefused:
    return TokenRefused(Refusal.INVALID_CLIENT, "unknown client, or not its secret")
