from pydantic import BaseModel, Field


class OpenIdWay(BaseModel):
    name: str = Field(examples=["Microsoft Entra ID"])
    href: str = Field(examples=["/api/v1/sign-in/oidc"])


class SignInWays(BaseModel):
    local: bool = Field(description="With a user name and password of this service.")
    oidc: OpenIdWay | None = Field(description="At the council's own provider.")
