from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.orm import Session

from adborth.access.client_models import ApiClient, ClientSecret, SigningKey
from adborth.integration.errors import ApiClientNotFound, ClientSecretNotFound

CLIENTS = select(
    ApiClient.client_id,
    ApiClient.name,
    ApiClient.scopes,
    ApiClient.is_active,
    ApiClient.created_by,
    ApiClient.created_at,
    ApiClient.last_used_on,
    ApiClient.version,
    ApiClient.id,
)
SECRETS = select(
    ClientSecret.api_client_id, ClientSecret.id, ClientSecret.created_by, ClientSecret.created_at
).order_by(ClientSecret.id)
CREDENTIALS = (
    select(
        ApiClient.id,
        ApiClient.client_id,
        ApiClient.scopes,
        ApiClient.generation,
        ClientSecret.secret_hash,
    )
    .join(ClientSecret, ClientSecret.api_client_id == ApiClient.id)
    .where(ApiClient.is_active)
)


@dataclass(frozen=True)
class Client:
    """An API client as it is shown."""

    client_id: str
    name: str
    scopes: list[str]
    is_active: bool
    created_by: str
    created_at: datetime
    last_used_on: date | None
    version: int
    secrets: list[dict[str, Any]]

    @property
    def shown(self) -> dict[str, Any]:
        return asdict(self)


def find_clients(connection: Connection) -> list[Client]:
    clients = connection.execute(CLIENTS.order_by(ApiClient.name, ApiClient.id)).all()
    return _with_secrets(clients, connection.execute(SECRETS).all())


def get_client(connection: Connection, client_id: str) -> Client:
    """Raises ApiClientNotFound."""
    found = connection.execute(CLIENTS.where(ApiClient.client_id == client_id)).one_or_none()
    if found is None:
        raise ApiClientNotFound
    secrets = connection.execute(SECRETS.where(ClientSecret.api_client_id == found.id)).all()
    return _with_secrets([found], secrets)[0]


def _with_secrets(clients: Iterable[Any], secrets: Sequence[Any]) -> list[Client]:
    of_client = defaultdict(list)
    for row in secrets:
        shown = {"id": row.id, "created_by": row.created_by, "created_at": row.created_at}
        of_client[row.api_client_id].append(shown)
    return [
        Client(
            client_id=row.client_id,
            name=row.name,
            scopes=row.scopes.split(),
            is_active=row.is_active,
            created_by=row.created_by,
            created_at=row.created_at,
            last_used_on=row.last_used_on,
            version=row.version,
            secrets=of_client[row.id],
        )
        for row in clients
    ]


def get_row(session: Session, client_id: str) -> ApiClient:
    """For a change: nobody else changes it meanwhile. Raises ApiClientNotFound."""
    asked = select(ApiClient).where(ApiClient.client_id == client_id).with_for_update()
    found = session.scalar(asked)
    if found is None:
        raise ApiClientNotFound
    return found


def count_secrets(session: Session, client: ApiClient) -> int:
    asked = select(ClientSecret.id).where(ClientSecret.api_client_id == client.id)
    return len(session.scalars(asked).all())


def delete_secret(session: Session, client: ApiClient, secret_id: int) -> None:
    """Raises ClientSecretNotFound."""
    of_client = ClientSecret.api_client_id == client.id
    gone = delete(ClientSecret).where(of_client, ClientSecret.id == secret_id)
    if session.execute(gone.returning(ClientSecret.id)).one_or_none() is None:
        raise ClientSecretNotFound


def find_credentials(connection: Connection, client_id: str) -> Sequence[Any]:
    """Of an active client: a row for each of its secrets."""
    return connection.execute(CREDENTIALS.where(ApiClient.client_id == client_id)).all()


def mark_used(session: Session, id: int, day: date) -> None:
    session.execute(
        update(ApiClient)
        .where(ApiClient.id == id, ApiClient.last_used_on.is_distinct_from(day))
        .values(last_used_on=day)
    )


def current_key(session: Session) -> str | None:
    newest = SigningKey.created_at.desc(), SigningKey.key_id
    unretired = select(SigningKey.key_id).where(SigningKey.retired_at.is_(None))
    return session.scalar(unretired.order_by(*newest).limit(1))


def add_key(session: Session, key_id: str, moment: datetime) -> None:
    session.add(SigningKey(key_id=key_id, created_at=moment))
    session.flush()


def retire_keys(session: Session, moment: datetime, refused_from: datetime) -> None:
    """Those that sign, and those that would be read for longer."""
    session.execute(
        update(SigningKey)
        .where(SigningKey.retired_at.is_(None))
        .values(retired_at=moment, refused_from=refused_from)
    )
    session.execute(
        update(SigningKey)
        .where(SigningKey.refused_from > refused_from)
        .values(refused_from=refused_from)
    )


def delete_refused_keys(session: Session, moment: datetime) -> None:
    session.execute(delete(SigningKey).where(SigningKey.refused_from < moment))
