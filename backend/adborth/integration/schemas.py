from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from adborth.access.clients import Scope
from adborth.db.texts import Line, Request, example
from adborth.integration.errors import Refusal


def once(scopes: list[Scope]) -> list[Scope]:
    return sorted(set(scopes))


Scopes = Annotated[
    list[Scope],
    Field(min_length=1, max_length=len(Scope), description="What its tokens may do."),
    AfterValidator(once),
]


class AddApiClient(Request):
    model_config = Request.model_config | example(
        name="Committee dashboard", scopes=["metrics:read"]
    )

    name: Line
    scopes: Scopes


class ChangeApiClient(Request):
    """Only the fields that are sent change."""

    model_config = Request.model_config | example(is_active=False)

    name: Line | None = None
    scopes: Scopes | None = None
    is_active: Annotated[
        bool | None, Field(description="False ends its tokens at once, and it gets no more.")
    ] = None


class ClientSecretDetail(BaseModel):
    id: int
    created_by: str
    created_at: datetime


class ApiClientDetail(BaseModel):
    client_id: str
    name: str
    scopes: list[Scope]
    is_active: bool
    created_by: str
    created_at: datetime
    last_used_on: date | None = Field(description="The day of its latest token.")
    secrets: list[ClientSecretDetail]
    version: int


class ApiClientWithSecret(ApiClientDetail):
    secret: str = Field(description="Shown this once: only its hash is kept.")


class ApiClientList(BaseModel):
    items: list[ApiClientDetail]


class TokenGranted(BaseModel):
    """RFC 6749, 5.1."""

    access_token: str
    token_type: str = Field(examples=["Bearer"])
    expires_in: int = Field(description="Seconds.")
    scope: str = Field(description="What was granted, with spaces between.")


class TokenProblem(BaseModel):
    """RFC 6749, 5.2: the standard's own body of an error."""

    error: Refusal
    error_description: str
