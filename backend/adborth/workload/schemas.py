from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from adborth.cases.answer_schemas import ListedName
from adborth.db.texts import Request

MOST = 10_000_000
Count = Annotated[int, Field(strict=True, ge=0, le=MOST)]


class CountEmails(Request):
    model_config = ConfigDict(json_schema_extra={"examples": [{"emails": 346}]})

    emails: Count


class MailboxCountDetail(BaseModel):
    month: str = Field(examples=["2021-04"])
    emails: int
    batch: int | None = Field(description="The import that brought it; null when set by hand.")
    version: int = Field(description="For `If-Match` when the count is changed.")


class MailboxCountList(BaseModel):
    """The earliest month first."""

    items: list[MailboxCountDetail]
    total: int


class CountReferrals(Request):
    model_config = ConfigDict(json_schema_extra={"examples": [{"referrals": 943}]})

    referrals: Count


class ActiveReferralsDetail(BaseModel):
    on: date
    service: ListedName
    referrals: int
    batch: int | None = Field(description="The import that brought it; null when set by hand.")
    version: int = Field(description="For `If-Match` when the count is changed.")


class ActiveReferralsList(BaseModel):
    """The latest day first."""

    items: list[ActiveReferralsDetail]
