from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from adborth.access.roles import Permission, Role
from adborth.access.second_factors import SecondFactor
from adborth.db.texts import Request, example, printable

Text = Annotated[str, AfterValidator(printable)]
Password = Annotated[Text, Field(min_length=1, max_length=200)]
Code = Annotated[
    Text,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=60),
    Field(description="Six digits of the authenticator, or one of the recovery codes."),
]


class SignIn(Request):
    model_config = example(username="admin", password="shown once")

    username: Annotated[Text, Field(min_length=1, max_length=100)]
    password: Password


class ProveSecondFactor(Request):
    model_config = example(code="123456")

    code: Code


class ConfirmPassword(Request):
    model_config = example(password="the present one")

    password: Password


class ChangePassword(Request):
    model_config = example(present="the present one", new="four words nobody expects")

    present: Password
    new: Password


class ResetPassword(Request):
    model_config = example(token="handed over by an administrator", password="a walk by the sea")

    token: Annotated[Text, Field(min_length=1, max_length=100)]
    password: Password


class SignedInUser(BaseModel):
    username: str
    display_name: str
    roles: list[Role]
    permissions: list[Permission]


class SessionState(BaseModel):
    user: SignedInUser
    second_factor: SecondFactor = Field(
        description="While `needed` or `to_enrol`, nothing but that step is possible."
    )
    expires_at: datetime = Field(description="Signed out then, whatever happens.")
    idle_seconds_left: int = Field(description="Signed out then, unless something is done.")


class SessionOpened(SessionState):
    token: str = Field(description="For scripts: send it as `Authorization: Bearer <token>`.")


class SessionEnrolled(SessionOpened):
    recovery_codes: list[str] = Field(description="Shown this once. Each works once.")


class EnrolmentBegun(BaseModel):
    """Shown this once; it counts when a code has confirmed it."""

    secret: str = Field(description="For typing into an authenticator.")
    otpauth_uri: str = Field(description="For a QR code.")


class RecoveryCodes(BaseModel):
    recovery_codes: list[str] = Field(description="Shown this once. Each works once.")


class OwnAccount(BaseModel):
    username: str
    display_name: str
    roles: list[Role]
    has_password: bool = Field(description="False for whoever signs in at the provider.")
    has_second_factor: bool
    second_factor_offered: bool = Field(description="Whether this installation knows any.")
    recovery_codes_left: int


class OwnSession(BaseModel):
    id: str
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    address: str | None
    agent: str | None = Field(description="The browser or script, as it names itself.")
    is_this: bool


class OwnSessions(BaseModel):
    items: list[OwnSession]
