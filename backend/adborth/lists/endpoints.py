from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Path, Response

from adborth.access.work import ReadLists, WriteLists
from adborth.db.answers import UNCHANGED, json_answer, json_answer_unless_known
from adborth.db.texts import CODE
from adborth.db.versions import IfMatch, IfNoneMatch
from adborth.errors import PreconditionMissing, Stale
from adborth.lists import schemas
from adborth.lists.editing import add_entry, change_entry
from adborth.lists.errors import EntryExists, EntryNotFound, LastInUse, ServiceRetired
from adborth.lists.repository import Entry, get_entry
from adborth.lists.service import list_names, places
from adborth.lists.vocabulary import ListName
from adborth.problems import responses
from adborth.routing import new_router

router = new_router(prefix="/lists", tags=["Lists"])

ListAsked = Annotated[ListName, Path(alias="list")]
CodeAsked = Annotated[str, Path(pattern=CODE, examples=["quality-of-service"])]
AnyEntry = schemas.TeamDetail | schemas.ChannelDetail | schemas.EntryDetail


@router.get(
    "",
    operation_id="getLists",
    summary="Services, teams, themes and channels",
    response_model=schemas.Lists,
    responses=responses() | UNCHANGED,
)
def get_lists(work: ReadLists, known: IfNoneMatch = None) -> Response:
    """The retired ones too, for old cases. A team of a retired service cannot be chosen either.

    The `ETag` is another one after every change of any list.
    """
    with work.reading() as connection:
        lists = list_names(connection)
    body = {name.value: _listed(entries) for name, entries in lists.items()}
    return json_answer_unless_known(body, known)


@router.post(
    "/{list}",
    status_code=201,
    operation_id="addListEntry",
    summary="Add an entry to a list",
    response_model=AnyEntry,
    responses=responses(EntryExists, ServiceRetired),
)
def post_entry(list_name: ListAsked, body: schemas.AddEntry, work: WriteLists) -> Response:
    """Both names are needed: whatever can be chosen can be read in Welsh as well."""
    with work.writing() as session:
        entry = add_entry(session, work.actor, list_name, body)
    location = f"/api/v1/lists/{list_name}/{entry.code}"
    return json_answer(_shown(entry), status=201, version=entry.version, location=location)


@router.get(
    "/{list}/{code}",
    operation_id="getListEntry",
    summary="One entry of a list",
    response_model=AnyEntry,
    responses=responses(EntryNotFound),
)
def get_list_entry(list_name: ListAsked, code: CodeAsked, work: ReadLists) -> Response:
    with work.reading() as connection:
        entry = get_entry(connection, list_name, code)
    return json_answer(_shown(entry), version=entry.version)


@router.patch(
    "/{list}/{code}",
    operation_id="changeListEntry",
    summary="Rename, retire or bring back an entry",
    response_model=AnyEntry,
    responses=responses(EntryNotFound, EntryExists, LastInUse, Stale, PreconditionMissing),
)
def patch_entry(
    list_name: ListAsked,
    code: CodeAsked,
    body: schemas.ChangeEntry,
    work: WriteLists,
    expected: IfMatch,
) -> Response:
    """Old cases keep a retired entry, and show the new name of a renamed one."""
    with work.writing() as session:
        entry = change_entry(session, work.actor, list_name, code, expected, body)
    return json_answer(_shown(entry), version=entry.version)


def _listed(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    order = places(entries)
    return [{**_shown(entry), "order": order[entry.id]} for entry in entries]


def _shown(entry: Entry) -> dict[str, Any]:
    shown = {
        "code": entry.code,
        "name": entry.name,
        "retired_on": entry.retired_on,
        "version": entry.version,
    }
    if entry.list_name is ListName.TEAMS:
        shown["service"] = entry.service
    if entry.list_name is ListName.CHANNELS:
        shown["is_oral"] = bool(entry.is_oral)
    return shown
