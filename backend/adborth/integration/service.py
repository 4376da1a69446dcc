"""What an administrator does to API clients. A client is never deleted: the audit names it."""

from secrets import token_hex, token_urlsafe

from sqlalchemy.orm import Session

from adborth.access.client_models import ApiClient, ClientSecret
from adborth.access.service import Actor
from adborth.access.tokens import hashed
from adborth.audit.service import record
from adborth.clock import now
from adborth.db.versions import check
from adborth.integration.errors import TooManySecrets
from adborth.integration.repository import (
    Client,
    count_secrets,
    delete_secret,
    get_client,
    get_row,
)
from adborth.integration.schemas import AddApiClient, ChangeApiClient

SECRETS_AT_ONCE = 2
# Scanners for secrets that lie about know one of ours by this.
PREFIX = "adborth_"


def subject_of(client_id: str) -> str:
    return f"api-client/{client_id}"


def add_client(session: Session, actor: Actor, given: AddApiClient) -> tuple[Client, str]:
    """With its first secret, to be shown once."""
    client = ApiClient(
        client_id=token_hex(8),
        name=given.name,
        scopes=" ".join(given.scopes),
        is_active=True,
        generation=1,
        version=1,
        created_by=actor.username,
        created_at=now(),
    )
    session.add(client)
    session.flush()
    changes = {"name": [None, given.name], "scopes": [None, list(given.scopes)]}
    record(session, actor.username, "api-client.add", subject_of(client.client_id), changes)
    secret = _new_secret(session, actor, client)
    return get_client(session.connection(), client.client_id), secret


def change_client(
    session: Session, actor: Actor, client_id: str, expected: int, given: ChangeApiClient
) -> Client:
    """Raises ApiClientNotFound and VersionStale."""
    client = get_row(session, client_id)
    check(client.version, expected)
    before = get_client(session.connection(), client_id)
    if given.name is not None:
        client.name = given.name
    if given.scopes is not None:
        client.scopes = " ".join(given.scopes)
    if given.is_active is not None:
        _activate(client, given.is_active)
    client.version += 1
    session.flush()
    after = get_client(session.connection(), client_id)
    changes = {
        field: [getattr(before, field), getattr(after, field)]
        for field in ("name", "scopes", "is_active")
        if getattr(before, field) != getattr(after, field)
    }
    record(session, actor.username, "api-client.change", subject_of(client_id), changes)
    return after


def _activate(client: ApiClient, is_active: bool) -> None:
    """Tokens of before the stop stay refused when the client comes back."""
    if client.is_active and not is_active:
        client.generation += 1
    client.is_active = is_active


def add_secret(session: Session, actor: Actor, client_id: str, expected: int) -> tuple[Client, str]:
    """Raises ApiClientNotFound, VersionStale and TooManySecrets."""
    client = get_row(session, client_id)
    check(client.version, expected)
    if count_secrets(session, client) >= SECRETS_AT_ONCE:
        raise TooManySecrets
    client.version += 1
    secret = _new_secret(session, actor, client)
    return get_client(session.connection(), client_id), secret


def end_secret(
    session: Session, actor: Actor, client_id: str, expected: int, secret_id: int
) -> Client:
    """Whoever had the secret may hold tokens too: they end with it, and others get new ones.

    Raises ApiClientNotFound, VersionStale and ClientSecretNotFound.
    """
    client = get_row(session, client_id)
    check(client.version, expected)
    delete_secret(session, client, secret_id)
    client.generation += 1
    client.version += 1
    session.flush()
    changes = {"secret": [secret_id, None]}
    record(session, actor.username, "api-client.end-secret", subject_of(client_id), changes)
    return get_client(session.connection(), client_id)


def _new_secret(session: Session, actor: Actor, client: ApiClient) -> str:
    """256 random bits: nobody guesses them, so a plain hash is enough to keep."""
    secret = PREFIX + token_urlsafe(32)
    row = ClientSecret(
        api_client_id=client.id,
        secret_hash=hashed(secret),
        created_by=actor.username,
        created_at=now(),
    )
    session.add(row)
    session.flush()
    changes = {"secret": [None, row.id]}
    record(session, actor.username, "api-client.add-secret", subject_of(client.client_id), changes)
    return secret
