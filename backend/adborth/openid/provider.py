"""The council's OpenID provider: where it is, what its keys are, and what it says of somebody."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_plus

import httpx2
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri  # type: ignore[import-untyped]
from authlib.oauth2.rfc7636 import create_s256_code_challenge  # type: ignore[import-untyped]
from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from adborth.clock import now
from adborth.openid.errors import ProviderRefused, ProviderUnavailable

SCOPE = "openid profile email"
# Only keys that the provider alone holds: with a shared secret anybody who has it is the provider.
ALGORITHMS = ["RS256", "PS256", "ES256"]
LEEWAY_SECONDS = 60
WAIT_SECONDS = 10.0
NEEDED = {"iss", "aud", "sub", "exp", "iat", "nonce"}


@dataclass(frozen=True)
class Registration:
    """This service as the provider knows it."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    redirect_url: str
    name: str


class Provider:
    """Discovery and keys are asked once and kept; keys again when a token names a new one."""

    def __init__(self, registration: Registration) -> None:
        self.registration = registration
        self._places: Mapping[str, Any] | None = None
        self._keys: KeySet | None = None

    def address(self, *, state: str, nonce: str, verifier: str) -> str:
        """Where a browser signs in. Raises ProviderUnavailable."""
        address: str = prepare_grant_uri(
            self._place("authorization_endpoint"),
            client_id=self.registration.client_id,
            response_type="code",
            redirect_uri=self.registration.redirect_url,
            scope=SCOPE,
            state=state,
            nonce=nonce,
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
        )
        return address

    def claims(self, *, code: str, nonce: str, verifier: str) -> Mapping[str, Any]:
        """What the ID token says, for a code. Raises ProviderRefused and ProviderUnavailable."""
        answer = self._exchange(code, verifier)
        told = answer.get("id_token")
        if not isinstance(told, str):
            raise ProviderRefused
        try:
            return self._believed(self._read(told), nonce)
        except (JoseError, ValueError, TypeError):
            raise ProviderRefused from None

    def _exchange(self, code: str, verifier: str) -> Mapping[str, Any]:
        mine = self.registration
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": mine.redirect_url,
            "code_verifier": verifier,
        }
        # Encoded as in a form (RFC 6749, 2.3.1).
        auth = quote_plus(mine.client_id), quote_plus(mine.client_secret)
        place = self._place("token_endpoint")
        with _client() as client:
            answer = client.post(place, data=form, auth=auth)
        if answer.is_client_error:
            raise ProviderRefused
        return _object(answer)

    def _read(self, told: str) -> jwt.Token:
        """Where no key of before fits, the provider may have a new one."""
        if self._keys is not None:
            with suppress(JoseError, ValueError):
                return jwt.decode(told, self._keys, algorithms=ALGORITHMS)
        place = self._place("jwks_uri")
        with _client() as client:
            published: Any = _object(client.get(place))
        self._keys = keys = KeySet.import_key_set(published)
        return jwt.decode(told, keys, algorithms=ALGORITHMS)

    def _believed(self, token: jwt.Token, nonce: str) -> Mapping[str, Any]:
        mine = self.registration
        options: dict[str, Any] = {name: {"essential": True} for name in NEEDED}
        options["iss"]["value"] = mine.issuer
        options["aud"]["value"] = mine.client_id
        asked = {"nonce": nonce, "client_id": mine.client_id}
        believed = CodeIDToken(token.claims, token.header, options, asked)
        believed.validate(now=int(now().timestamp()), leeway=LEEWAY_SECONDS)
        return dict(token.claims)

    def _place(self, name: str) -> str:
        if self._places is None:
            issuer = self.registration.issuer
            with _client() as client:
                places = _object(
                    client.get(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
                )
            if places.get("issuer") != issuer:
                raise ProviderUnavailable
            self._places = places
        place = self._places.get(name)
        if not isinstance(place, str):
            raise ProviderUnavailable
        return place


@contextmanager
def _client() -> Iterator[httpx2.Client]:
    """Raises ProviderUnavailable where there is no answer in time."""
    try:
        with httpx2.Client(timeout=WAIT_SECONDS, follow_redirects=False) as client:
            yield client
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise ProviderUnavailable from error


def _object(answer: httpx2.Response) -> Mapping[str, Any]:
    try:
        told = answer.json()
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise ProviderUnavailable from None
    if not answer.is_success or not isinstance(told, dict):
        raise ProviderUnavailable
    return told
