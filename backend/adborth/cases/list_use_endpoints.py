from typing import Annotated

from fastapi import Path, Response
from pydantic import BaseModel, Field

from adborth.access.work import WriteLists
from adborth.cases.list_use import use_of_list
from adborth.db.answers import json_answer
from adborth.lists.service import ListName
from adborth.problems import responses
from adborth.routing import new_router

router = new_router(prefix="/list-use", tags=["Lists"])
ListAsked = Annotated[ListName, Path(alias="list")]


class EntryUse(BaseModel):
    code: str
    cases: int = Field(description="However they ended.")
    open_cases: int = Field(description="Neither closed nor withdrawn.")


class ListUse(BaseModel):
    """Every entry of the list, the retired ones too."""

    items: list[EntryUse]


@router.get(
    "/{list}",
    operation_id="getListUse",
    summary="What stands on the entries of a list",
    response_model=ListUse,
    responses=responses(),
)
def get_list_use(list_name: ListAsked, work: WriteLists) -> Response:
    """To know before one is retired: cases keep it, but no new one can have it."""
    with work.reading() as connection:
        items = use_of_list(connection, work.actor, list_name)
    return json_answer({"items": items})
