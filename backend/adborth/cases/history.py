"""What was done to a case, as the API tells it."""

from typing import Any

from sqlalchemy import Connection, select

from adborth.access.models import User
from adborth.access.service import Actor
from adborth.audit.service import history_of
from adborth.cases.deeds import deed_in_words
from adborth.cases.repository import get_case_id, is_disposed
from adborth.lists.service import ListName, names_by_id
from adborth.lists.vocabulary import CODED

Json = dict[str, Any]


def get_history(connection: Connection, actor: Actor, reference: str, *, views: bool) -> list[Json]:
    """What was done to a case; entries of the lists by their names. Raises CaseNotFound.

    Of a disposed case only who did what: the values would bring back what was removed.
    """
    case_id = get_case_id(connection, actor, reference)
    entries = history_of(connection, reference, views=views)
    names = names_by_id(connection)
    people = _who_had_it(connection, entries)
    disposed = is_disposed(connection, case_id)
    for entry in entries:
        told = {} if disposed else entry["changes"]
        if had := told.get("assigned_to"):
            told = {**told, "assigned_to": [id and people[id] for id in had]}
        entry["changes"] = named_changes(told, names)
    return in_words(connection, entries)


def in_words(connection: Connection, entries: list[Json]) -> list[Json]:
    """Each entry with a sentence that names its actor as colleagues know them."""
    actors = {entry["actor"] for entry in entries}
    asked = select(User.username, User.display_name).where(User.username.in_(actors))
    known: dict[str, str] = {row.username: row.display_name for row in connection.execute(asked)}
    return [
        {
            **entry,
            "text": deed_in_words(entry["action"], known.get(entry["actor"]) or entry["actor"]),
        }
        for entry in entries
    ]


def named_changes(changes: Json, names: dict[ListName, dict[int, Json]]) -> Json:
    """With the names of the lists in the place of their keys."""
    return dict(_named_change(field, values, names) for field, values in changes.items())


def _named_change(
    field: str, values: list[Any], names: dict[ListName, dict[int, Json]]
) -> tuple[str, list[Any]]:
    stem, _, last = field.rpartition(".")
    name = last.removesuffix("_id")
    if name == last or name not in CODED:
        return field, values
    known = names[CODED[name]]
    return f"{stem}.{name}".lstrip("."), [value and known.get(value) for value in values]


def _who_had_it(connection: Connection, entries: list[Json]) -> dict[int, str]:
    ids = {id for entry in entries for id in entry["changes"].get("assigned_to", ()) if id}
    if not ids:
        return {}
    asked = select(User.id, User.display_name).where(User.id.in_(ids))
    return {row.id: row.display_name for row in connection.execute(asked)}
