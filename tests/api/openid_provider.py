"""A real OpenID provider on this machine, and what a test may do to it.

It is `oidc-provider-mock`, whose server speaks the whole flow; here it also holds a client to the
proof key that it announced (RFC 7636), and changes its key or the life of its tokens when asked.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit

import flask
import httpx2
from authlib import jose
from oidc_provider_mock import User
from oidc_provider_mock._app import app as provider_app
from oidc_provider_mock._server import _threaded_server


@dataclass
class OpenIdProvider:
    app: flask.Flask
    issuer: str = ""
    challenges: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def know(self, subject: str, **claims: Any) -> None:
        with self._inside():
            flask.g.oidc_provider_mock_storage.store_user(User(sub=subject, claims=claims))

    def change_key(self) -> None:
        with self._inside():
            key = jose.RSAKey.generate_key(is_private=True)
            flask.g.oidc_provider_mock_storage.jwk = key

    def sign_in(self, address: str, subject: str) -> str:
        """As a person does at the provider's own page; gives the address they are sent back to."""
        answer = httpx2.post(address, data={"sub": subject})
        assert answer.status_code == 302, answer.text
        back = answer.headers["location"]
        code = parse_qs(urlsplit(back).query)["code"][0]
        self.challenges[code] = parse_qs(urlsplit(address).query)["code_challenge"][0]
        return back

    def check(self) -> None:
        """Refuses a code without the verifier of its challenge."""
        self.asked.append(flask.request.path)
        if flask.request.path == "/oauth2/token":
            form = flask.request.form
            digest = sha256(form.get("code_verifier", "").encode()).digest()
            proof = urlsafe_b64encode(digest).decode().rstrip("=")
            if self.challenges.get(form.get("code", "")) not in (proof, None):
                flask.abort(400)

    @contextmanager
    def _inside(self) -> Iterator[None]:
        with self.app.test_request_context():
            self.app.preprocess_request()
            self.asked.pop()
            yield


@contextmanager
def openid_provider(tokens_last: timedelta = timedelta(hours=1)) -> Iterator[OpenIdProvider]:
    app = provider_app(require_nonce=True, access_token_max_age=tokens_last)
    provider = OpenIdProvider(app)
    app.before_request(provider.check)
    with _threaded_server(app, poll_interval=0.01) as server:
        provider.issuer = f"http://localhost:{server.server_port}"
        yield provider
