from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from adborth.access.roles import Permission, Role
from adborth.db.texts import printable


class SignIn(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"username": "admin", "password": "shown once"}]},
    )

    username: Annotated[str, Field(min_length=1, max_length=100), AfterValidator(printable)]
    password: Annotated[str, Field(min_length=1, max_length=200)]


class SignedInUser(BaseModel):
    username: str
    display_name: str
    roles: list[Role]
    permissions: list[Permission]


class SessionOpened(BaseModel):
    user: SignedInUser
    token: str = Field(description="For scripts: send it as `Authorization: Bearer <token>`.")
    expires_at: datetime


class SessionState(BaseModel):
    user: SignedInUser
