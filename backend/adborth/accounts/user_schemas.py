from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, StringConstraints
from pydantic_core import PydanticCustomError

from adborth.access.roles import Role
from adborth.db.texts import Code, Line, Request, example

ALLOWED = set("abcdefghijklmnopqrstuvwxyz0123456789._@-")


def _user_name(given: str) -> str:
    name = given.lower()
    if not set(name) <= ALLOWED:
        raise PydanticCustomError("user_name", "not a user name")
    return name


UserName = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=2, max_length=100),
    AfterValidator(_user_name),
]
Roles = Annotated[list[Role], Field(min_length=1, max_length=len(Role))]
Teams = Annotated[
    list[Code],
    Field(max_length=200, description="Whose Stage 1 a responding manager answers."),
]


class AddUser(Request):
    model_config = example(
        username="alice", display_name="Alice", roles=["complaints_officer"], teams=[]
    )

    username: UserName
    display_name: Line
    roles: Roles
    teams: Teams = Field(default_factory=list)


class ChangeUser(Request):
    """What is left out stays."""

    model_config = example(is_active=False)

    display_name: Line | None = None
    roles: Roles | None = None
    teams: Teams | None = None
    is_active: bool | None = None


class UserDetail(BaseModel):
    id: int
    username: str
    display_name: str
    roles: list[Role]
    teams: list[str]
    is_active: bool
    has_password: bool
    from_provider: bool = Field(
        description="Signs in at the council's own provider: has no password here, and no reset."
    )
    has_second_factor: bool
    version: int


class Users(BaseModel):
    items: list[UserDetail]


class ResetStarted(BaseModel):
    """To be handed over: it lets its bearer choose the password, once."""

    token: str
    expires_at: datetime


class UserAdded(BaseModel):
    user: UserDetail
    reset: ResetStarted
