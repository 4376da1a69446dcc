"""An API client as a machine has it."""

from base64 import b64encode
from dataclasses import dataclass

from fastapi.testclient import TestClient
from httpx2 import Response

TOKEN = "/oauth/token"


@dataclass
class Machine:
    """Knows its id and its secret, and can do what a script can."""

    visitor: TestClient
    client_id: str
    secret: str

    def ask(self, **form: str) -> Response:
        given = {"grant_type": "client_credentials"} | form
        return self.visitor.post(TOKEN, data=given, headers=basic(self.client_id, self.secret))

    def token(self, **form: str) -> str:
        answer = self.ask(**form)
        assert answer.status_code == 200, answer.text
        token: str = answer.json()["access_token"]
        return token

    def get(self, address: str, token: str | None = None) -> Response:
        bearer = {"Authorization": f"Bearer {token or self.token()}"}
        return self.visitor.get(address, headers=bearer)


def basic(client_id: str, secret: str) -> dict[str, str]:
    return {"Authorization": "Basic " + b64encode(f"{client_id}:{secret}".encode()).decode()}


def machine(administrator: TestClient, visitor: TestClient, *scopes: str) -> Machine:
    body = {"name": "Committee dashboard", "scopes": scopes or ["metrics:read"]}
    answer = administrator.post("/api-clients", json=body)
    assert answer.status_code == 201, answer.text
    return Machine(visitor, answer.json()["client_id"], answer.json()["secret"])
