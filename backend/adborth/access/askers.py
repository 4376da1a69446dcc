"""Who sent a token: a statement that looks them up, and what its rows tell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from adborth.access.clients import CLIENT_WHO, client_actor, client_values
from adborth.access.service import WHO, Actor, actor_from, token_values
from adborth.access.signed_tokens import TokenKeys, client_claims, is_client_token
from adborth.access.tokens import hashed
from adborth.db.base import Query


@dataclass(frozen=True)
class Asker:
    """`actor` raises SignInNeeded for rows that tell of nobody. `key` stands for the token."""

    key: str
    who: Query
    values: Mapping[str, Any]
    actor: Callable[[Sequence[Mapping[Any, Any]]], Actor]


def asker_of(token: str, keys: TokenKeys) -> Asker:
    """Raises SignInNeeded for a signed token that is not ours, or not for now."""
    if not is_client_token(token):
        values = token_values(token)
        return Asker(values["token"], WHO, values, actor_from)
    claims = client_claims(token, keys)
    actor = partial(client_actor, claims=claims)
    return Asker(hashed(token), CLIENT_WHO, client_values(claims), actor)
