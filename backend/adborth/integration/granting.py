"""A token for a client that knows its secret: OAuth 2.0 client credentials (RFC 6749, 4.4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from hmac import compare_digest
from typing import Any

from sqlalchemy.orm import Session

from adborth.access.attempts import Guessed
from adborth.access.clients import client_username
from adborth.access.guessing import count_guess, forgive
from adborth.access.signed_tokens import Claims, TokenKeys, write_token
from adborth.access.tokens import hashed
from adborth.audit.service import record
from adborth.clock import now, today
from adborth.db.session import Database
from adborth.integration.credentials import Credentials
from adborth.integration.errors import Refusal, TokenRefused
from adborth.integration.keys import signing_key
from adborth.integration.repository import find_credentials, mark_used
from adborth.integration.service import subject_of

GRANT = "client_credentials"


@dataclass(frozen=True)
class Grant:
    token: str
    scopes: frozenset[str]


def grant_token(
    database: Database,
    keys: TokenKeys,
    given: Credentials,
    form: Mapping[str, str],
    lasts: timedelta,
    address: str,
) -> Grant:
    """Raises TokenRefused, and TooManyAttempts for an address that keeps guessing."""
    guess = {Guessed.ADDRESS: address}
    count_guess(database, guess)
    client = _known(database, given)
    if form.get("grant_type") != GRANT:
        raise _unsupported(form)
    scopes = _asked(form.get("scope", ""), frozenset(client.scopes.split()))
    with database.writing() as session:
        forgive(session, guess)
        mark_used(session, client.id, today())
        _record(session, client.client_id, "api-client.sign-in", {"scopes": [None, sorted(scopes)]})
        key_id = signing_key(session)
    claims = Claims(client.client_id, scopes, client.generation, key_id)
    return Grant(write_token(keys, claims, now(), lasts), scopes)


def _known(database: Database, given: Credentials) -> Any:
    """The client, if the secret is one of its own. A wrong one is recorded."""
    with database.reading() as connection:
        found = find_credentials(connection, given.client_id)
    sent = hashed(given.secret)
    right = [row for row in found if compare_digest(row.secret_hash, sent)]
    if right:
        return right[0]
    if found:
        with database.writing() as session:
            _record(session, given.client_id, "api-client.refused")
    raise TokenRefused(Refusal.INVALID_CLIENT, "unknown client, or not its secret")


def _unsupported(form: Mapping[str, str]) -> TokenRefused:
    if "grant_type" not in form:
        return TokenRefused(Refusal.INVALID_REQUEST, "grant_type is missing")
    return TokenRefused(Refusal.UNSUPPORTED_GRANT_TYPE, f"grant_type must be {GRANT}")


def _asked(scope: str, allowed: frozenset[str]) -> frozenset[str]:
    """What was asked for; without that, all that the client may."""
    asked = frozenset(scope.split())
    if not asked <= allowed:
        raise TokenRefused(Refusal.INVALID_SCOPE, "the client has not all of these scopes")
    return asked or allowed


def _record(
    session: Session, client_id: str, action: str, changes: Mapping[str, Any] | None = None
) -> None:
    record(session, client_username(client_id), action, subject_of(client_id), changes)
