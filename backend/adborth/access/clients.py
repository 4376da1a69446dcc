"""API clients as those who ask: known by their token, and looked up in each request."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, or_, select, true

from adborth.access.client_models import ApiClient, SigningKey
from adborth.access.errors import SignInNeeded
from adborth.access.roles import Permission
from adborth.access.service import Actor
from adborth.access.signed_tokens import Claims
from adborth.clock import now
from adborth.db.base import Instant


class Scope(StrEnum):
    """The permissions that a machine can be given. Users and clients are kept by people."""

    READ_CASES = Permission.READ_CASES.value
    OPEN_CASES = Permission.OPEN_CASES.value
    READ_FIGURES = Permission.READ_FIGURES.value
    READ_LISTS = Permission.READ_LISTS.value
    WRITE_IMPORTS = Permission.WRITE_IMPORTS.value


# A client that was stopped, lost a secret, or whose key is refused, is nobody from then on.
CLIENT_WHO = (
    select(ApiClient.client_id, ApiClient.name, ApiClient.scopes)
    .join(SigningKey, SigningKey.key_id == bindparam("asking_key"))
    .where(
        ApiClient.client_id == bindparam("asking_client"),
        ApiClient.generation == bindparam("asking_generation"),
        ApiClient.is_active.is_(true()),
        or_(
            SigningKey.refused_from.is_(None),
            SigningKey.refused_from > bindparam("moment", type_=Instant()),
        ),
    )
)


def client_values(claims: Claims) -> dict[str, Any]:
    """For CLIENT_WHO."""
    return {
        "asking_client": claims.client_id,
        "asking_key": claims.key_id,
        "asking_generation": claims.generation,
        "moment": now(),
    }


def client_actor(rows: Sequence[Mapping[Any, Any]], claims: Claims) -> Actor:
    """With the scopes that the token and the client as it is now have in common."""
    if not rows:
        raise SignInNeeded
    [client] = rows
    scopes = claims.scopes & set(client["scopes"].split()) & set(Scope)
    return Actor(
        username=client_username(client["client_id"]),
        display_name=client["name"],
        kind="client",
        scopes=frozenset(Permission(scope) for scope in scopes),
    )


def client_username(client_id: str) -> str:
    return f"client:{client_id}"
